// What is said of one event, or by one relation: the units that people read and compare.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/filter.h"
#include "graph/knowledge_graph.h"

namespace dossier {

/// A piece of evidence and the claim it speaks for or against.
struct Spoken {
  ClaimIndex claim;
  const Evidence* evidence;
};

/// An event with all that is claimed of it, or a single claim that is not of an event.
struct Topic {
  std::optional<NodeIndex> event;
  std::vector<Spoken> spoken;  // what passes the filter, in the order of the claims; never empty
};

/// All topics that the filter leaves: events by id, then other claims by id. O(evidence log
/// events). The graph must outlive them.
std::vector<Topic> topics(const KnowledgeGraph& graph, const ClaimFilter& filter);

/// The event's name, or the claim in words.
std::string describe(const KnowledgeGraph& graph, const Topic& topic);

/// Distinct stances of what is spoken, in enum order.
std::vector<Stance> stances_of(const std::vector<Spoken>& spoken);

}  // namespace dossier
