// What a description refers to: "the department", "his government", "the two leaders", "the
// country".
//
// Internal to coreference. Errs on the side of keeping apart.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "understand/clusters.h"
#include "understand/lexicon.h"
#include "understand/salience.h"
#include "understand/title_book.h"

namespace dossier {

class Antecedents {
 public:
  /// Borrows all three.
  Antecedents(ClusterBook& book, TitleBook& titles, const Lexicon& lexicon);

  /// Gives the description to a cluster met before, makes one for it, or leaves it. `likely`: the cluster that it
  /// has where no rule knows one.
  void resolve(std::uint32_t mention, const Salience& salience,
               std::optional<std::uint32_t> likely);

  /// The cluster of several entities together, one for each set. `members` sorted.
  std::uint32_t group_of(std::vector<std::uint32_t> members);

  /// Call when a person is met first: one of those whom "the two men" may mean.
  void note_person(std::uint32_t cluster);

 private:
  using Found = std::optional<std::uint32_t>;

  Found owner_of(const RawMention& mention) const;
  std::string country_of(const RawMention& mention, Found owner) const;
  std::string key_of(const RawMention& mention, Found owner) const;
  std::string key_of_executive(const RawMention& mention, std::string belongs, Found owner) const;
  Found by_key(const std::string& key) const;
  Found of_this_name(const RawMention& mention) const;
  void note_owner(std::uint32_t cluster, const RawMention& mention, Found owner);

  Found pair_for(const RawMention& mention, const Salience& salience);
  std::vector<std::uint32_t> recent_pair(const RawMention& mention, bool leaders,
                                         const Salience& salience) const;
  std::vector<std::uint32_t> main_pair(bool leaders) const;
  Found person_for(const RawMention& mention, const Salience& salience) const;
  Found named_for(const RawMention& mention, const Salience& salience) const;
  Found leader_near(const RawMention& mention, const Salience& salience) const;

  ClusterBook& book_;
  TitleBook& titles_;
  const Lexicon& lexicon_;
  std::map<std::string, std::uint32_t> by_key_;
  std::map<std::string, std::uint32_t> by_name_;  // organizations, by the words of their names
  std::set<std::uint32_t> executives_;            // governments, administrations
  std::vector<std::uint32_t> persons_;            // those named, in order of their first mention
  std::map<std::vector<std::uint32_t>, std::uint32_t> groups_;
};

}  // namespace dossier
