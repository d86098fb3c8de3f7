#include <catch2/catch.hpp>

#include "tests/resolve/scenario.h"

namespace dossier {
namespace {

/// One event between Ana Ruiz and Ben Okoro, as one report has it.
struct EventWords {
  std::string category = "consult", mode = "phone";
  std::string published = {};
  std::string day = {};
  std::string place = {};
  std::string about = {};
  std::string third = {};  // another actor
};

ReportFacts report_of(const std::string& name, const EventWords& words) {
  FactsBuilder report(name, "", words.published);
  const auto ana = report.person({{"Ana Ruiz"}});
  const auto ben = report.person({{"Ben Okoro"}});
  const auto event = report.event(words.category, words.mode);
  std::optional<TimeInterval> when;
  if (!words.day.empty()) when = day_interval(parse_iso_date(words.day).value());
  report.claim("actor", event, {.object = ana, .when = when}).actor(event, ben);
  if (!words.place.empty()) report.claim("place", event, {.object = report.place({{words.place}})});
  if (!words.about.empty()) {
    report.claim("about", event, {.object = report.named(EntityType::kThing, {{words.about}})});
  }
  if (!words.third.empty()) report.actor(event, report.person({{words.third}}));
  return report.build();
}

std::size_t events(const EventWords& a, const EventWords& b) {
  return count_nodes(graph_of({report_of("a.txt", a), report_of("b.txt", b)}), EntityType::kEvent);
}

TEST_CASE("one call that three articles report is one event") {
  const KnowledgeGraph graph =
      graph_of({report_of("a.txt", {.published = "2031-05-04"}),
                report_of("b.txt", {.published = "2031-05-06"}),
                report_of("c.txt", {.mode = "", .published = "2031-05-09"})});
  REQUIRE(count_nodes(graph, EntityType::kEvent) == 1);
  REQUIRE(claim_of(graph, "actor").articles == 3);
}

TEST_CASE("events of different category or mode are apart") {
  REQUIRE(events({.mode = "phone"}, {.mode = "visit"}) == 2);
  REQUIRE(events({.category = "agree", .mode = ""}, {.category = "aid", .mode = ""}) == 2);
}

TEST_CASE("times that are known must overlap") {
  REQUIRE(events({.day = "2031-05-02"}, {.day = "2031-05-02"}) == 1);
  REQUIRE(events({.day = "2031-05-02"}, {.day = "2031-05-03"}) == 2);
}

TEST_CASE("times that are coarser than a day may lie seven days apart") {
  const auto week_from = [](const std::string& name, const std::string& day) {
    FactsBuilder report(name);
    const Date from = parse_iso_date(day).value();
    const TimeInterval week{from, Date{from.days + 6}, Precision::kWeek};
    const auto call = report.event("consult", "phone");
    report.claim("actor", call, {.object = report.person({{"Ana Ruiz"}}), .when = week});
    report.actor(call, report.person({{"Ben Okoro"}}));
    return report.build();
  };
  const auto count = [&](const std::string& day) {
    return count_nodes(graph_of({week_from("a.txt", "2031-05-05"), week_from("b.txt", day)}),
                       EntityType::kEvent);
  };
  REQUIRE(count("2031-05-12") == 1);
  REQUIRE(count("2031-05-18") == 1);
  REQUIRE(count("2031-05-19") == 2);
}

TEST_CASE("a report's date stands in for an unknown time, within fourteen days") {
  REQUIRE(events({.day = "2031-05-02"}, {.published = "2031-05-16"}) == 1);
  REQUIRE(events({.day = "2031-05-02"}, {.published = "2031-05-17"}) == 2);
  REQUIRE(events({.published = "2031-05-02"}, {.published = "2031-05-16"}) == 1);
  REQUIRE(events({.published = "2031-05-02"}, {.published = "2031-05-17"}) == 2);
}

TEST_CASE("places and topics that are known must agree") {
  REQUIRE(events({.place = "Port Marrow"}, {.place = "Port Marrow"}) == 1);
  REQUIRE(events({.place = "Port Marrow"}, {.place = "Eastgate"}) == 2);
  REQUIRE(events({.place = "Port Marrow"}, {}) == 1);
  REQUIRE(events({.about = "Harbour Act"}, {.about = "Forest Act"}) == 2);
  REQUIRE(events({.about = "Harbour Act"}, {}) == 1);
}

TEST_CASE("participants of one may be among those of the other, but may not cross") {
  REQUIRE(events({.third = "Cora Lind"}, {}) == 1);
  REQUIRE(events({.third = "Cora Lind"}, {.third = "Dan Moss"}) == 2);
}

TEST_CASE("one common participant is not enough") {
  FactsBuilder first("a.txt"), second("b.txt");
  for (FactsBuilder* report : {&first, &second}) {
    report->actor(report->event("assault"), report->person({{"Ana Ruiz"}}));
  }
  REQUIRE(count_nodes(graph_of({first.build(), second.build()}), EntityType::kEvent) == 2);
}

TEST_CASE("who threatens and who is threatened is not the same threat the other way round") {
  FactsBuilder first("a.txt"), second("b.txt");
  for (FactsBuilder* report : {&first, &second}) {
    const auto ana = report->person({{"Ana Ruiz"}});
    const auto ben = report->person({{"Ben Okoro"}});
    const bool forward = report == &first;
    report->claim("actor", 2, {.object = forward ? ana : ben});
    report->claim("recipient", 2, {.object = forward ? ben : ana});
    report->event("threaten", "violence");
  }
  REQUIRE(count_nodes(graph_of({first.build(), second.build()}), EntityType::kEvent) == 2);
}

TEST_CASE("two plain statements are apart unless they say the same words") {
  const auto statement = [](const std::string& name, const std::string& words) {
    FactsBuilder report(name);
    const auto ana = report.person({{"Ana Ruiz"}});
    const auto ben = report.person({{"Ben Okoro"}});
    const auto said = report.event("say", "statement");
    report.actor(said, ana).claim("recipient", said, {.object = ben});
    if (!words.empty()) report.claim("content", said, {.value = words});
    return report.build();
  };
  const auto count = [&](const std::string& a, const std::string& b) {
    return count_nodes(graph_of({statement("a.txt", a), statement("b.txt", b)}),
                       EntityType::kEvent);
  };
  REQUIRE(count("", "") == 2);
  REQUIRE(count("the harbour is shut", "The harbour is shut") == 1);
  REQUIRE(count("the harbour is shut", "the harbour is open") == 2);
}

TEST_CASE("two events of one document stay two") {
  FactsBuilder report("a.txt");
  const auto ana = report.person({{"Ana Ruiz"}});
  const auto ben = report.person({{"Ben Okoro"}});
  for (int i = 0; i < 2; ++i) {
    const auto call = report.event("consult", "phone");
    report.actor(call, ana).actor(call, ben);
  }
  REQUIRE(count_nodes(graph_of({report.build()}), EntityType::kEvent) == 2);
}

TEST_CASE("a report that fits two different events does not make them one") {
  // The middle report gives no day and fits both calls, which lie ten days apart.
  const KnowledgeGraph graph = graph_of({report_of("a.txt", {.day = "2031-05-02"}),
                                         report_of("b.txt", {.day = "2031-05-12"}),
                                         report_of("c.txt", {.published = "2031-05-11"})});
  REQUIRE(count_nodes(graph, EntityType::kEvent) == 2);
  for (const Node& node : graph.nodes) {
    if (node.type == EntityType::kEvent && node.articles == 2) {
      for (const Member& member : node.members)
        REQUIRE(graph.reports[member.report].name != "a.txt");
    }
  }
}

}  // namespace
}  // namespace dossier
