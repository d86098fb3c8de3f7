// The best paths of an adjacency. Users ask GraphView::paths.
#pragma once

#include <vector>

#include "graph/adjacency.h"
#include "graph/path.h"

namespace dossier {

/// As GraphView::paths says; `links` are those that `graph` was made from.
std::vector<Path> best_paths(const Adjacency& graph, const std::vector<Link>& links, NodeIndex from,
                             NodeIndex to, const PathOptions& options);

}  // namespace dossier
