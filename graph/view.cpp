// Neighbourhoods and paths over links.
//
// The links are kept as they are, and beside them a boost::compressed_sparse_row_graph with an arc
// for each direction of each link: it is built once and never changed, takes 12 bytes an arc, and
// its arcs lie in order, so that a walk needs no sorting to be deterministic. (adjacency_list takes
// four times the memory and ten times as long to build.) The arcs of a node are ordered by target
// and then by support, so the first arc to a target is the best of its parallels.
//
// Paths are those of Yen (1971), "Finding the K shortest loopless paths in a network", Management
// Science 17(11): the next best path leaves one of the paths found so far at some node (the spur)
// by an arc that no found path with the same beginning takes. The order (length, weakest origins,
// node ids) is total, and each spur search returns the best path of its set under that order:
// breadth-first distances from the goal, then the best bottleneck over shortest continuations, then
// the smallest ids that keep it.
//
// Cost: count * max_links breadth-first searches, each at most O(E), bounded by the length that is
// still allowed.
#include "graph/view.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

namespace dossier {
namespace {

struct Arc {
  std::uint32_t link = 0;
  std::uint32_t origins = 0;
};

using Adjacency = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc,
                                                     boost::no_property, NodeIndex, std::uint32_t>;

Adjacency make_adjacency(const std::vector<Link>& links, std::size_t nodes) {
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
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.from, a.to, b.arc.origins, a.arc.link) <
           std::tie(b.from, b.to, a.arc.origins, b.arc.link);
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

// A walk that is being built; compares as `paths` orders them, best first.
struct Walk {
  std::vector<NodeIndex> nodes;
  std::uint32_t weakest = std::numeric_limits<std::uint32_t>::max();

  friend bool operator<(const Walk& a, const Walk& b) {
    return std::forward_as_tuple(a.nodes.size(), b.weakest, a.nodes) <
           std::forward_as_tuple(b.nodes.size(), a.weakest, b.nodes);
  }
};

class PathFinder {
 public:
  PathFinder(const Adjacency& graph, NodeIndex goal, std::size_t max_links)
      : graph_(graph), goal_(goal), max_links_(max_links) {}

  std::vector<Walk> run(NodeIndex from, std::size_t count) {
    std::vector<Walk> found;
    std::set<Walk> candidates;
    if (const auto first = continued({{from}}, {})) candidates.insert(*first);
    while (found.size() < count && !candidates.empty()) {
      found.push_back(*candidates.begin());
      candidates.erase(candidates.begin());
      add_deviations(found, candidates);
    }
    return found;
  }

 private:
  struct Reached {
    std::size_t distance;   // links to the goal
    std::uint32_t weakest;  // best bottleneck of a shortest way to the goal
  };

  template <class Visit>
  void for_each_arc(NodeIndex node, Visit visit) const {
    for (auto [edge, end] = boost::out_edges(node, graph_); edge != end; ++edge)
      visit(boost::target(*edge, graph_), graph_[*edge].origins);
  }

  std::uint32_t support(NodeIndex from, NodeIndex to) const {
    std::uint32_t best = 0;
    for_each_arc(from, [&](NodeIndex target, std::uint32_t origins) {
      if (target == to) best = std::max(best, origins);
    });
    return best;
  }

  void add_deviations(const std::vector<Walk>& found, std::set<Walk>& candidates) {
    const Walk& last = found.back();
    Walk root;
    for (std::size_t i = 0; i + 1 < last.nodes.size(); ++i) {
      if (i > 0) root.weakest = std::min(root.weakest, support(last.nodes[i - 1], last.nodes[i]));
      root.nodes.push_back(last.nodes[i]);
      std::set<NodeIndex> taken;
      for (const Walk& walk : found)
        if (walk.nodes.size() > i + 1 &&
            std::equal(root.nodes.begin(), root.nodes.end(), walk.nodes.begin()))
          taken.insert(walk.nodes[i + 1]);
      if (auto next = continued(root, taken)) candidates.insert(std::move(*next));
    }
  }

  // The best walk to the goal that begins with `root` and does not go on to a node of `taken`.
  std::optional<Walk> continued(const Walk& root, const std::set<NodeIndex>& taken) {
    const NodeIndex spur = root.nodes.back();
    reach(root);
    std::size_t distance = max_links_ - (root.nodes.size() - 1);
    std::uint32_t weakest = 0;
    bool reached = false;
    for_each_arc(spur, [&](NodeIndex next, std::uint32_t origins) {
      const auto at = reached_.find(next);
      if (at == reached_.end() || taken.count(next) > 0 || at->second.distance >= distance) return;
      const std::uint32_t bottleneck = std::min({root.weakest, origins, at->second.weakest});
      if (!reached || at->second.distance + 1 < distance || bottleneck > weakest)
        weakest = bottleneck;
      distance = at->second.distance + 1;
      reached = true;
    });
    if (!reached) return std::nullopt;
    return descend(root, taken, distance, weakest);
  }

  // Distances to the goal, and bottlenecks, of all nodes near enough; nodes of `root` are not
  // entered.
  void reach(const Walk& root) {
    reached_.clear();
    reached_[goal_] = {0, std::numeric_limits<std::uint32_t>::max()};
    std::vector<NodeIndex> layer = {goal_};
    for (std::size_t distance = 1; distance + root.nodes.size() <= max_links_ && !layer.empty();
         ++distance) {
      std::vector<NodeIndex> next;
      for (NodeIndex node : layer)
        for_each_arc(node, [&](NodeIndex other, std::uint32_t origins) {
          if (std::find(root.nodes.begin(), root.nodes.end(), other) != root.nodes.end()) return;
          const auto [at, fresh] = reached_.try_emplace(other, Reached{distance, 0});
          if (fresh) next.push_back(other);
          if (at->second.distance == distance)
            at->second.weakest =
                std::max(at->second.weakest, std::min(origins, reached_[node].weakest));
        });
      layer = std::move(next);
    }
  }

  // Walks down the distances, always to the smallest node that keeps the bottleneck.
  Walk descend(const Walk& root, const std::set<NodeIndex>& taken, std::size_t distance,
               std::uint32_t weakest) const {
    Walk walk{root.nodes, weakest};
    for (NodeIndex node = root.nodes.back(); node != goal_; walk.nodes.push_back(node)) {
      --distance;
      const bool at_spur = walk.nodes.size() == root.nodes.size();
      std::optional<NodeIndex> next;
      for_each_arc(node, [&](NodeIndex other, std::uint32_t origins) {
        const auto at = reached_.find(other);
        if (next || at == reached_.end() || at->second.distance != distance) return;
        if (at_spur && taken.count(other) > 0) return;
        if (std::min(origins, at->second.weakest) >= weakest) next = other;
      });
      node = *next;
    }
    return walk;
  }

  const Adjacency& graph_;
  NodeIndex goal_;
  std::size_t max_links_;
  std::unordered_map<NodeIndex, Reached> reached_;  // looked up, never walked in its own order
};

}  // namespace

struct GraphView::Parts {
  const KnowledgeGraph& graph;
  ClaimFilter filter;
  std::vector<Link> links;
  Adjacency adjacency;

  // The best supported of the links between two neighbours.
  std::size_t best_link(NodeIndex from, NodeIndex to) const {
    for (auto [edge, end] = boost::out_edges(from, adjacency); edge != end; ++edge)
      if (boost::target(*edge, adjacency) == to) return adjacency[*edge].link;
    return links.size();
  }
};

GraphView::GraphView(const KnowledgeGraph& graph, const Ontology& ontology,
                     const ClaimFilter& filter)
    : parts_(new Parts{graph, filter, make_links(graph, ontology, filter), {}}) {
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

Neighborhood GraphView::neighborhood(NodeIndex centre, std::uint32_t depth) const {
  const Adjacency& graph = parts_->adjacency;
  Neighborhood out{{centre}, {0}, {}};
  std::set<NodeIndex> seen = {centre};
  std::size_t layer_begin = 0;
  for (std::uint32_t distance = 1; distance <= depth && layer_begin < out.nodes.size();
       ++distance) {
    std::map<NodeIndex, std::uint32_t> next;  // node to its best support from the layer before
    for (; layer_begin < out.nodes.size(); ++layer_begin)
      for (auto [edge, end] = boost::out_edges(out.nodes[layer_begin], graph); edge != end;
           ++edge) {
        const NodeIndex other = boost::target(*edge, graph);
        if (seen.count(other) == 0) next[other] = std::max(next[other], graph[*edge].origins);
      }
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
    for (auto [edge, end] = boost::out_edges(node, graph); edge != end; ++edge)
      if (seen.count(boost::target(*edge, graph)) > 0) links.insert(graph[*edge].link);
  out.links.assign(links.begin(), links.end());
  return out;
}

std::vector<Path> GraphView::paths(NodeIndex from, NodeIndex to, std::size_t count,
                                   std::size_t max_links) const {
  std::vector<Path> out;
  if (from == to || max_links == 0) return out;
  for (Walk& walk : PathFinder(parts_->adjacency, to, max_links).run(from, count)) {
    Path path{std::move(walk.nodes), {}, walk.weakest};
    for (std::size_t i = 0; i + 1 < path.nodes.size(); ++i)
      path.links.push_back(parts_->best_link(path.nodes[i], path.nodes[i + 1]));
    out.push_back(std::move(path));
  }
  return out;
}

}  // namespace dossier
