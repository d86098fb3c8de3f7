// Ways between two nodes, and what may be asked of them. Users ask GraphView::paths.
#pragma once

#include <cstdint>
#include <vector>

#include "base/limits.h"
#include "graph/knowledge_graph.h"

namespace dossier {

/// A way between two nodes and how well it is supported.
struct Path {
  std::vector<NodeIndex> nodes;       // from the first to the last, at least two
  std::vector<std::size_t> links;     // indexes into GraphView::links(), one fewer than nodes
  std::uint32_t weakest_origins = 0;  // origins of the least supported link
};

/// kByTime: no step happened before the one before it; a link without an event time is no step.
enum class StepOrder : std::uint8_t { kAny, kByTime };

struct PathOptions {
  std::size_t count = 3;
  std::size_t max_links = kMaxPathClaims;
  std::vector<NodeIndex> not_through = {};  // nodes that no path enters
  StepOrder order = StepOrder::kAny;
};

}  // namespace dossier
