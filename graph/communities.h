// Groups of nodes that are linked more among each other than with the rest.
#pragma once

#include <vector>

#include "graph/structure.h"

namespace dossier {

struct Communities {
  std::vector<std::vector<NodeIndex>> groups;  // largest first, then by first node; each sorted
  double modularity = 0;                       // Newman and Girvan (2004), -0.5 to 1
};

/// Divides the nodes that have ties. Each group holds together without the rest. Deterministic;
/// communities.cpp says how. About O(ties log ties).
Communities find_communities(const GraphView& view);

}  // namespace dossier
