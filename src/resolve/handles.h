// Handles: the distinct names by which entities of all documents can be recognized. Entities with
// one handle are one node, and links between handles (name_links.h) decide which handles are one.
// Internal to this folder.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/facts.h"
#include "resolve/name_form.h"

namespace dossier {

/// What a handle is the name of. A country and a government are known by their code.
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

/// The handles of one entity of a document, the best name's first; none for an event, and for an
/// entity that no mention names (but for the government of a country).
std::vector<Handle> handles_of(const LocalEntity& entity);

/// The name forms of an entity that can stand for it elsewhere: those that are not a part of a
/// longer one. Empty when no mention of it is a name.
std::vector<NameForm> own_forms(const LocalEntity& entity);

/// True when both are known and differ.
inline bool contradict(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && a != b;
}

}  // namespace dossier
