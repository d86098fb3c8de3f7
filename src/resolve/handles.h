// Handles: the distinct names by which entities of all documents can be recognized. Entities with
// one handle are one node, and the rules of this folder unite handles. Internal to this folder.
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/facts.h"
#include "resolve/union_find.h"

namespace dossier {

/// A name as the rules compare it: folded words without full stops, without a leading article or a
/// possessive ending.
struct NameForm {
  std::vector<std::string> words;
  std::string initials;  // folded first letters of its capitalized words: "unb" for "University of
                         // New Brigg" (no "o")
  bool acronym = false;  // one word in capitals, two letters or more

  std::string text() const;
  friend auto operator<=>(const NameForm&, const NameForm&) = default;
};
NameForm name_form(std::string_view name);

/// What a handle is the name of. A country is known by its code and has no words.
enum class Kind : std::uint8_t {
  kPerson,
  kOrganization,
  kGovernment,
  kGroup,
  kPlace,
  kCountry,
  kThing
};

struct Handle {
  Kind kind = Kind::kThing;
  NameForm form;
  std::string country;  // code, or empty where it is not known
  friend auto operator<=>(const Handle&, const Handle&) = default;
};

/// Entities are numbered over all documents, in order of document id and then of their place in it.
class Handles {
 public:
  /// The handle's number; `entity` is recognized by it.
  std::size_t add(const Handle& handle, std::size_t entity);

  std::size_t size() const { return all_.size(); }
  const Handle& operator[](std::size_t handle) const { return *all_[handle]; }
  std::size_t root(std::size_t handle) const { return sets_.find(handle); }
  void unite(std::size_t a, std::size_t b) { sets_.unite(a, b); }
  const std::vector<std::size_t>& entities(std::size_t handle) const { return entities_[handle]; }

 private:
  std::map<Handle, std::size_t> index_;
  std::vector<const Handle*> all_;
  std::vector<std::vector<std::size_t>> entities_;
  UnionFind sets_;
};

/// The name forms of an entity that can stand for it elsewhere: those that are not a part of a
/// longer one. Empty when no mention of it is a name.
std::vector<NameForm> own_forms(const LocalEntity& entity);

/// True when both are known and differ.
inline bool contradict(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && a != b;
}

/// Unites persons' handles, and entities that are known by a last name alone. See persons.cpp.
struct SingleName {
  std::size_t entity;
  std::string word;
  std::string country;
};
void unite_persons(Handles& handles, const std::vector<SingleName>& singles, UnionFind& entities);

/// Unites the handles of organizations, groups, places and things. See organizations.cpp.
void unite_others(Handles& handles);

}  // namespace dossier
