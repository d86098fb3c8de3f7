// The vocabulary: entity types, PLOVER categories and modes, roles and relations, read from one
// data file (ontology.json).
//
//   Threads  immutable after loading.
//   Errors   kData for a malformed file: says the entry, the key and the value seen.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "graph/facts.h"

namespace dossier {

struct TypeInfo {
  EntityType type = EntityType::kThing;
  std::vector<std::string> subtypes;
  std::map<std::string, std::string> same_as;  // "schema.org" -> "Person"
};

struct EventMode {
  std::string name;
  std::string label;  // what a reader calls it: "phone call"
  std::string cameo;  // CAMEO code
  double score = 0;   // the category's where the file gives none
  bool extension = false;
};

struct EventCategory {
  std::string name;
  std::string label;       // what a reader calls it: "talks"
  std::string quad;        // "verbal-cooperation", "material-cooperation", "verbal-conflict",
                           // "material-conflict", "verbal", "neutral"
  double score = 0;        // -10 to 10
  std::string cameo;       // CAMEO root; empty where CAMEO has none
  bool symmetric = false;  // consult: all who took part are actors
  bool extension = false;
  std::vector<EventMode> modes;
};

enum class PredicateKind : unsigned char { kRole, kEventValue, kRelation };

struct PredicateInfo {
  std::string name;     // "leads"
  std::string label;    // "leads"
  std::string inverse;  // "is led by"
  PredicateKind kind = PredicateKind::kRelation;
  std::vector<EntityType> subjects,
      objects;  // types that may stand at each end; empty objects: none but a value
  bool takes_value = false;
  bool symmetric = false;
  std::uint16_t number = 0;                    // position in the file, stable: used in store keys
  std::map<std::string, std::string> same_as;  // "schema.org" -> "member"
};

class Ontology {
 public:
  explicit Ontology(const std::filesystem::path& file);
  /// From the content of such a file; `file` is its name in messages.
  Ontology(const std::string& content, const std::string& file);

  const TypeInfo& type(EntityType type) const;
  const EventCategory* category(std::string_view name) const;  // null when unknown
  const PredicateInfo* predicate(std::string_view name) const;
  /// What a reader calls an event: "phone call" for (consult, phone); the category's label when the
  /// mode is empty or unknown, the category itself when that is unknown.
  std::string event_label(std::string_view category, std::string_view mode) const;
  const std::vector<EventCategory>& categories() const { return categories_; }
  const std::vector<PredicateInfo>& predicates() const { return predicates_; }
  /// True when an edge `predicate` may run between these types.
  bool allows(std::string_view predicate, EntityType subject, EntityType object) const;
  /// Hash of the file's content; the store keeps it.
  Hash128 hash() const { return hash_; }

 private:
  std::vector<TypeInfo> types_;  // in enum order
  std::vector<EventCategory> categories_;
  std::vector<PredicateInfo> predicates_;
  Hash128 hash_;
};

}  // namespace dossier
