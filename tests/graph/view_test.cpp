#include "graph/view.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/graph/graph_builder.h"

using namespace dossier;

namespace {

GraphView view_of(const KnowledgeGraph& graph, const ClaimFilter& filter = {}) {
  return GraphView(graph, shipped_ontology(), filter);
}

// "Ada > Bo attack" for each link.
std::vector<std::string> shown(const KnowledgeGraph& graph, const GraphView& view) {
  std::vector<std::string> out;
  for (const Link& link : view.links())
    out.push_back(graph.nodes[link.from].name + " > " + graph.nodes[link.to].name + ": " +
                  link.label);
  return out;
}

std::vector<std::string> names(const KnowledgeGraph& graph, const std::vector<NodeIndex>& nodes) {
  std::vector<std::string> out;
  for (NodeIndex node : nodes) out.push_back(graph.nodes[node].name);
  return out;
}

using Strings = std::vector<std::string>;

// Two reports of two outlets, of the first and the tenth of May.
struct World : GraphBuilder {
  World() {
    report("first.txt", "The Quay", to_date({2025, 5, 1}));
    report("second.txt", "Hill Post", to_date({2025, 5, 10}));
  }
  // Joins two nodes by a relation with evidence of so many origins.
  void tie(NodeIndex a, NodeIndex b, int origins = 1) {
    std::vector<Says> evidence;
    for (int i = 0; i < origins; ++i) evidence.push_back({.origin = "origin " + std::to_string(i)});
    claim(a, "linked_to", b, evidence);
  }
};

}  // namespace

TEST_CASE("each actor of an event is linked with each recipient") {
  World w;
  const auto ada = w.person("Ada"), bo = w.person("Bo"), cy = w.person("Cy"),
             raid = w.event("assault", "aerial", "raid");
  w.claim(raid, "actor", ada);
  w.claim(raid, "actor", bo);
  w.claim(raid, "recipient", cy);
  const KnowledgeGraph graph = w.take();
  CHECK(shown(graph, view_of(graph)) == Strings{"Ada > Cy: air strike", "Bo > Cy: air strike"});
}

TEST_CASE("all who took part in a symmetric event are linked with each other, once") {
  World w;
  const auto ada = w.person("Ada"), bo = w.person("Bo"), cy = w.person("Cy"),
             call = w.event("consult", "phone", "call");
  w.claim(call, "actor", cy);
  w.claim(call, "actor", ada);
  w.claim(call, "recipient", bo);
  const KnowledgeGraph graph = w.take();
  CHECK(shown(graph, view_of(graph)) ==
        Strings{"Ada > Bo: phone call", "Ada > Cy: phone call", "Bo > Cy: phone call"});
}

TEST_CASE("an event with one participant is linked itself, actor in and the rest out") {
  World w;
  const auto ada = w.person("Ada"), port = w.place("Port"),
             said = w.event("say", "statement", "statement by Ada");
  w.claim(said, "actor", ada);
  w.claim(said, "about", port);
  const KnowledgeGraph graph = w.take();
  CHECK(shown(graph, view_of(graph)) ==
        Strings{"Ada > statement by Ada: actor", "statement by Ada > Port: about"});
}

TEST_CASE("the place of an event between two hangs on the one who acted") {
  World w;
  const auto ada = w.person("Ada"), bo = w.person("Bo"), bay = w.place("Bay"),
             raid = w.event("assault", "", "raid");
  w.claim(raid, "actor", ada);
  w.claim(raid, "recipient", bo);
  w.claim(raid, "place", bay);
  const KnowledgeGraph graph = w.take();
  CHECK(shown(graph, view_of(graph)) == Strings{"Ada > Bo: attack", "Ada > Bay: attack (place)"});
}

TEST_CASE("somebody who acts on himself makes no link to himself") {
  World w;
  const auto ada = w.person("Ada"), raid = w.event("assault", "", "raid");
  w.claim(raid, "actor", ada);
  w.claim(raid, "recipient", ada);
  const KnowledgeGraph graph = w.take();
  CHECK(shown(graph, view_of(graph)) == Strings{"Ada > raid: actor", "raid > Ada: recipient"});
}

TEST_CASE(
    "an event's link is as well supported as the weaker of its ends, and has the stances of both") {
  World w;
  const auto ada = w.person("Ada"), bo = w.person("Bo"), raid = w.event("assault", "", "raid");
  w.claim(raid, "actor", ada, {{.report = 0}, {.report = 1, .stance = Stance::kDenied}});
  w.claim(raid, "recipient", bo, {{.report = 1, .stance = Stance::kAlleged}});
  const KnowledgeGraph graph = w.take();
  const Link link = view_of(graph).links().at(0);
  CHECK(link.origins == 1);
  CHECK(link.articles == 1);
  CHECK(link.stances == std::vector{Stance::kAsserted, Stance::kDenied, Stance::kAlleged});
  CHECK(link.claims == std::vector<ClaimIndex>{0, 1});
  CHECK(link.event == raid);
}

TEST_CASE(
    "a relation with a title is labelled with the title, and one to a value alone is no link") {
  World w;
  const auto ada = w.person("Ada"), guild = w.organization("Guild");
  w.claim(ada, "holds_role", guild, {{}}, "treasurer");
  w.claim(ada, "leads", guild);
  w.claim(ada, "described_as", std::nullopt, {{}}, "tireless");
  const KnowledgeGraph graph = w.take();
  CHECK(shown(graph, view_of(graph)) == Strings{"Ada > Guild: leads", "Ada > Guild: treasurer"});
}

TEST_CASE("a symmetric relation said from both sides is one link") {
  World w;
  const auto ada = w.person("Ada"), bo = w.person("Bo");
  w.claim(bo, "allied_with", ada, {{.report = 0}});
  w.claim(ada, "allied_with", bo, {{.report = 1}});
  const KnowledgeGraph graph = w.take();
  const GraphView view = view_of(graph);
  REQUIRE(view.links().size() == 1);
  CHECK(view.links()[0].origins == 2);
  CHECK(view.links()[0].claims.size() == 2);
}

TEST_CASE("a filter keeps the evidence that passes, and the claims that have some left") {
  World w;
  const auto ada = w.person("Ada"), guild = w.organization("Guild"), bo = w.person("Bo");
  w.claim(ada, "leads", guild,
          {{.report = 0, .when = month_interval(2025, 4)},
           {.report = 1, .stance = Stance::kDenied, .speakers = {bo}}});
  const KnowledgeGraph graph = w.take();
  const auto count = [&](const ClaimFilter& filter) {
    return matching(graph, graph.claims[0], filter).size();
  };
  const Date april = to_date({2025, 4, 30}), may = to_date({2025, 5, 1});
  CHECK(count({}) == 2);
  CHECK(count({.about = {guild}}) == 2);
  CHECK(count({.about = {bo}}) == 0);
  CHECK(count({.by = {bo}}) == 1);
  CHECK(count({.stances = {Stance::kDenied}}) == 1);
  CHECK(count({.stances = {Stance::kPlanned}}) == 0);
  CHECK(count({.predicates = {"leads"}}) == 2);
  CHECK(count({.predicates = {"owns"}}) == 0);
  CHECK(count({.outlet = "the quay"}) == 1);
  CHECK(count({.since = april}) == 1);
  CHECK(count({.since = may}) == 0);
  CHECK(count({.until = april}) == 1);
  CHECK(count({.as_of = april}) == 0);
  CHECK(count({.as_of = may}) == 1);
  CHECK(count({.min_origins = 2}) == 2);
  CHECK(count({.as_of = may, .min_origins = 2}) == 0);
}

TEST_CASE("an event category filters the roles of its events") {
  World w;
  const auto ada = w.person("Ada"), bo = w.person("Bo"), call = w.event("consult", "phone", "call");
  w.claim(call, "actor", ada);
  w.claim(call, "actor", bo);
  const KnowledgeGraph graph = w.take();
  CHECK(view_of(graph, {.predicates = {"consult"}}).links().size() == 1);
  CHECK(view_of(graph, {.predicates = {"assault"}}).links().empty());
}

TEST_CASE("evidence of an undated report is left out when a day of knowledge is asked for") {
  World w;
  const auto undated = w.report("third.txt", "Gazette", std::nullopt);
  const auto ada = w.person("Ada"), bo = w.person("Bo");
  w.claim(ada, "fights", bo, {{.report = undated}});
  const KnowledgeGraph graph = w.take();
  CHECK(view_of(graph, {.as_of = to_date({2030, 1, 1})}).links().empty());
}

TEST_CASE("a dispute shows from the day on which its second side was published") {
  World w;
  const auto ada = w.person("Ada"), guild = w.organization("Guild");
  w.contest(
      w.claim(ada, "leads", guild, {{.report = 0}, {.report = 1, .stance = Stance::kDenied}}));
  const KnowledgeGraph graph = w.take();
  CHECK_FALSE(view_of(graph, {.as_of = to_date({2025, 5, 9})}).links().at(0).contested);
  CHECK(view_of(graph, {.as_of = to_date({2025, 5, 10})}).links().at(0).contested);
  CHECK(view_of(graph, {.stances = {Stance::kAsserted}}).links().at(0).contested);
}

TEST_CASE("what is planned and denied is a dispute from the day of the second of them") {
  World w;
  const auto ada = w.person("Ada"), guild = w.organization("Guild");
  w.contest(w.claim(
      ada, "leads", guild,
      {{.report = 0, .stance = Stance::kPlanned}, {.report = 1, .stance = Stance::kDenied}}));
  const KnowledgeGraph graph = w.take();
  CHECK_FALSE(view_of(graph, {.as_of = to_date({2025, 5, 9})}).links().at(0).contested);
  CHECK(view_of(graph, {.as_of = to_date({2025, 5, 10})}).links().at(0).contested);
}

TEST_CASE("a neighbourhood goes both ways, by distance, then support, then id") {
  World w;
  const auto hub = w.person("hub"), a = w.person("a"), b = w.person("b"), c = w.person("c"),
             far = w.person("far");
  w.tie(a, hub);
  w.tie(hub, b, 2);
  w.tie(hub, c);
  w.tie(c, far, 5);
  w.tie(a, c);
  const KnowledgeGraph graph = w.take();
  const GraphView view = view_of(graph);
  const Neighborhood near = view.neighborhood(hub, 1);
  CHECK(names(graph, near.nodes) == Strings{"hub", "b", "a", "c"});
  CHECK(near.distance == std::vector<std::uint32_t>{0, 1, 1, 1});
  CHECK(near.links.size() == 4);
  CHECK(names(graph, view.neighborhood(hub, 2).nodes) == Strings{"hub", "b", "a", "c", "far"});
  CHECK(names(graph, view.neighborhood(hub, 0).nodes) == Strings{"hub"});
}

TEST_CASE("a neighbourhood can be walked one way only; what is alike at both ends goes both ways") {
  World w;
  const auto hub = w.person("hub"), a = w.organization("a"), b = w.organization("b"),
             far = w.organization("far"), twin = w.person("twin");
  w.claim(hub, "leads", a);
  w.claim(b, "owns", hub);
  w.claim(a, "owns", far);
  w.claim(twin, "family_of", hub);
  const KnowledgeGraph graph = w.take();
  const GraphView view = view_of(graph);
  CHECK(names(graph, view.neighborhood(hub, 2, Direction::kOut).nodes) ==
        Strings{"hub", "a", "twin", "far"});
  CHECK(names(graph, view.neighborhood(hub, 2, Direction::kIn).nodes) ==
        Strings{"hub", "b", "twin"});
}

TEST_CASE("read as nodes, events stand between those who took part") {
  World w;
  const auto ada = w.person("Ada"), bo = w.person("Bo"), raid = w.event("assault", "", "raid");
  w.claim(raid, "actor", ada);
  w.claim(raid, "recipient", bo);
  const KnowledgeGraph graph = w.take();
  CHECK(shown(graph, GraphView(graph, shipped_ontology(), {}, EventReading::kNodes)) ==
        Strings{"Ada > raid: actor", "raid > Bo: recipient"});
}

TEST_CASE("a link spans the times of its evidence, and none where both ends are open") {
  World w;
  const auto ada = w.person("Ada"), bo = w.person("Bo"), cy = w.person("Cy");
  w.claim(ada, "fights", bo,
          {{.when = month_interval(2025, 4)}, {.when = day_interval(to_date({2025, 6, 2}))}});
  const TimeInterval since{to_date({2025, 6, 2}), std::nullopt, Precision::kRange},
      until{std::nullopt, to_date({2025, 6, 2}), Precision::kRange};
  w.claim(ada, "fights", cy, {{.when = since}, {.when = until}, {.when = since}});
  const KnowledgeGraph graph = w.take();
  const GraphView view = view_of(graph);
  const auto links = view.links();
  REQUIRE(links.size() == 2);
  CHECK(links[0].when ==
        TimeInterval{to_date({2025, 4, 1}), to_date({2025, 6, 2}), Precision::kRange});
  CHECK_FALSE(links[1].when);
}

TEST_CASE("a dossier without claims has no links, neighbours or paths") {
  World w;
  const auto a = w.person("a"), b = w.person("b");
  const KnowledgeGraph graph = w.take();
  const GraphView view = view_of(graph);
  CHECK(view.links().empty());
  CHECK(view.neighborhood(a, 3).nodes == std::vector<NodeIndex>{a});
  CHECK(view.paths(a, b, 3).empty());
}
