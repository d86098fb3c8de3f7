// The entities of a document while they are put together, and what is known of them at one point of
// the text.
//
// Internal to coreference.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "understand/name_clusters.h"
#include "understand/raw_mention.h"

namespace dossier {

/// One entity of the document while it is put together.
struct Cluster {
  EntityType type = EntityType::kThing;
  std::string subtype = {};
  std::string country = {};
  Gender gender = Gender::kUnknown;
  Number number = Number::kSingular;
  bool named = false;
  std::vector<Title> titles = {};            // persons: every role that the document gives them
  std::vector<std::uint32_t> mentions = {};  // indexes of raw mentions
  std::optional<std::uint32_t> owner = {};   // descriptions: the cluster that it belongs to
  std::vector<std::uint32_t> members = {};   // "the two leaders": the clusters meant
  std::set<std::string> known_words = {};    // of its names and descriptions
  std::optional<TokenAt> last_met = {};      // in the walk over the text
  std::uint32_t times_met = 0;
};

class ClusterBook {
 public:
  /// Borrows `mentions`; starts with the clusters that names make.
  ClusterBook(const std::vector<RawMention>& mentions, const NameClusters& names);

  const std::vector<RawMention>& mentions() const { return *mentions_; }
  const RawMention& mention(std::uint32_t index) const { return (*mentions_)[index]; }
  Cluster& operator[](std::uint32_t cluster) { return clusters_[cluster]; }
  const Cluster& operator[](std::uint32_t cluster) const { return clusters_[cluster]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(clusters_.size()); }

  std::optional<std::uint32_t> of_mention(std::uint32_t index) const { return cluster_of_[index]; }
  /// The mention that a token heads or, for names and titles, belongs to.
  std::optional<std::uint32_t> mention_at(TokenAt at) const;
  /// Its cluster, if it has one yet.
  std::optional<std::uint32_t> at(TokenAt at) const;

  void join(std::uint32_t mention, std::uint32_t cluster);
  /// A new cluster with this mention.
  std::uint32_t create(std::uint32_t mention);
  /// A new cluster that stands for several others; it has no mention yet.
  std::uint32_t create_group(std::vector<std::uint32_t> members);

  std::vector<Cluster> take_clusters() { return std::move(clusters_); }
  std::vector<std::optional<std::uint32_t>> take_cluster_of() { return std::move(cluster_of_); }

 private:
  const std::vector<RawMention>* mentions_;
  std::vector<Cluster> clusters_;
  std::vector<std::optional<std::uint32_t>> cluster_of_;
  std::map<TokenAt, std::uint32_t> by_token_;
};

}  // namespace dossier
