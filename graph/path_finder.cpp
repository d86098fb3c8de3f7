// Paths ranked by their weakest link.
//
// The frame is that of Yen (1971), "Finding the K shortest loopless paths in a network", Management
// Science 17(11): the next best path leaves one of the paths found so far at some node (the spur)
// by an arc that no found path with the same beginning takes. The order (weakest origins, length,
// node ids) is total, and each spur search returns the best path of its set under that order: for
// one bound on origins after the other, best first, a search from the goal over the links that
// reach the bound says how near each node is, and the first bound under which the spur reaches the
// goal is the weakest link of the best path; the shortest walk that keeps it has no node twice.
//
// Steps in the order of time: the search from the goal keeps, for each node and number of links,
// the latest day on which one may stand there and still arrive. A step takes place between the
// first and the last day of its event time, so one may stand before it until
// min(last day, what the next node allows), if its first day is allowed there. Where time does not
// matter every step takes place always, and the same search is breadth-first.
//
// Cost: count * max_links spur searches, each O(E) for each distinct number of origins, times
// max_links where time matters. Example: for a-b-c and a-c with 3, 2 and 1 origins, a-b-c is first.
#include "graph/path_finder.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

namespace dossier {
namespace {

using Day = std::int32_t;
constexpr Day kFirstDay = std::numeric_limits<Day>::min();
constexpr Day kLastDay = std::numeric_limits<Day>::max();

// A walk that is being built; compares as paths are ranked, best first.
struct Walk {
  std::vector<NodeIndex> nodes;
  std::uint32_t weakest = std::numeric_limits<std::uint32_t>::max();

  friend bool operator<(const Walk& a, const Walk& b) {
    return std::forward_as_tuple(b.weakest, a.nodes.size(), a.nodes) <
           std::forward_as_tuple(a.weakest, b.nodes.size(), b.nodes);
  }
};

class PathFinder {
 public:
  PathFinder(const Adjacency& graph, const std::vector<Link>& links, NodeIndex goal,
             const PathOptions& options)
      : graph_(graph),
        links_(links),
        goal_(goal),
        options_(options),
        closed_(options.not_through.begin(), options.not_through.end()) {
    std::set<std::uint32_t, std::greater<>> distinct;
    for (const Link& link : links) distinct.insert(link.origins);
    bounds_.assign(distinct.begin(), distinct.end());
  }

  std::vector<Path> run(NodeIndex from) {
    std::vector<Walk> found;
    std::set<Walk> candidates;
    if (auto first = continued({{from}}, {})) candidates.insert(std::move(*first));
    while (found.size() < options_.count && !candidates.empty()) {
      found.push_back(*candidates.begin());
      candidates.erase(candidates.begin());
      add_deviations(found, candidates);
    }
    std::vector<Path> out;
    for (Walk& walk : found) {
      std::vector<std::size_t> links = links_along(walk);
      out.push_back({std::move(walk.nodes), std::move(links), walk.weakest});
    }
    return out;
  }

 private:
  struct Hop {
    NodeIndex to;
    std::size_t link;
    Day arrival;  // first day on which one can be there
  };

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
    for (const std::uint32_t bound : bounds_) {
      if (bound > root.weakest) continue;
      const auto now = arrival(root.nodes, bound);
      if (!now) continue;
      reach(root.nodes, bound);
      if (auto nodes = descend(root.nodes, taken, bound, *now))
        return Walk{std::move(*nodes), bound};
    }
    return std::nullopt;
  }

  std::uint32_t support(NodeIndex from, NodeIndex to) const {
    std::uint32_t best = 0;
    for_each_arc(graph_, from, [&](NodeIndex other, const Arc& arc) {
      if (other == to) best = std::max(best, arc.origins);
    });
    return best;
  }

  // First and last day on which a step over the link can take place; none where it has no time.
  std::optional<std::pair<Day, Day>> days_of(std::size_t link) const {
    if (options_.order == StepOrder::kAny) return std::pair(kFirstDay, kLastDay);
    const auto& when = links_[link].when;
    if (!when) return std::nullopt;
    return std::pair(when->from ? when->from->days : kFirstDay,
                     when->to ? when->to->days : kLastDay);
  }

  // The earliest arrival over a link that reaches the bound; of the links that arrive as early the
  // best supported.
  std::optional<Hop> hop(NodeIndex from, NodeIndex to, std::uint32_t bound, Day now) const {
    std::optional<Hop> best;
    for_each_arc(graph_, from, [&](NodeIndex other, const Arc& arc) {
      if (other != to || arc.origins < bound) return;
      const auto days = days_of(arc.link);
      if (!days || now > days->second) return;
      const Day arrival = std::max(now, days->first);
      if (!best || arrival < best->arrival) best = Hop{to, arc.link, arrival};
    });
    return best;
  }

  std::optional<Day> arrival(const std::vector<NodeIndex>& nodes, std::uint32_t bound) const {
    Day now = kFirstDay;
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
      const auto next = hop(nodes[i], nodes[i + 1], bound, now);
      if (!next) return std::nullopt;
      now = next->arrival;
    }
    return now;
  }

  // Fills latest_[d]: the nodes from which the goal is reached within d links, and the latest day
  // on which one may be there; only what is better than with fewer links. Nodes of `root` are not
  // entered.
  void reach(const std::vector<NodeIndex>& root, std::uint32_t bound) {
    latest_.assign(1, {{goal_, kLastDay}});
    for (std::size_t d = 1; d + root.size() <= options_.max_links && !latest_.back().empty(); ++d) {
      Latest next;
      for (const auto& [node, deadline] : latest_[d - 1])
        for_each_arc(graph_, node, [&, &until = deadline](NodeIndex other, const Arc& arc) {
          if (arc.origins < bound || closed_.contains(other)) return;
          if (std::find(root.begin(), root.end(), other) != root.end()) return;
          const auto days = days_of(arc.link);
          if (!days || days->first > until) return;
          const Day day = std::min(days->second, until);
          if (const auto known = latest(other, d - 1); known && *known >= day) return;
          const auto at = next.try_emplace(other, day).first;
          at->second = std::max(at->second, day);
        });
      latest_.push_back(std::move(next));
    }
  }

  std::optional<Day> latest(NodeIndex node, std::size_t distance) const {
    for (std::size_t d = std::min(distance + 1, latest_.size()); d-- > 0;)
      if (const auto at = latest_[d].find(node); at != latest_[d].end()) return at->second;
    return std::nullopt;
  }

  // The shortest continuation to the goal, always by the smallest node.
  std::optional<std::vector<NodeIndex>> descend(const std::vector<NodeIndex>& root,
                                                const std::set<NodeIndex>& taken,
                                                std::uint32_t bound, Day now) const {
    for (std::size_t length = 1; length <= latest_.size(); ++length) {
      auto next = smallest_hop(root.back(), length, bound, now, taken);
      if (!next) continue;
      std::vector<NodeIndex> nodes = root;
      for (std::size_t left = length; left > 1; --left) {
        nodes.push_back(next->to);
        next = smallest_hop(next->to, left - 1, bound, next->arrival, {});
      }
      nodes.push_back(next->to);
      return nodes;
    }
    return std::nullopt;
  }

  // To the smallest node from which the goal is reached within `left` - 1 more links.
  std::optional<Hop> smallest_hop(NodeIndex from, std::size_t left, std::uint32_t bound, Day now,
                                  const std::set<NodeIndex>& taken) const {
    std::optional<Hop> best;
    std::optional<NodeIndex> tried;
    for_each_arc(graph_, from, [&](NodeIndex other, const Arc&) {
      if (best || tried == other || taken.contains(other)) return;
      tried = other;
      const auto deadline = latest(other, left - 1);
      if (!deadline) return;
      const auto next = hop(from, other, bound, now);
      if (next && next->arrival <= *deadline) best = next;
    });
    return best;
  }

  std::vector<std::size_t> links_along(const Walk& walk) const {
    std::vector<std::size_t> out;
    Day now = kFirstDay;
    for (std::size_t i = 0; i + 1 < walk.nodes.size(); ++i) {
      const Hop next = *hop(walk.nodes[i], walk.nodes[i + 1], walk.weakest, now);
      out.push_back(next.link);
      now = next.arrival;
    }
    return out;
  }

  using Latest = std::unordered_map<NodeIndex, Day>;  // its order cannot show: only maxima are kept
  const Adjacency& graph_;
  const std::vector<Link>& links_;
  NodeIndex goal_;
  const PathOptions& options_;
  std::set<NodeIndex> closed_;
  std::vector<std::uint32_t> bounds_;  // distinct numbers of origins, most first
  std::vector<Latest> latest_;
};

}  // namespace

std::vector<Path> best_paths(const Adjacency& graph, const std::vector<Link>& links, NodeIndex from,
                             NodeIndex to, const PathOptions& options) {
  if (from == to || options.max_links == 0) return {};
  return PathFinder(graph, links, to, options).run(from);
}

}  // namespace dossier
