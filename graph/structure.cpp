// Centrality, joints and similarity over ties.
//
// PageRank is that of Page, Brin, Motwani and Winograd (1999), by power iteration until no share
// moves by more than 1e-12, at most 100 rounds; a walk leaves a node over a tie with a chance that
// is proportional to its origins. Boost's page_rank takes no weights.
//
// Betweenness is counted as by Brandes (2001), "A faster algorithm for betweenness centrality",
// from a sample of sources, as by Brandes and Pich (2007), "Centrality estimation in large
// networks". What one source adds to a node lies between 0 and n - 2, so by Hoeffding's inequality
// and the union bound over n nodes the mean over k sources is, with 95 % certainty, no further from
// the exact share than sqrt(ln(2 n / 0.05) / (2 k)), times n / (n - 1) (none is its own).
// Boost's version counts from every source, which takes hours on a large dossier.
//
// Cores are Boost's core_numbers (Batagelj and Zaversnik, 2003), joints and ties that cut its
// biconnected_components (Tarjan, 1972). Similarity is that of Adamic and Adar (2003), "Friends and
// neighbors on the Web". Example: of two clerks who share only the mayor, whom everybody knows, and
// two who share a driver whom only they know, the latter are the more alike.
#include "graph/structure.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>

namespace dossier {
namespace {

constexpr double kDamping = 0.85, kSettled = 1e-12, kDoubt = 0.05;
constexpr int kMostRounds = 100;
constexpr std::uint32_t kSeed = 20'250'501;

using BoostGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                          boost::property<boost::edge_index_t, std::size_t>>;

BoostGraph boost_graph(const TieGraph& graph, const std::vector<Tie>& ties) {
  BoostGraph out(graph.size());
  for (std::size_t i = 0; i < ties.size(); ++i)
    boost::add_edge(graph.number_of(ties[i].first), graph.number_of(ties[i].second), i, out);
  return out;
}

std::vector<double> page_ranks(const TieGraph& graph) {
  const double count = graph.size();
  std::vector<double> weights(graph.size(), 0), rank(graph.size(), 1 / count), next;
  for (std::uint32_t i = 0; i < graph.size(); ++i)
    for (const auto& neighbor : graph.neighbors[i]) weights[i] += neighbor.weight;
  for (int round = 0; round < kMostRounds; ++round) {
    next.assign(graph.size(), (1 - kDamping) / count);
    double moved = 0;
    for (std::uint32_t i = 0; i < graph.size(); ++i) {
      for (const auto& neighbor : graph.neighbors[i])
        next[i] += kDamping * rank[neighbor.node] * neighbor.weight / weights[neighbor.node];
      moved = std::max(moved, std::abs(next[i] - rank[i]));
    }
    rank.swap(next);
    if (moved < kSettled) break;
  }
  return rank;
}

// The nodes to count from: all, or as many as asked, drawn without repeats.
std::vector<std::uint32_t> draw_sources(std::uint32_t count, std::size_t most) {
  std::vector<std::uint32_t> out(count);
  std::iota(out.begin(), out.end(), 0U);
  if (count <= most) return out;
  std::mt19937 random(kSeed);
  for (std::size_t i = 0; i < most; ++i) std::swap(out[i], out[i + random() % (count - i)]);
  out.resize(most);
  return out;
}

// Adds to `sums` what the shortest ways from one source give to each node between.
void add_dependencies(const TieGraph& graph, std::uint32_t source, std::vector<double>& sums) {
  constexpr std::uint32_t kFar = 0xffffffff;
  std::vector<std::uint32_t> order = {source}, distance(graph.size(), kFar);
  std::vector<double> ways(graph.size(), 0), dependency(graph.size(), 0);
  distance[source] = 0;
  ways[source] = 1;
  for (std::size_t at = 0; at < order.size(); ++at)
    for (const auto& neighbor : graph.neighbors[order[at]]) {
      if (distance[neighbor.node] == kFar) {
        distance[neighbor.node] = distance[order[at]] + 1;
        order.push_back(neighbor.node);
      }
      if (distance[neighbor.node] == distance[order[at]] + 1)
        ways[neighbor.node] += ways[order[at]];
    }
  for (std::size_t at = order.size(); at-- > 1;) {
    const std::uint32_t node = order[at];
    for (const auto& neighbor : graph.neighbors[node])
      if (distance[neighbor.node] + 1 == distance[node])
        dependency[neighbor.node] += ways[neighbor.node] / ways[node] * (1 + dependency[node]);
    sums[node] += dependency[node];
  }
}

}  // namespace

Ranking rank_nodes(const GraphView& view, std::size_t most_sources) {
  const std::vector<Tie> ties = ties_of(view);
  const TieGraph graph(ties);
  const std::uint32_t count = graph.size();
  Ranking out;
  if (count == 0) return out;
  const std::vector<double> ranks = page_ranks(graph);
  const std::vector<std::uint32_t> sources = draw_sources(count, most_sources);
  std::vector<double> sums(count, 0);
  for (const std::uint32_t source : sources) add_dependencies(graph, source, sums);
  const BoostGraph simple = boost_graph(graph, ties);
  std::vector<std::uint32_t> cores(count);
  boost::core_numbers(simple, boost::make_iterator_property_map(
                                  cores.begin(), boost::get(boost::vertex_index, simple)));
  // Of each source's n - 1 others, n - 2 are no end of the pair; the node itself, as a source, adds
  // nothing, so all n sources together see (n - 1) (n - 2) pairs of others.
  out.sources = sources.size();
  const double others = (count - 1.0) / count;
  const double pairs = std::max(1.0, static_cast<double>(out.sources) * others * (count - 2.0));
  for (std::uint32_t i = 0; i < count; ++i)
    out.nodes.push_back({graph.nodes[i], ranks[i], sums[i] / pairs, cores[i],
                         static_cast<std::uint32_t>(graph.neighbors[i].size())});
  if (out.sources < count) {
    const double samples = 2.0 * static_cast<double>(out.sources);
    out.error = std::sqrt(std::log(2.0 * count / kDoubt) / samples) / others;
  }
  std::stable_sort(
      out.nodes.begin(), out.nodes.end(),
      [](const Centrality& a, const Centrality& b) { return a.page_rank > b.page_rank; });
  return out;
}

Bridges find_bridges(const GraphView& view) {
  const std::vector<Tie> ties = ties_of(view);
  const TieGraph graph(ties);
  const BoostGraph simple = boost_graph(graph, ties);
  std::vector<std::size_t> block(ties.size());
  const std::size_t blocks = boost::biconnected_components(
      simple,
      boost::make_iterator_property_map(block.begin(), boost::get(boost::edge_index, simple)));
  std::vector<std::size_t> sizes(blocks, 0);
  std::vector<std::set<std::size_t>> blocks_of(graph.size());
  for (std::size_t i = 0; i < ties.size(); ++i) {
    ++sizes[block[i]];
    blocks_of[graph.number_of(ties[i].first)].insert(block[i]);
    blocks_of[graph.number_of(ties[i].second)].insert(block[i]);
  }
  Bridges out;
  for (std::uint32_t i = 0; i < graph.size(); ++i)
    if (blocks_of[i].size() > 1) out.joints.push_back({graph.nodes[i], blocks_of[i].size()});
  std::stable_sort(out.joints.begin(), out.joints.end(),
                   [](const auto& a, const auto& b) { return a.parts > b.parts; });
  for (std::size_t i = 0; i < ties.size(); ++i)
    if (sizes[block[i]] == 1) out.ties.push_back(ties[i]);
  return out;
}

std::vector<Similar> similar_nodes(const GraphView& view, NodeIndex node) {
  const TieGraph graph(ties_of(view));
  const std::uint32_t self = graph.number_of(node);
  if (self == graph.size() || graph.nodes[self] != node) return {};
  const auto& nodes = view.graph().nodes;
  std::map<std::uint32_t, Similar> found;
  std::vector<std::uint32_t> around;
  for (const auto& neighbor : graph.neighbors[self]) around.push_back(neighbor.node);
  std::stable_sort(around.begin(), around.end(), [&](std::uint32_t a, std::uint32_t b) {
    return graph.neighbors[a].size() < graph.neighbors[b].size();
  });
  for (const std::uint32_t shared : around)
    for (const auto& other : graph.neighbors[shared]) {
      const NodeIndex index = graph.nodes[other.node];
      if (other.node == self || nodes[index].type != nodes[node].type) continue;
      Similar& similar = found.try_emplace(other.node, Similar{index, 0, {}}).first->second;
      similar.score += 1 / std::log(static_cast<double>(graph.neighbors[shared].size()));
      similar.shared.push_back(graph.nodes[shared]);
    }
  std::vector<Similar> out;
  for (auto& [number, similar] : found) out.push_back(std::move(similar));
  std::stable_sort(out.begin(), out.end(),
                   [](const Similar& a, const Similar& b) { return a.score > b.score; });
  return out;
}

}  // namespace dossier
