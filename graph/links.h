// Claims to links: what a diagram draws between two nodes. Internal to this folder; users ask
// GraphView::links.
#pragma once

#include <vector>

#include "graph/view.h"

namespace dossier {

/// All links that the filter leaves, sorted as GraphView::links says. O(claims log claims + pairs
/// of participants).
std::vector<Link> make_links(const KnowledgeGraph& graph, const Ontology& ontology,
                             const ClaimFilter& filter);

}  // namespace dossier
