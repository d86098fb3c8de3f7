// Neighbourhoods over links; paths are in path_finder.cpp.
#include "graph/view.h"

#include <algorithm>
#include <map>
#include <set>

#include "graph/adjacency.h"
#include "graph/path_finder.h"

namespace dossier {
namespace {

bool leads(const Link& link, NodeIndex from, Direction direction) {
  if (direction == Direction::kBoth || link.symmetric) return true;
  return (link.from == from) == (direction == Direction::kOut);
}

}  // namespace

struct GraphView::Parts {
  const KnowledgeGraph& graph;
  ClaimFilter filter;
  std::vector<Link> links;
  Adjacency adjacency;
};

GraphView::GraphView(const KnowledgeGraph& graph, const Ontology& ontology,
                     const ClaimFilter& filter, EventReading reading)
    : parts_(new Parts{graph, filter, make_links(graph, ontology, filter, reading), {}}) {
  parts_->adjacency = make_adjacency(parts_->links, graph.nodes.size());
}

GraphView::~GraphView() = default;

const KnowledgeGraph& GraphView::graph() const {
  return parts_->graph;
}

const ClaimFilter& GraphView::filter() const {
  return parts_->filter;
}

const std::vector<Link>& GraphView::links() const {
  return parts_->links;
}

std::vector<std::size_t> GraphView::links_at(NodeIndex node) const {
  std::vector<std::size_t> out;
  for_each_arc(parts_->adjacency, node,
               [&](NodeIndex, const Arc& arc) { out.push_back(arc.link); });
  return out;
}

Neighborhood GraphView::neighborhood(NodeIndex centre, std::uint32_t depth,
                                     Direction direction) const {
  const Adjacency& graph = parts_->adjacency;
  Neighborhood out{{centre}, {0}, {}};
  std::set<NodeIndex> seen = {centre};
  std::size_t layer_begin = 0;
  for (std::uint32_t distance = 1; distance <= depth && layer_begin < out.nodes.size();
       ++distance) {
    std::map<NodeIndex, std::uint32_t> next;  // node to its best support from the layer before
    for (; layer_begin < out.nodes.size(); ++layer_begin)
      for_each_arc(graph, out.nodes[layer_begin], [&](NodeIndex other, const Arc& arc) {
        if (seen.contains(other)) return;
        if (leads(parts_->links[arc.link], out.nodes[layer_begin], direction))
          next[other] = std::max(next[other], arc.origins);
      });
    std::vector<std::pair<NodeIndex, std::uint32_t>> layer(next.begin(), next.end());
    std::stable_sort(layer.begin(), layer.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [node, support] : layer) {
      seen.insert(node);
      out.nodes.push_back(node);
      out.distance.push_back(distance);
    }
  }
  std::set<std::size_t> links;
  for (NodeIndex node : out.nodes)
    for_each_arc(graph, node, [&](NodeIndex other, const Arc& arc) {
      if (seen.contains(other)) links.insert(arc.link);
    });
  out.links.assign(links.begin(), links.end());
  return out;
}

std::vector<Path> GraphView::paths(NodeIndex from, NodeIndex to, const PathOptions& options) const {
  return best_paths(parts_->adjacency, parts_->links, from, to, options);
}

}  // namespace dossier
