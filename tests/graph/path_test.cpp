#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <random>

#include "graph/view.h"
#include "tests/graph/graph_builder.h"

using namespace dossier;

namespace {

using Strings = std::vector<std::string>;

GraphView view_of(const KnowledgeGraph& graph) {
  return GraphView(graph, shipped_ontology());
}

Strings names(const KnowledgeGraph& graph, const std::vector<NodeIndex>& nodes) {
  Strings out;
  for (NodeIndex node : nodes) out.push_back(graph.nodes[node].name);
  return out;
}

struct World : GraphBuilder {
  World() {
    report("first.txt", "The Quay", to_date({2025, 5, 1}));
    report("second.txt", "Hill Post", to_date({2025, 5, 10}));
  }
  // Joins two nodes by a relation with evidence of so many origins, on a day of May if one is
  // given.
  void tie(NodeIndex a, NodeIndex b, int origins = 1, int day = 0) {
    std::vector<Says> evidence;
    for (int i = 0; i < origins; ++i) {
      evidence.push_back({.origin = "origin " + std::to_string(i)});
      if (day > 0) evidence.back().when = day_interval(to_date({2025, 5, day}));
    }
    claim(a, "linked_to", b, evidence);
  }
};

}  // namespace

TEST_CASE("paths come best supported on the weakest link first, then shortest, then by id") {
  World w;
  const auto from = w.person("from"), a = w.person("a"), b = w.person("b"), c = w.person("c"),
             to = w.person("to");
  w.tie(from, a, 3);
  w.tie(a, to, 1);
  w.tie(from, b, 2);
  w.tie(to, b, 2);
  w.tie(from, c, 1);
  w.tie(c, to, 9);
  w.tie(a, b, 9);
  const KnowledgeGraph graph = w.take();
  const auto paths = view_of(graph).paths(from, to, 10);
  std::vector<Strings> walks;
  for (const Path& path : paths) walks.push_back(names(graph, path.nodes));
  CHECK(walks == std::vector<Strings>{{"from", "b", "to"},
                                      {"from", "a", "b", "to"},
                                      {"from", "a", "to"},
                                      {"from", "c", "to"},
                                      {"from", "b", "a", "to"}});
  CHECK(paths[0].weakest_origins == 2);
  CHECK(paths[1].weakest_origins == 2);
  CHECK(view_of(graph).paths(from, to, 2).size() == 2);
}

TEST_CASE("a path may be as long as the limit and no longer") {
  World w;
  std::vector<NodeIndex> chain = {w.person("0")};
  for (int i = 1; i <= 4; ++i) {
    chain.push_back(w.person(std::to_string(i)));
    w.tie(chain[chain.size() - 2], chain.back());
  }
  const KnowledgeGraph graph = w.take();
  const GraphView view = view_of(graph);
  CHECK(view.paths(chain[0], chain[4], 1, 4).size() == 1);
  CHECK(view.paths(chain[0], chain[4], 1, 3).empty());
  CHECK(view.paths(chain[0], chain[0], 1).empty());
}

TEST_CASE("of parallel links a path takes the best supported") {
  World w;
  const auto a = w.person("a"), b = w.person("b");
  w.claim(a, "funds", b);
  w.claim(a, "owns", b, {{.report = 0}, {.report = 1}});
  const KnowledgeGraph graph = w.take();
  const GraphView view = view_of(graph);
  const auto paths = view.paths(b, a, 5);
  REQUIRE(paths.size() == 1);
  CHECK(view.links()[paths[0].links.at(0)].label == "owns");
  CHECK(paths[0].weakest_origins == 2);
}

TEST_CASE("of parallel links with equal support a path takes one that is not only denied") {
  World w;
  const auto a = w.person("a"), b = w.person("b");
  w.tie(a, b);
  w.claim(a, "funds", b, {{.stance = Stance::kDenied}});
  w.claim(a, "owns", b, {{.stance = Stance::kDenied}});
  const KnowledgeGraph graph = w.take();
  const GraphView view = view_of(graph);
  const auto paths = view.paths(b, a, 5);
  REQUIRE(paths.size() == 1);
  CHECK(view.links()[paths[0].links.at(0)].label == "is linked to");
}

TEST_CASE("a path does not go through what it was told not to") {
  World w;
  const auto a = w.person("a"), b = w.person("b"), c = w.person("c"), d = w.person("d");
  w.tie(a, b, 3);
  w.tie(b, d, 3);
  w.tie(a, c);
  w.tie(c, d);
  const KnowledgeGraph graph = w.take();
  const auto paths = view_of(graph).paths(a, d, {.count = 5, .not_through = {b}});
  REQUIRE(paths.size() == 1);
  CHECK(names(graph, paths[0].nodes) == Strings{"a", "c", "d"});
}

TEST_CASE("steps in the order of time go over the parallel link that happened no earlier") {
  World w;
  const auto a = w.person("a"), b = w.person("b"), c = w.person("c");
  w.tie(a, b, 1, 10);
  w.tie(b, c, 3, 5);
  w.claim(b, "funds", c, {{.when = day_interval(to_date({2025, 5, 10}))}});
  const KnowledgeGraph graph = w.take();
  const GraphView view = view_of(graph);
  const PathOptions by_time{.count = 5, .order = StepOrder::kByTime};
  const auto there = view.paths(a, c, by_time), back = view.paths(c, a, by_time);
  REQUIRE(there.size() == 1);
  CHECK(view.links()[there[0].links.at(1)].label == "funds");
  REQUIRE(back.size() == 1);
  CHECK(view.links()[back[0].links.at(0)].label == "is linked to");
}

TEST_CASE("a step without an event time is no step in the order of time") {
  World w;
  const auto a = w.person("a"), b = w.person("b");
  w.tie(a, b);
  const KnowledgeGraph graph = w.take();
  CHECK(view_of(graph).paths(a, b, {.order = StepOrder::kByTime}).empty());
}

namespace {

// Every simple path, found by trying, in the order that `paths` promises. A path counts with its
// best bound on origins under which some choice of parallel links keeps the order of time.
std::vector<Path> all_paths(const GraphView& view, NodeIndex from, NodeIndex to,
                            const PathOptions& options) {
  std::map<std::vector<NodeIndex>, std::uint32_t> found;
  std::vector<NodeIndex> nodes = {from};
  const std::function<void(std::uint32_t, int)> walk = [&](std::uint32_t weakest, int day) {
    if (nodes.back() == to) {
      found[nodes] = std::max(found[nodes], weakest);
      return;
    }
    if (nodes.size() > options.max_links) return;
    for (const Link& link : view.links()) {
      if (link.from != nodes.back() && link.to != nodes.back()) continue;
      const NodeIndex next = link.from == nodes.back() ? link.to : link.from;
      if (std::find(nodes.begin(), nodes.end(), next) != nodes.end()) continue;
      int then = day;
      if (options.order == StepOrder::kByTime) {
        if (!link.when || link.when->to->days < day) continue;
        then = std::max(day, link.when->from->days);
      }
      nodes.push_back(next);
      walk(std::min(weakest, link.origins), then);
      nodes.pop_back();
    }
  };
  walk(1000, -1'000'000);
  std::vector<Path> out;
  for (const auto& [way, weakest] : found) out.push_back({way, {}, weakest});
  std::sort(out.begin(), out.end(), [](const Path& a, const Path& b) {
    return std::forward_as_tuple(b.weakest_origins, a.nodes.size(), a.nodes) <
           std::forward_as_tuple(a.weakest_origins, b.nodes.size(), b.nodes);
  });
  return out;
}

void compare_with_all(StepOrder order) {
  std::mt19937 random(11);
  std::size_t seen = 0;
  for (int round = 0; round < 60; ++round) {
    World w;
    std::vector<NodeIndex> nodes;
    for (int i = 0; i < 7; ++i) nodes.push_back(w.person(std::to_string(i)));
    for (int i = 0; i < 14; ++i)
      w.tie(nodes[random() % 7], nodes[random() % 7], 1 + static_cast<int>(random() % 3),
            1 + static_cast<int>(random() % 9));
    const KnowledgeGraph graph = w.take();
    const GraphView view = view_of(graph);
    const PathOptions options{.count = 1 + random() % 8, .max_links = 5, .order = order};
    auto expected = all_paths(view, nodes[0], nodes[6], options);
    if (expected.size() > options.count) expected.resize(options.count);
    const auto found = view.paths(nodes[0], nodes[6], options);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i].nodes == expected[i].nodes);
      CHECK(found[i].weakest_origins == expected[i].weakest_origins);
    }
    seen += found.size();
  }
  CHECK(seen > 60);
}

}  // namespace

TEST_CASE("on random graphs the best paths are the first of all paths") {
  compare_with_all(StepOrder::kAny);
}

TEST_CASE("on random graphs the best paths in the order of time are the first of all such") {
  compare_with_all(StepOrder::kByTime);
}
