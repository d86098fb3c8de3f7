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
};

/// All links that the filter leaves, sorted as GraphView::links says. O(claims log claims + pairs
/// of participants).
std::vector<Link> make_links(const KnowledgeGraph& graph, const Ontology& ontology,
                             const ClaimFilter& filter);

}  // namespace dossier
