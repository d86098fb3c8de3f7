// An event of one document as events are compared: who took part, when, where, about what. Internal
// to this folder.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/facts.h"

namespace dossier {

/// Who an entity is after names are settled: equal for entities of one node.
using Identity = std::uint64_t;
using Identities = std::vector<Identity>;  // sorted, without repeats

struct EventView {
  DocumentId document;
  std::uint32_t entity = 0;
  std::string category, mode;
  Identities actors, recipients, places, topics;
  Identities participants;             // actors and recipients
  std::vector<Identity> indexed;       // the same in the order of the document
  std::vector<std::string> countries;  // of the places, sorted
  std::vector<std::string> content;    // folded, sorted
  std::vector<TimeInterval> when;
  std::optional<Date> published;
  bool said_to_happen = false;
  std::optional<Identity> one;  // an analyst made one of the events that have the same
  std::set<std::size_t> sides;  // of `different` judgements (constraints.h)
};

/// Views of a document's events, without identities, and the local entities that stand for these.
struct EventRoles {
  EventView view;
  std::vector<std::uint32_t> actors, recipients, places, topics;  // local entities
};
std::vector<EventRoles> event_roles(const ReportFacts& document);
/// The view, with the identities that `identity` gives for local entities.
EventView view_of(const EventRoles& roles,
                  const std::function<Identity(std::uint32_t entity)>& identity);

/// How far apart two events may lie, in days, at the least; nothing when they cannot be one.
std::optional<std::int32_t> distance(const EventView& a, const EventView& b);
/// What keeps two events apart, whatever else links them.
bool contradictory(const EventView& a, const EventView& b);
/// The two may be one: see events.cpp.
bool linked(const EventView& a, const EventView& b);

}  // namespace dossier
