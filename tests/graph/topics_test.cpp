#include "graph/topics.h"

#include <catch2/catch.hpp>

#include "graph/compare.h"
#include "graph/search.h"
#include "graph/timeline.h"
#include "tests/graph/graph_builder.h"

using namespace dossier;

namespace {

Date may(int day) {
  return to_date({2025, 5, day});
}

// Two reports of two outlets, and a raid by Ada on Bo.
struct World : GraphBuilder {
  World() {
    report("first.txt", "The Quay", may(1));
    report("second.txt", "Hill Post", may(10));
  }
  NodeIndex ada = person("Ada"), bo = person("Bo"), raid = event("assault", "", "attack on Bo");
};

}  // namespace

TEST_CASE("what is claimed of an event is one topic, and each other claim is one") {
  World w;
  w.claim(w.raid, "actor", w.ada, {{.stance = Stance::kDenied}});
  w.claim(w.ada, "leads", w.bo);
  w.claim(w.raid, "recipient", w.bo);
  const KnowledgeGraph graph = w.take();
  const auto all = topics(graph, {});
  REQUIRE(all.size() == 2);
  CHECK(describe(graph, all[0]) == "attack on Bo");
  CHECK(stances_of(all[0].spoken) == std::vector{Stance::kAsserted, Stance::kDenied});
  CHECK(describe(graph, all[1]) == "Ada leads Bo");
}

TEST_CASE("a timeline goes by event time, and counts what has none") {
  World w;
  const auto early = w.event("say", "", "early"), late = w.event("say", "", "late"),
             open = w.event("say", "", "open"), never = w.event("say", "", "never");
  w.claim(late, "actor", w.ada, {{.when = day_interval(may(9))}});
  w.claim(early, "actor", w.ada, {{.when = month_interval(2025, 4)}});
  w.claim(open, "actor", w.ada, {{.when = TimeInterval{{}, may(3), Precision::kRange}}});
  w.claim(never, "actor", w.ada);
  const KnowledgeGraph graph = w.take();
  const Timeline found = timeline(graph, {});
  std::vector<std::string> names;
  for (const Happening& h : found.happenings) names.push_back(describe(graph, h.topic));
  CHECK(names == std::vector<std::string>{"early", "open", "late"});
  CHECK(found.undated == 1);
}

TEST_CASE("an event that two reports date differently stands at both times") {
  World w;
  w.claim(w.raid, "actor", w.ada,
          {{.report = 0, .when = day_interval(may(1))},
           {.report = 1, .stance = Stance::kDenied, .when = day_interval(may(4))}});
  const KnowledgeGraph graph = w.take();
  const auto happenings = timeline(graph, {}).happenings;
  REQUIRE(happenings.size() == 2);
  CHECK(stances_of(happenings[0].topic.spoken) == std::vector{Stance::kAsserted});
  CHECK(stances_of(happenings[1].topic.spoken) == std::vector{Stance::kDenied});
}

TEST_CASE("a denial without a time stands at each time of what it denies") {
  World w;
  w.claim(w.raid, "actor", w.ada,
          {{.when = day_interval(may(1))}, {.report = 1, .stance = Stance::kDenied}});
  const KnowledgeGraph graph = w.take();
  const auto happenings = timeline(graph, {}).happenings;
  REQUIRE(happenings.size() == 1);
  CHECK(stances_of(happenings[0].topic.spoken) == std::vector{Stance::kAsserted, Stance::kDenied});
}

TEST_CASE("periods begin on Mondays, firsts of months and New Year's days") {
  CHECK(period_start(may(10), Period::kDay) == may(10));
  CHECK(period_start(may(10), Period::kWeek) == may(5));
  CHECK(period_start(may(10), Period::kMonth) == may(1));
  CHECK(period_start(may(10), Period::kYear) == to_date({2025, 1, 1}));
  CHECK(next_period(may(5), Period::kWeek) == may(12));
  CHECK(next_period(to_date({2024, 2, 1}), Period::kMonth) == to_date({2024, 3, 1}));
  CHECK(next_period(to_date({2025, 12, 1}), Period::kMonth) == to_date({2026, 1, 1}));
  CHECK(next_period(to_date({2024, 1, 1}), Period::kYear) == to_date({2025, 1, 1}));
  CHECK(next_period(to_date({2023, 1, 1}), Period::kYear) == to_date({2024, 1, 1}));
}

TEST_CASE("outlets differ where one denies, where times cannot both be right, and in values") {
  World w;
  const auto talks = w.event("consult", "", "talks"), flood = w.event("say", "", "flood");
  w.claim(w.raid, "actor", w.ada, {{.report = 0}, {.report = 1, .stance = Stance::kDenied}});
  w.claim(talks, "actor", w.ada,
          {{.report = 0, .when = month_interval(2025, 5)},
           {.report = 1, .when = day_interval(may(4))}});
  w.claim(flood, "killed", std::nullopt, {{.report = 0}}, "three");
  w.claim(flood, "killed", std::nullopt, {{.report = 1}}, "four");
  w.claim(w.ada, "leads", w.bo, {{.report = 0}});
  w.claim(w.bo, "owns", w.ada, {{.report = 1}});
  const KnowledgeGraph graph = w.take();
  const auto compared = compare(graph, {.outlet = "the quay"}, {.outlet = "hill post"});
  REQUIRE(compared.size() == 5);
  CHECK(compared[0].differences == std::vector<std::string>{"stance"});
  CHECK(compared[1].differences == std::vector<std::string>{"killed"});
  CHECK(compared[2].comparison == Comparison::kOnlyFirst);
  CHECK(compared[3].comparison == Comparison::kOnlySecond);
  CHECK(compared[4].comparison == Comparison::kAlike);
  CHECK(outlets(graph) == std::vector<std::string>{"hill post", "the quay"});
}

TEST_CASE("outlets whose times share no day put it differently") {
  World w;
  w.claim(
      w.raid, "actor", w.ada,
      {{.report = 0, .when = day_interval(may(3))}, {.report = 1, .when = day_interval(may(4))}});
  const KnowledgeGraph graph = w.take();
  const auto compared = compare(graph, {.outlet = "the quay"}, {.outlet = "hill post"});
  CHECK(compared.at(0).differences == std::vector<std::string>{"time"});
}

TEST_CASE("sentences are found by whole words, beginnings and with one typing error, best first") {
  World w;
  w.claim(w.raid, "actor", w.ada, {{.sentence = "The harbours were quiet."}});
  w.claim(w.raid, "recipient", w.bo, {{.sentence = "The harbor burned."}});
  w.claim(w.ada, "leads", w.bo, {{.sentence = "In the \u201cHárbour\u201d, all is still."}});
  w.claim(w.bo, "leads", w.ada, {{.sentence = "The mountain burned."}});
  const KnowledgeGraph graph = w.take();
  std::vector<unsigned> scores;
  for (const FoundSentence& found : find_sentences(graph, " HARBOUR ", {}))
    scores.push_back(found.score);
  CHECK(scores == std::vector<unsigned>{3, 2, 1});
  const auto both = find_sentences(graph, "harbour burned", {});
  REQUIRE(both.size() == 1);
  CHECK(quote(graph, *both[0].spoken[0].evidence) == "The harbor burned.");
  CHECK(find_sentences(graph, " ?! ", {}).empty());
  CHECK(find_sentences(graph, "harbour", {.stances = {Stance::kDenied}}).empty());
}
