// Claims to links: what a diagram draws between two nodes. Users ask GraphView::links.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/filter.h"
#include "graph/knowledge_graph.h"
#include "graph/ontology.h"

namespace dossier {

/// What a diagram draws between two nodes: a relation, or an event's actor and recipient read as
/// one edge.
struct Link {
  NodeIndex from, to;
  std::string label;               // as readers say it: "leads", "phone call", "air strike (place)"
  std::optional<NodeIndex> event;  // the event behind it
  bool symmetric = false;          // both ends are alike: `from` and `to` say nothing
  std::vector<ClaimIndex> claims;  // what supports it, sorted
  std::vector<Stance> stances;     // distinct stances of its evidence, in enum order
  bool contested = false;
  std::uint32_t articles = 0, origins = 0;  // an event's: of the less supported of its two ends
  std::optional<TimeInterval> when;         // from the first to the last of its event times
};

/// True when nobody puts it otherwise than as not so.
bool only_denied(const Link& link);

/// kLinks: an event's participants are linked with each other; kNodes: with the event.
enum class EventReading : std::uint8_t { kLinks, kNodes };

/// The shortest interval that holds both; one that is missing changes nothing. None where the two
/// together are open at both ends.
std::optional<TimeInterval> join(const std::optional<TimeInterval>& a,
                                 const std::optional<TimeInterval>& b);

/// All links that the filter leaves, sorted as GraphView::links says. O(claims log claims + pairs
/// of participants).
std::vector<Link> make_links(const KnowledgeGraph& graph, const Ontology& ontology,
                             const ClaimFilter& filter,
                             EventReading reading = EventReading::kLinks);

}  // namespace dossier
