#include "export/time_picture.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "tests/graph/graph_builder.h"

using namespace dossier;
using Catch::Contains;

namespace {

struct Quarrel : GraphBuilder {
  NodeIndex ada = person("Ada"), guild = organization("Guild");
  std::uint32_t quay = report("quay.txt", "The Quay", to_date({2031, 5, 6}));
  std::uint32_t hill = report("hill.txt", "Hill Post", to_date({2031, 5, 7}));

  void call(const std::string& name, const std::vector<Says>& evidence) {
    claim(event("consult", "phone", name), "actor", ada, evidence);
  }
};

Says on(int day, std::uint32_t report = 0, Stance stance = Stance::kAsserted) {
  return {.report = report, .stance = stance, .when = day_interval(to_date({2031, 5, day}))};
}

std::string drawn(Quarrel& quarrel) {
  const KnowledgeGraph graph = quarrel.take();
  return timeline_text(GraphView(graph, shipped_ontology()), std::nullopt, {});
}

}  // namespace

TEST_CASE("what happened stands in the order of event time, with how it is put") {
  Quarrel quarrel;
  quarrel.call("second call", {on(4, 0, Stance::kDenied)});
  quarrel.call("first call", {on(2)});
  const std::string text = drawn(quarrel);
  CHECK(text.find("2031-05-02  ●  first call [1]") <
        text.find("2031-05-04  ✕  second call, denied"));
  CHECK_THAT(text, Contains("●  stated as fact") && Contains("✕  denied") && !Contains("possible"));
}

TEST_CASE("what is stated and denied has a row for each") {
  Quarrel quarrel;
  quarrel.call("call", {on(2), on(2, 1, Stance::kDenied)});
  CHECK_THAT(drawn(quarrel), Contains("●  call [1]") && Contains("✕  call, denied [2]"));
}

TEST_CASE("dates that other sources give stand beside the one that most give") {
  Quarrel quarrel;
  quarrel.call("call", {on(3, 0), on(2, 0), on(2, 1)});
  CHECK_THAT(drawn(quarrel), Contains("2031-05-02  ●  call") && Contains("also dated 2031-05-03"));
}

TEST_CASE("what has no event time is counted and not drawn at another clock's") {
  Quarrel quarrel;
  quarrel.call("call", {on(2)});
  quarrel.call("undated call", {{.report = quarrel.hill}});
  const KnowledgeGraph graph = quarrel.take();
  const Timeline timeline = timeline_of(GraphView(graph, shipped_ontology()), std::nullopt, 10);
  CHECK(timeline.moments.size() == 1);
  CHECK(timeline.undated == 1);
}

TEST_CASE("a timeline of nothing with a date is refused") {
  Quarrel quarrel;
  quarrel.call("call", {{}});
  CHECK_THROWS_AS(drawn(quarrel), Error);
}

TEST_CASE("a timeline keeps the best supported, and a page says how many it leaves out") {
  Quarrel quarrel;
  for (int day = 1; day <= 28; ++day) quarrel.call("call " + std::to_string(day), {on(day)});
  quarrel.call("twice told", {on(9, 0), on(9, 1)});
  const KnowledgeGraph graph = quarrel.take();
  const GraphView view(graph, shipped_ontology());
  const Timeline timeline = timeline_of(view, std::nullopt, 5);
  CHECK(timeline.moments.size() == 5);
  CHECK(timeline.left_out == 24);
  CHECK(std::any_of(timeline.moments.begin(), timeline.moments.end(),
                    [](const Moment& m) { return m.label.text == "twice told"; }));
  const std::string page = timeline_dot(view, std::nullopt, {.paper = Paper::kWide});
  CHECK_THAT(page, Contains("less supported") && Contains("twice told"));
}

TEST_CASE("a date far from all others does not press them into one spot") {
  Quarrel quarrel;
  for (int day = 1; day <= 8; ++day) quarrel.call("call " + std::to_string(day), {on(day)});
  quarrel.call("old call", {{.when = day_interval(to_date({1990, 1, 1}))}});
  const KnowledgeGraph graph = quarrel.take();
  CHECK_THAT(timeline_dot(GraphView(graph, shipped_ontology()), std::nullopt, {}),
             Contains("← earlier") && Contains("2031-05-0"));
}
