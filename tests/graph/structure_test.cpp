#include "graph/structure.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "graph/communities.h"
#include "tests/graph/graph_builder.h"

using namespace dossier;

namespace {

struct World : GraphBuilder {
  World() { report("first.txt", "The Quay", to_date({2025, 5, 1})); }
  std::vector<NodeIndex> people(int count) {
    std::vector<NodeIndex> out;
    for (int i = 0; i < count; ++i) out.push_back(person("p" + std::to_string(i)));
    return out;
  }
  void tie(NodeIndex a, NodeIndex b, int origins = 1, Stance stance = Stance::kAsserted) {
    std::vector<Says> evidence;
    for (int i = 0; i < origins; ++i)
      evidence.push_back({.stance = stance, .origin = "origin " + std::to_string(i)});
    claim(a, "linked_to", b, evidence);
  }
  void clique(const std::vector<NodeIndex>& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i)
      for (std::size_t j = i + 1; j < nodes.size(); ++j) tie(nodes[i], nodes[j]);
  }
};

GraphView view_of(const KnowledgeGraph& graph, const ClaimFilter& filter = {}) {
  return GraphView(graph, shipped_ontology(), filter);
}

Centrality of(const Ranking& ranking, NodeIndex node) {
  for (const Centrality& c : ranking.nodes)
    if (c.node == node) return c;
  FAIL("not ranked");
  return {};
}

// Two cliques of four, joined by one tie.
struct Dumbbell : World {
  std::vector<NodeIndex> p = people(8);
  Dumbbell() {
    clique({p[0], p[1], p[2], p[3]});
    clique({p[4], p[5], p[6], p[7]});
    tie(p[3], p[4]);
  }
};

}  // namespace

TEST_CASE("what is only denied ties nobody, unless denials are asked for") {
  World w;
  const auto p = w.people(3);
  w.tie(p[0], p[1], 2, Stance::kDenied);
  w.tie(p[1], p[2]);
  const KnowledgeGraph graph = w.take();
  REQUIRE(ties_of(view_of(graph)).size() == 1);
  CHECK(ties_of(view_of(graph))[0].first == p[1]);
  CHECK(ties_of(view_of(graph, {.stances = {Stance::kDenied}})).size() == 1);
  CHECK(rank_nodes(view_of(graph), 10).nodes.size() == 2);
}

TEST_CASE("parallel links are one tie, as heavy as the best supported") {
  World w;
  const auto p = w.people(2);
  w.tie(p[0], p[1], 1);
  w.claim(p[1], "leads", p[0], {{.origin = "a"}, {.origin = "b"}});
  const KnowledgeGraph graph = w.take();
  const auto ties = ties_of(view_of(graph));
  REQUIRE(ties.size() == 1);
  CHECK(ties[0].weight == 2);
}

TEST_CASE("the middle of a star is between all pairs, and ranks as the formula says") {
  World w;
  const auto p = w.people(5);
  for (int i = 1; i < 5; ++i) w.tie(p[0], p[i]);
  const KnowledgeGraph graph = w.take();
  const Ranking ranking = rank_nodes(view_of(graph), 100);
  CHECK(ranking.nodes.front().node == p[0]);
  CHECK(ranking.error == 0);
  CHECK(of(ranking, p[0]).betweenness == Approx(1));
  CHECK(of(ranking, p[1]).betweenness == Approx(0));
  // x = 0.03 + 0.85 * 4 y and y = 0.03 + 0.85 x / 4
  CHECK(of(ranking, p[0]).page_rank == Approx(0.132 / 0.2775));
  CHECK(of(ranking, p[0]).core == 1);
}

TEST_CASE("a walk follows well supported ties more often") {
  World w;
  const auto p = w.people(3);
  w.tie(p[0], p[1], 3);
  w.tie(p[0], p[2], 1);
  const KnowledgeGraph graph = w.take();
  const Ranking ranking = rank_nodes(view_of(graph), 100);
  CHECK(of(ranking, p[1]).page_rank > of(ranking, p[2]).page_rank);
}

TEST_CASE("a clique is a core, and what hangs on it is not in it") {
  World w;
  const auto p = w.people(5);
  w.clique({p[0], p[1], p[2], p[3]});
  w.tie(p[3], p[4]);
  const KnowledgeGraph graph = w.take();
  const Ranking ranking = rank_nodes(view_of(graph), 100);
  CHECK(of(ranking, p[3]).core == 3);
  CHECK(of(ranking, p[4]).core == 1);
}

TEST_CASE("sampled betweenness is within its bound of the exact one, and the same each time") {
  World w;
  const auto p = w.people(120);
  std::mt19937 random(5);
  for (int i = 0; i < 260; ++i) w.tie(p[random() % 120], p[random() % (1 + random() % 120)]);
  const KnowledgeGraph graph = w.take();
  const GraphView view = view_of(graph);
  const Ranking exact = rank_nodes(view, 1000), sampled = rank_nodes(view, 60),
                again = rank_nodes(view, 60);
  CHECK(exact.error == 0);
  CHECK(sampled.sources == 60);
  CHECK(sampled.error > 0);
  bool differs = false;
  for (const Centrality& c : sampled.nodes) {
    CHECK(std::abs(c.betweenness - of(exact, c.node).betweenness) <= sampled.error);
    CHECK(of(again, c.node).betweenness == c.betweenness);
    differs = differs || c.betweenness != of(exact, c.node).betweenness;
  }
  CHECK(differs);
}

TEST_CASE("the tie between two cliques is a bridge, and both its ends are joints") {
  Dumbbell w;
  const KnowledgeGraph graph = w.take();
  const Bridges bridges = find_bridges(view_of(graph));
  REQUIRE(bridges.ties.size() == 1);
  CHECK(bridges.ties[0].first == w.p[3]);
  CHECK(bridges.ties[0].second == w.p[4]);
  REQUIRE(bridges.joints.size() == 2);
  CHECK(bridges.joints[0].node == w.p[3]);
  CHECK(bridges.joints[0].parts == 2);
}

TEST_CASE("two cliques are two communities") {
  Dumbbell w;
  const KnowledgeGraph graph = w.take();
  const Communities found = find_communities(view_of(graph));
  REQUIRE(found.groups.size() == 2);
  CHECK(found.groups[0] == std::vector<NodeIndex>{w.p[0], w.p[1], w.p[2], w.p[3]});
  CHECK(found.modularity == Approx(12.0 / 13 - 0.5));
}

TEST_CASE("communities of random graphs divide all nodes, hold together and beat single nodes") {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    World w;
    const auto p = w.people(40);
    for (int i = 0; i < 70; ++i) w.tie(p[random() % 40], p[random() % 40]);
    const KnowledgeGraph graph = w.take();
    const GraphView view = view_of(graph);
    const auto ties = ties_of(view);
    std::set<NodeIndex> with_ties, seen;
    for (const Tie& tie : ties) with_ties.insert({tie.first, tie.second});
    const Communities found = find_communities(view);
    for (const auto& group : found.groups) {
      for (const NodeIndex node : group) CHECK(seen.insert(node).second);
      std::set<NodeIndex> reached = {group.front()};
      for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (const Tie& tie : ties)
          for (const auto& [from, to] : {std::pair(tie.first, tie.second), {tie.second, tie.first}})
            if (reached.contains(from) && std::binary_search(group.begin(), group.end(), to))
              reached.insert(to);
      }
      CHECK(reached.size() == group.size());
    }
    CHECK(seen == with_ties);
    CHECK(found.modularity > 0.2);
  }
}

TEST_CASE("who shares rare neighbours is more alike than who shares a common one") {
  World w;
  const auto p = w.people(8);
  for (int i = 1; i < 7; ++i) w.tie(p[0], p[i]);
  w.tie(p[7], p[1]);
  w.tie(p[7], p[2]);
  const auto guild = w.organization("Guild");
  w.tie(guild, p[7]);
  const KnowledgeGraph graph = w.take();
  const auto found = similar_nodes(view_of(graph), p[1]);
  REQUIRE(found.size() == 5);
  CHECK(found[0].node == p[2]);
  CHECK(found[0].shared == std::vector<NodeIndex>{p[7], p[0]});
  CHECK(found[0].score == Approx(1 / std::log(3.0) + 1 / std::log(6.0)));
  CHECK(similar_nodes(view_of(graph), guild).empty());
}

TEST_CASE("a dossier without ties has no ranking, communities, bridges or similar nodes") {
  World w;
  const auto p = w.people(2);
  const KnowledgeGraph graph = w.take();
  const GraphView view = view_of(graph);
  CHECK(rank_nodes(view, 10).nodes.empty());
  CHECK(find_communities(view).groups.empty());
  CHECK(find_bridges(view).joints.empty());
  CHECK(similar_nodes(view, p[1]).empty());
}
