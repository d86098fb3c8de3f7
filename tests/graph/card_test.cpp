#include "graph/card.h"

#include <catch2/catch.hpp>

#include "tests/graph/graph_builder.h"

using namespace dossier;

namespace {

struct World : GraphBuilder {
  // Reports of these days that all mention the node.
  void mention(NodeIndex node, const std::vector<std::optional<Date>>& days) {
    for (const auto& day : days)
      at(node).members.push_back({report("r" + std::to_string(reports++), "The Quay", day), 0});
  }
  int reports = 0;
};

Card card_of(const KnowledgeGraph& graph, NodeIndex node, const ClaimFilter& filter = {}) {
  const GraphView view(graph, shipped_ontology(), filter);
  return make_card(view, node, 10);
}

const Date kMay = to_date({2025, 5, 1});

}  // namespace

TEST_CASE("a card has roles by their first day, descriptions by support, and what is disputed") {
  World w;
  const auto ada = w.person("Ada"), guild = w.organization("Guild"), bo = w.person("Bo");
  w.mention(ada, {kMay});
  w.claim(ada, "holds_role", guild, {{}}, "patron");
  w.claim(ada, "holds_role", guild, {{.when = year_interval(2024)}}, "president");
  w.claim(ada, "member_of", guild, {{.when = year_interval(2020)}});
  w.claim(ada, "described_as", std::nullopt, {{}}, "tireless");
  w.claim(ada, "described_as", std::nullopt, {{.origin = "a"}, {.origin = "b"}}, "reckless");
  w.claim(bo, "leads", ada);
  w.contest(w.claim(ada, "exists", std::nullopt, {{.stance = Stance::kDenied}}));
  const KnowledgeGraph graph = w.take();
  const Card card = card_of(graph, ada);
  std::vector<ClaimIndex> roles, descriptions, disputed;
  for (const Said& said : card.roles) roles.push_back(said.claim);
  for (const Said& said : card.descriptions) descriptions.push_back(said.claim);
  for (const Said& said : card.disputed) disputed.push_back(said.claim);
  CHECK(roles == std::vector<ClaimIndex>{2, 1, 0});
  CHECK(descriptions == std::vector<ClaimIndex>{4, 3});
  CHECK(disputed == std::vector<ClaimIndex>{6});
  CHECK(card.links.size() == 4);
  CHECK(card_of(graph, ada, {.stances = {Stance::kDenied}}).roles.empty());
}

TEST_CASE("articles are counted by the shortest period that fits, and empty periods show") {
  World w;
  const auto ada = w.person("Ada"), bo = w.person("Bo"), cy = w.person("Cy"), di = w.person("Di");
  w.mention(ada, {kMay, Date{kMay.days + 9}, Date{kMay.days + 9}, std::nullopt});
  w.mention(bo, {kMay, Date{kMay.days + 10}});
  w.mention(cy, {to_date({1, 1, 1}), kMay});
  const KnowledgeGraph graph = w.take();
  const Card days = card_of(graph, ada);
  CHECK(days.period == Period::kDay);
  REQUIRE(days.published.size() == 10);
  CHECK(days.published[0].articles == 1);
  CHECK(days.published[1].articles == 0);
  CHECK(days.published[9].articles == 2);
  CHECK(days.undated == 1);
  CHECK(card_of(graph, bo).period == Period::kWeek);
  const Card years = card_of(graph, cy);
  CHECK(years.period == Period::kYear);
  REQUIRE(years.published.size() == 10);
  CHECK(years.published.back().from == to_date({2025, 1, 1}));
  CHECK(card_of(graph, di).published.empty());
}
