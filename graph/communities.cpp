// Communities by modularity, after Leiden.
//
// The algorithm of Traag, Waltman and van Eck (2019), "From Louvain to Leiden: guaranteeing
// well-connected communities", Scientific Reports 9: nodes move one by one to the neighbouring
// group that gains most, until none gains; each group is then divided again from single nodes,
// which only join what they are well connected with inside the group; the parts become the nodes of
// the next round. Unlike Louvain's, no group can fall apart.
//
// Two choices make it give the same groups always: nodes are taken in their order, and a part is
// joined where the gain is greatest (the paper draws by gain), the lowest number first. Gains are
// compared as integers. For that reason, and as it is short, it stands here and not in a library.
//
// Cost: a few passes over the ties. Limits: groups much smaller than the square root of all ties
// can be joined (the resolution limit of modularity).
#include "graph/communities.h"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>

#include "graph/ties.h"

namespace dossier {
namespace {

using Weight = std::int64_t;
using Groups = std::vector<std::uint32_t>;  // group of each node

struct Level {
  std::vector<std::vector<std::pair<std::uint32_t, Weight>>> neighbors;  // without the node itself
  std::vector<Weight> strength;  // of all its ties, inner ones counted twice
  Weight total = 0;              // of all strengths
};

Level first_level(const TieGraph& graph) {
  Level level;
  level.neighbors.resize(graph.size());
  level.strength.assign(graph.size(), 0);
  for (std::uint32_t i = 0; i < graph.size(); ++i)
    for (const auto& neighbor : graph.neighbors[i]) {
      level.neighbors[i].emplace_back(neighbor.node, neighbor.weight);
      level.strength[i] += neighbor.weight;
    }
  level.total = std::accumulate(level.strength.begin(), level.strength.end(), Weight{0});
  return level;
}

// Weight of a node's ties to each group around it.
std::map<std::uint32_t, Weight> weights_to(const Level& level, std::uint32_t node,
                                           const Groups& groups) {
  std::map<std::uint32_t, Weight> out;
  for (const auto& [other, weight] : level.neighbors[node]) out[groups[other]] += weight;
  return out;
}

// What joining a group of so much strength gains, times a constant that is the same for all.
Weight gain(const Level& level, std::uint32_t node, Weight weight, Weight strength) {
  return weight * level.total - level.strength[node] * strength;
}

void move_nodes(const Level& level, Groups& groups) {
  std::vector<Weight> strength(groups.size(), 0);
  for (std::uint32_t i = 0; i < groups.size(); ++i) strength[groups[i]] += level.strength[i];
  std::deque<std::uint32_t> queue(groups.size());
  std::iota(queue.begin(), queue.end(), 0U);
  std::vector<bool> queued(groups.size(), true);
  while (!queue.empty()) {
    const std::uint32_t node = queue.front();
    queue.pop_front();
    queued[node] = false;
    const std::uint32_t old = groups[node];
    strength[old] -= level.strength[node];
    const auto weights = weights_to(level, node, groups);
    const auto here = weights.find(old);
    std::uint32_t best = old;
    Weight most = gain(level, node, here == weights.end() ? 0 : here->second, strength[old]);
    for (const auto& [group, weight] : weights) {
      const Weight gained = gain(level, node, weight, strength[group]);
      if (gained > most) best = group, most = gained;
    }
    strength[best] += level.strength[node];
    groups[node] = best;
    if (best == old) continue;
    for (const auto& [other, weight] : level.neighbors[node])
      if (groups[other] != best && !queued[other]) {
        queued[other] = true;
        queue.push_back(other);
      }
  }
}

// Divides each group again, from single nodes.
class Refinement {
 public:
  Refinement(const Level& level, const Groups& groups)
      : level_(level),
        groups_(groups),
        parts_(groups.size()),
        members_(groups.size(), 1),
        strength_(level.strength),
        group_strength_(groups.size(), 0),
        outward_(groups.size(), 0) {
    std::iota(parts_.begin(), parts_.end(), 0U);
    for (std::uint32_t i = 0; i < groups.size(); ++i) {
      group_strength_[groups[i]] += level.strength[i];
      for (const auto& [other, weight] : level.neighbors[i])
        if (groups[other] == groups[i]) outward_[i] += weight;
    }
  }

  Groups run() {
    for (std::uint32_t node = 0; node < parts_.size(); ++node)
      if (members_[parts_[node]] == 1 && well_connected(node)) join(node);
    return parts_;
  }

 private:
  // True when a part has at least the ties to the rest of its group that chance would give it.
  bool well_connected(std::uint32_t part) const {
    const Weight rest = group_strength_[groups_[part]] - strength_[part];
    return outward_[part] * level_.total >= strength_[part] * rest;
  }

  void join(std::uint32_t node) {
    std::uint32_t best = node;
    Weight most = 0, shared = 0;
    std::map<std::uint32_t, Weight> weights;
    for (const auto& [other, weight] : level_.neighbors[node])
      if (groups_[other] == groups_[node]) weights[parts_[other]] += weight;
    for (const auto& [part, weight] : weights) {
      if (part == node || !well_connected(part)) continue;
      const Weight gained = gain(level_, node, weight, strength_[part]);
      if (gained > most) best = part, most = gained, shared = weight;
    }
    if (best == node) return;
    parts_[node] = best;
    members_[best] += 1;
    members_[node] = 0;
    outward_[best] += outward_[node] - 2 * shared;
    strength_[best] += level_.strength[node];
  }

  const Level& level_;
  const Groups& groups_;
  Groups parts_;                        // named by one of their nodes
  std::vector<std::uint32_t> members_;  // of each part
  std::vector<Weight> strength_;        // of each part
  std::vector<Weight> group_strength_;
  std::vector<Weight> outward_;  // of each part: its ties to the rest of its group
};

// Numbers from 0, in the order in which values appear.
std::uint32_t renumber(Groups& values) {
  std::map<std::uint32_t, std::uint32_t> numbers;
  for (std::uint32_t& value : values)
    value = numbers.try_emplace(value, static_cast<std::uint32_t>(numbers.size())).first->second;
  return static_cast<std::uint32_t>(numbers.size());
}

Level aggregated(const Level& level, const Groups& parts, std::uint32_t count) {
  Level out;
  out.total = level.total;
  out.strength.assign(count, 0);
  std::vector<std::map<std::uint32_t, Weight>> weights(count);
  for (std::uint32_t i = 0; i < parts.size(); ++i) {
    out.strength[parts[i]] += level.strength[i];
    for (const auto& [other, weight] : level.neighbors[i])
      if (parts[other] != parts[i]) weights[parts[i]][parts[other]] += weight;
  }
  for (const auto& row : weights) out.neighbors.emplace_back(row.begin(), row.end());
  return out;
}

double modularity(const TieGraph& graph, const Groups& groups, const Level& level) {
  std::vector<double> inner(graph.size(), 0), strength(graph.size(), 0);
  const auto total = static_cast<double>(level.total);
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    strength[groups[i]] += static_cast<double>(level.strength[i]);
    for (const auto& neighbor : graph.neighbors[i])
      if (groups[neighbor.node] == groups[i]) inner[groups[i]] += neighbor.weight;
  }
  double sum = 0;
  for (std::uint32_t i = 0; i < graph.size(); ++i)
    sum += inner[i] / total - (strength[i] / total) * (strength[i] / total);
  return sum;
}

}  // namespace

Communities find_communities(const GraphView& view) {
  const TieGraph graph(ties_of(view));
  Communities out;
  if (graph.size() == 0) return out;
  const Level lowest = first_level(graph);
  Level level = lowest;
  Groups node_of(graph.size());  // of the present level, for each node of the lowest
  std::iota(node_of.begin(), node_of.end(), 0U);
  Groups groups = node_of;
  while (true) {
    move_nodes(level, groups);
    Groups parts = Refinement(level, groups).run();
    const std::uint32_t count = renumber(parts);
    if (count == parts.size()) break;
    Groups next(count);
    for (std::uint32_t i = 0; i < parts.size(); ++i) next[parts[i]] = groups[i];
    renumber(next);
    for (std::uint32_t& node : node_of) node = parts[node];
    level = aggregated(level, parts, count);
    groups = std::move(next);
  }
  Groups found(graph.size());
  for (std::uint32_t i = 0; i < graph.size(); ++i) found[i] = groups[node_of[i]];
  out.groups.resize(renumber(found));
  for (std::uint32_t i = 0; i < graph.size(); ++i) out.groups[found[i]].push_back(graph.nodes[i]);
  out.modularity = modularity(graph, found, lowest);
  std::stable_sort(out.groups.begin(), out.groups.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return out;
}

}  // namespace dossier
