// Which nodes of a view are linked at all, as one simple undirected graph.
//
// Nodes are tied where the view has a link between them that is not only denied (a denial ties
// nobody, unless the filter asks for denials alone). The weight of a tie is the number of origins
// of the best supported of its parallel links.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "graph/view.h"

namespace dossier {

/// Two linked nodes, and the best supported link between them.
struct Tie {
  NodeIndex first, second;  // first < second
  std::uint32_t weight;     // origins, at least 1
  std::size_t link;         // index into the view's links
};

/// The ties of a view, by (first, second). O(links log links).
std::vector<Tie> ties_of(const GraphView& view);

/// Nodes that have ties, numbered from 0 in the order of the dossier, each with its neighbours.
struct TieGraph {
  struct Neighbor {
    std::uint32_t node;  // number in this graph
    std::uint32_t weight;
  };
  std::vector<NodeIndex> nodes;                  // of the dossier, by number
  std::vector<std::vector<Neighbor>> neighbors;  // of each, by number

  explicit TieGraph(const std::vector<Tie>& ties) {
    for (const Tie& tie : ties) nodes.insert(nodes.end(), {tie.first, tie.second});
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    neighbors.resize(nodes.size());
    for (const Tie& tie : ties) {
      neighbors[number_of(tie.first)].push_back({number_of(tie.second), tie.weight});
      neighbors[number_of(tie.second)].push_back({number_of(tie.first), tie.weight});
    }
    for (auto& list : neighbors)
      std::sort(list.begin(), list.end(),
                [](const Neighbor& a, const Neighbor& b) { return a.node < b.node; });
  }

  std::uint32_t number_of(NodeIndex node) const {
    const auto at = std::lower_bound(nodes.begin(), nodes.end(), node);
    return static_cast<std::uint32_t>(at - nodes.begin());
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes.size()); }
};

}  // namespace dossier
