// The vocabulary: entity types, PLOVER categories and modes, roles and relations, read from one data file (ontology.json).
//
//   Threads  immutable after loading.
//   Errors   kData for a malformed file: says the entry, the key and the value seen.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/facts.h"

namespace dossier {

struct EventMode {
  std::string name;
  std::string cameo;    // CAMEO code
  bool extension = false;
};

struct EventCategory {
  std::string name;
  std::string quad;     // "verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict", "neutral"
  double score = 0;     // -10 to 10
  std::string cameo;    // CAMEO root
  bool symmetric = false;  // consult: all who took part are actors
  bool extension = false;
  std::vector<EventMode> modes;
};

enum class PredicateKind : unsigned char { kRole, kEventValue, kRelation };

struct PredicateInfo {
  std::string name;       // "leads"
  std::string label;      // "leads"
  std::string inverse;    // "is led by"
  PredicateKind kind = PredicateKind::kRelation;
  std::vector<EntityType> subjects, objects;  // types that may stand at each end; empty objects: a value only
  bool takes_value = false;
  bool symmetric = false;
  std::uint16_t number = 0;                   // position in the file, stable: used in store keys
  std::map<std::string, std::string> same_as; // "schema.org" -> "member"
};

class Ontology {
 public:
  explicit Ontology(const std::filesystem::path& file);

  const EventCategory* category(std::string_view name) const;  // null when unknown
  const PredicateInfo* predicate(std::string_view name) const;
  const std::vector<EventCategory>& categories() const { return categories_; }
  const std::vector<PredicateInfo>& predicates() const { return predicates_; }
  /// True when an edge `predicate` may run between these types.
  bool allows(std::string_view predicate, EntityType subject, EntityType object) const;
  /// Hash of the file's content; the store keeps it.
  Hash128 hash() const { return hash_; }

 private:
  std::vector<EventCategory> categories_;
  std::vector<PredicateInfo> predicates_;
  Hash128 hash_;
};

}  // namespace dossier
