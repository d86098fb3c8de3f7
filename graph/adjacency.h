// Links as a compressed graph that is walked both ways: what the algorithms of this folder run on.
//
// A boost::compressed_sparse_row_graph with an arc for each direction of each link: it is built
// once and never changed, takes 12 bytes an arc, and its arcs lie in order, so that a walk needs no
// sorting to be deterministic. (adjacency_list takes four times the memory and ten times as long to
// build.) The arcs of a node are ordered by target, then by support, then what is only denied last,
// so the first arc to a target is the best of its parallels.
#pragma once

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/links.h"

namespace dossier {

struct Arc {
  std::uint32_t link = 0;
  std::uint32_t origins = 0;
};

using Adjacency = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc,
                                                     boost::no_property, NodeIndex, std::uint32_t>;

/// O(links log links).
inline Adjacency make_adjacency(const std::vector<Link>& links, std::size_t nodes) {
  struct Row {
    NodeIndex from, to;
    Arc arc;
  };
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    const Link& link = links[i];
    rows.push_back({link.from, link.to, {i, link.origins}});
    if (link.from != link.to) rows.push_back({link.to, link.from, {i, link.origins}});
  }
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    const bool a_denied = only_denied(links[a.arc.link]), b_denied = only_denied(links[b.arc.link]);
    return std::tie(a.from, a.to, b.arc.origins, a_denied, a.arc.link) <
           std::tie(b.from, b.to, a.arc.origins, b_denied, b.arc.link);
  });
  std::vector<std::pair<NodeIndex, NodeIndex>> ends;
  std::vector<Arc> arcs;
  for (const Row& row : rows) {
    ends.emplace_back(row.from, row.to);
    arcs.push_back(row.arc);
  }
  return Adjacency(boost::edges_are_sorted, ends.begin(), ends.end(), arcs.begin(),
                   static_cast<NodeIndex>(nodes));
}

/// Calls `visit(other, arc)` for each arc of `node`, in their order.
template <class Visit>
void for_each_arc(const Adjacency& graph, NodeIndex node, Visit visit) {
  for (auto [edge, end] = boost::out_edges(node, graph); edge != end; ++edge)
    visit(boost::target(*edge, graph), graph[*edge]);
}

}  // namespace dossier
