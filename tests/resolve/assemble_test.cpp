#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "tests/resolve/scenario.h"

namespace dossier {
namespace {

TEST_CASE("one claim of two documents is one claim with two pieces of evidence") {
  FactsBuilder first("a.txt", "Northern Post"), second("b.txt", "Southern Post");
  for (FactsBuilder* report : {&first, &second}) {
    const auto ana = report->person({{"Ana Ruiz"}});
    report->claim("leads", ana, {.object = report->organization({{"Harbour Board"}})});
  }
  const KnowledgeGraph graph = graph_of({first.build(), second.build()});
  REQUIRE(graph.claims.size() == 1);
  REQUIRE(graph.claims[0].evidence.size() == 2);
  REQUIRE(graph.claims[0].articles == 2);
  REQUIRE(graph.claims[0].origins == 2);
  REQUIRE_FALSE(graph.claims[0].contested);
  REQUIRE(quote(graph, graph.claims[0].evidence[0]) == "Claim that leads holds");
}

TEST_CASE("values that differ in case alone are one claim") {
  FactsBuilder first("a.txt"), second("b.txt");
  first.claim("holds_role", first.person({{"Ana Ruiz"}}), {.value = "Harbour Master"});
  second.claim("holds_role", second.person({{"Ana Ruiz"}}), {.value = "harbour master"});
  REQUIRE(graph_of({first.build(), second.build()}).claims.size() == 1);
}

TEST_CASE("articles that credit one outlet are one origin") {
  const auto report_with = [](const std::string& name, const std::string& publisher,
                              const std::string& credited) {
    FactsBuilder report(name, publisher);
    const auto ana = report.person({{"Ana Ruiz"}});
    const auto courier = report.organization({{"The Courier"}, "media", ""});
    ClaimWords words{.value = "harbour master"};
    if (!credited.empty()) words.origin = courier;
    report.claim("holds_role", ana, words);
    return report.build();
  };
  const KnowledgeGraph one =
      graph_of({report_with("a.txt", "Northern Post", "yes"),
                report_with("b.txt", "Southern Post", "yes"), report_with("c.txt", "Courier", "")});
  REQUIRE(one.claims[0].articles == 3);
  REQUIRE(one.claims[0].origins == 1);
  for (const Evidence& evidence : one.claims[0].evidence) REQUIRE(evidence.origin == "The Courier");
  const KnowledgeGraph nameless =
      graph_of({report_with("a.txt", "", ""), report_with("b.txt", "", "")});
  REQUIRE(nameless.claims[0].origins == 2);
}

TEST_CASE("an outlet that is written in two ways is one origin wherever origins are counted") {
  FactsBuilder first("a.txt", "Port Gazette"), second("b.txt", "PORT GAZETTE");
  first.claim("holds_role", first.person({{"Ana Ruiz"}}), {.value = "harbour master"});
  second.claim("holds_role", second.person({{"Ana Ruiz"}}), {.value = "harbour master"});
  const KnowledgeGraph graph = graph_of({first.build(), second.build()});
  const std::vector<Evidence>& evidence = graph.claims[0].evidence;
  REQUIRE(evidence.size() == 2);
  REQUIRE(evidence[0].origin == evidence[1].origin);
  REQUIRE(graph.claims[0].origins == 1);
  REQUIRE(graph.nodes[0].origins == 1);
}

TEST_CASE("evidence that two local entities give for one claim is kept once") {
  FactsBuilder report("a.txt");
  const auto ana = report.person({{"Ana Ruiz"}});
  const auto again = report.person({{"Ana Ruiz"}});
  report.claim("holds_role", ana, {.value = "pilot"});
  ReportFacts document = report.build();
  document.facts.claims.push_back(document.facts.claims[0]);
  document.facts.claims[1].subject = again;
  const KnowledgeGraph graph = graph_of({document});
  REQUIRE(graph.claims.size() == 1);
  REQUIRE(graph.claims[0].evidence.size() == 1);
}

TEST_CASE("a claim whose ends are one node is left out") {
  FactsBuilder report("a.txt");
  const auto ana = report.person({{"Ana Ruiz"}});
  report.claim("linked_to", ana, {.object = report.person({{"Ana Ruiz"}})});
  REQUIRE(graph_of({report.build()}).claims.empty());
}

TEST_CASE("evidence says which piece of its document's facts it is") {
  FactsBuilder report("a.txt");
  const auto ana = report.person({{"Ana Ruiz"}});
  for (int i = 0; i < 3; ++i) report.claim("holds_role", ana, {.value = "pilot"});
  report.claim("described_as", ana, {.value = "tireless"});
  const KnowledgeGraph graph = graph_of({report.build()});
  std::vector<std::uint32_t> pilots;
  for (const Evidence& evidence : claim_of(graph, "holds_role").evidence)
    pilots.push_back(evidence.ordinal);
  REQUIRE(pilots == std::vector<std::uint32_t>{0, 1, 2});
  REQUIRE(claim_of(graph, "described_as").evidence[0].ordinal == 3);
}

// A claim that Ana leads the Board, put by some and by others.
struct Voice {
  Stance stance;
  std::string speaker;  // empty: the document itself
  std::string publisher;
};
bool contested(const std::vector<Voice>& voices) {
  std::vector<ReportFacts> documents;
  for (std::size_t i = 0; i < voices.size(); ++i) {
    FactsBuilder report("r" + std::to_string(i) + ".txt", voices[i].publisher);
    const auto ana = report.person({{"Ana Ruiz"}});
    ClaimWords words{.object = report.organization({{"Harbour Board"}}),
                     .stance = voices[i].stance};
    if (!voices[i].speaker.empty()) words.speakers = {report.person({{voices[i].speaker}})};
    report.claim("leads", ana, words);
    documents.push_back(report.build());
  }
  return claim_of(graph_of(std::move(documents)), "leads").contested;
}

TEST_CASE("a claim is contested when different speakers disagree") {
  REQUIRE(contested(
      {{Stance::kAsserted, "Ben Okoro", "Post"}, {Stance::kDenied, "Cora Lind", "Post"}}));
  REQUIRE(contested({{Stance::kAlleged, "", "Post"}, {Stance::kDenied, "Cora Lind", "Post"}}));
  REQUIRE(contested({{Stance::kPlanned, "", "Post"}, {Stance::kDenied, "", "Gazette"}}));
}

TEST_CASE("a claim is not contested by one speaker who changes, nor by doubt") {
  REQUIRE_FALSE(contested(
      {{Stance::kAsserted, "Ben Okoro", "Post"}, {Stance::kDenied, "Ben Okoro", "Gazette"}}));
  REQUIRE_FALSE(contested({{Stance::kAsserted, "", "Post"}, {Stance::kDenied, "", "Post"}}));
  REQUIRE_FALSE(contested(
      {{Stance::kAsserted, "Ben Okoro", "Post"}, {Stance::kHypothetical, "", "Gazette"}}));
  REQUIRE_FALSE(
      contested({{Stance::kDenied, "Ben Okoro", "Post"}, {Stance::kDenied, "", "Gazette"}}));
}

TEST_CASE("a call that is denied on one role and reported on another is contested on both") {
  FactsBuilder first("a.txt", "Post"), second("b.txt", "Gazette");
  for (FactsBuilder* report : {&first, &second}) {
    const auto ana = report->person({{"Ana Ruiz"}});
    const auto ben = report->person({{"Ben Okoro"}});
    const auto call = report->event("consult", "phone");
    const bool denied = report == &second;
    const Stance stance = denied ? Stance::kDenied : Stance::kAsserted;
    const auto speakers = denied ? std::vector<std::uint32_t>{ben} : std::vector<std::uint32_t>{};
    report->claim("actor", call,
                  {.object = denied ? ben : ana, .stance = stance, .speakers = speakers});
    report->claim("actor", call, {.object = denied ? ana : ben, .stance = Stance::kHypothetical});
    report->claim("time", call, {.value = "Friday"});
  }
  const KnowledgeGraph graph = graph_of({first.build(), second.build()});
  REQUIRE(count_nodes(graph, EntityType::kEvent) == 1);
  for (const Claim& claim : graph.claims) REQUIRE(claim.contested == (claim.predicate == "actor"));
}

TEST_CASE(
    "where somebody denies that something exists, others who treat it as acting, led or designated "
    "speak for it") {
  FactsBuilder denial("a.txt", "Post"), report("b.txt", "Gazette");
  const auto ben = denial.person({{"Ben Okoro"}});
  const auto ring = denial.organization({{"Grey Ring"}});
  denial.claim("exists", ring, {.stance = Stance::kDenied, .speakers = {ben}});
  denial.claim("leads", denial.person({{"Dan Moss"}}), {.object = ring, .speakers = {ben}});
  const auto same = report.organization({{"Grey Ring"}});
  report.claim("leads", report.person({{"Ana Ruiz"}}), {.object = same});
  report.actor(report.event("assault"), same);
  report.claim("recipient", report.event("sanction", "designate"), {.object = same});
  report.claim("recipient", report.event("assault"), {.object = same});
  report.claim("leads", report.person({{"Cora Lind"}}),
               {.object = same, .stance = Stance::kHypothetical});
  const KnowledgeGraph graph = graph_of({denial.build(), report.build()});
  const Claim& exists = claim_of(graph, "exists");
  REQUIRE(exists.contested);
  REQUIRE(exists.evidence.size() == 4);  // the denial; led, acting, designated
  REQUIRE(exists.articles == 2);
  std::set<EvidenceId> ids;
  for (const Claim& claim : graph.claims) {
    for (const Evidence& evidence : claim.evidence) REQUIRE(ids.insert(evidence.id).second);
  }
}

std::vector<ReportFacts> many_reports() {
  std::vector<ReportFacts> out;
  std::mt19937 random(3);
  const std::vector<std::string> names = {"Ana Ruiz",   "Ruiz",      "A. Ruiz", "Ana B. Ruiz",
                                          "Pedro Ruiz", "Ben Okoro", "Okoro"};
  const std::vector<std::string> boards = {"Harbour Board", "HB", "the Harbour Board",
                                           "U.S. Harbour Board"};
  for (int i = 0; i < 25; ++i) {
    FactsBuilder report("r" + std::to_string(i) + ".txt", i % 2 ? "Post" : "Gazette",
                        "2031-05-" + std::to_string(10 + i % 19));
    const auto first = report.person({{names[random() % names.size()]}});
    const auto second = report.person({{names[random() % names.size()]}});
    const auto board =
        report.organization({{boards[random() % boards.size()]}, "", i % 3 ? "US" : ""});
    const auto call = report.event("consult", random() % 2 ? "phone" : "");
    const Stance stance = static_cast<Stance>(random() % 3);
    report.claim("actor", call, {.object = first, .stance = stance}).actor(call, second);
    report.actor(call, board);
    report.claim("leads", first, {.object = board, .stance = stance, .speakers = {second}});
    out.push_back(report.build());
  }
  return out;
}

TEST_CASE("documents in any order give an equal graph") {
  std::vector<ReportFacts> documents = many_reports();
  const KnowledgeGraph expected = graph_of(documents);
  std::mt19937 random(5);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(documents.begin(), documents.end(), random);
    REQUIRE(graph_of(documents) == expected);
  }
}

TEST_CASE("nodes, claims and evidence are sorted, numbered densely and never empty") {
  const auto documents = sorted(many_reports());
  const Partition partition = resolve(documents);
  const KnowledgeGraph graph = assemble(documents, partition);
  for (std::size_t i = 1; i < graph.nodes.size(); ++i)
    REQUIRE(graph.nodes[i - 1].id < graph.nodes[i].id);
  for (std::size_t i = 1; i < graph.claims.size(); ++i)
    REQUIRE(graph.claims[i - 1].id < graph.claims[i].id);
  for (NodeIndex node = 0; node < graph.nodes.size(); ++node) {
    REQUIRE_FALSE(graph.nodes[node].members.empty());
    for (const Member& member : graph.nodes[node].members) {
      REQUIRE(partition[member.report][member.entity] == node);
    }
  }
  for (const Claim& claim : graph.claims) REQUIRE_FALSE(claim.evidence.empty());
}

// What papers say of who is president of Velmaria, and when.
struct Holder {
  std::string name, publisher, published;
  std::string title = "President";
  Stance stance = Stance::kAsserted;
};
std::vector<Dispute> disputes_of(const std::vector<Holder>& holders) {
  std::vector<ReportFacts> documents;
  for (std::size_t i = 0; i < holders.size(); ++i) {
    FactsBuilder report("r" + std::to_string(i) + ".txt", holders[i].publisher,
                        holders[i].published);
    report.claim("holds_role", report.person({{holders[i].name}}),
                 {.object = report.place({{"Velmaria"}}),
                  .value = holders[i].title,
                  .stance = holders[i].stance});
    documents.push_back(report.build());
  }
  const KnowledgeGraph graph = graph_of(std::move(documents));
  for (const Dispute& dispute : graph.disputes)
    for (const ClaimIndex claim : dispute.claims) REQUIRE(graph.claims[claim].contested);
  return graph.disputes;
}

TEST_CASE("two holders of one office at one time are a dispute") {
  const std::vector<Holder> both = {{"Ana Ruiz", "Northern Post", "2031-05-04"},
                                    {"Ben Sol", "Southern Post", "2031-05-04"}};
  REQUIRE(disputes_of(both).size() == 1);
  REQUIRE(disputes_of(both)[0].kind == DisputeKind::kOffice);
  REQUIRE(disputes_of(both)[0].claims.size() == 2);
}

TEST_CASE("holders who follow each other, or whose office several have, are no dispute") {
  REQUIRE(disputes_of({{"Ana Ruiz", "Northern Post", "2031-05-04"},
                       {"Ana Ruiz", "Southern Post", "2031-06-04"},
                       {"Ben Sol", "Southern Post", "2031-07-04"}})
              .empty());
  REQUIRE(disputes_of({{"Ana Ruiz", "Northern Post", "2031-05-04", "Minister"},
                       {"Ben Sol", "Southern Post", "2031-05-04", "Minister"}})
              .empty());
  REQUIRE(
      disputes_of({{"Ana Ruiz", "Northern Post", ""}, {"Ben Sol", "Southern Post", ""}}).empty());
}

TEST_CASE("one outlet, and a claim that nobody puts forward, exclude nothing") {
  REQUIRE(disputes_of({{"Ana Ruiz", "Northern Post", "2031-05-04"},
                       {"Ben Sol", "Northern Post", "2031-05-04"}})
              .empty());
  REQUIRE(
      disputes_of({{"Ana Ruiz", "Northern Post", "2031-05-04"},
                   {"Ben Sol", "Southern Post", "2031-05-04", "President", Stance::kHypothetical}})
          .empty());
}

// The disputes about one event, of which each paper gives a number or a day.
std::vector<Dispute> event_disputes(const std::vector<std::pair<std::string, std::string>>& killed,
                                    const std::vector<std::string>& days = {}) {
  std::vector<ReportFacts> documents;
  for (std::size_t i = 0; i < killed.size(); ++i) {
    FactsBuilder report("r" + std::to_string(i) + ".txt", killed[i].first, "2031-05-04");
    const auto strike = report.event("assault", "aerial");
    report.actor(strike, report.organization({{"Harbour Guard"}}));
    report.claim("recipient", strike, {.object = report.organization({{"Red Lantern"}})});
    report.claim("killed", strike, {.value = killed[i].second});
    if (!days.empty()) {
      report.claim("time", strike,
                   {.value = days[i], .when = day_interval(*parse_iso_date(days[i]))});
    }
    documents.push_back(report.build());
  }
  return graph_of(std::move(documents)).disputes;
}

TEST_CASE("two death tolls of one event by two speakers are a dispute") {
  const auto disputes = event_disputes({{"Northern Post", "12"}, {"Southern Post", "14"}});
  REQUIRE(disputes.size() == 1);
  REQUIRE(disputes[0].kind == DisputeKind::kNumber);
  REQUIRE(event_disputes({{"Northern Post", "four"}, {"Southern Post", "4"}}).empty());
  REQUIRE(event_disputes({{"Northern Post", "1,200"}, {"Southern Post", "1200"}}).empty());
  REQUIRE(event_disputes({{"Northern Post", "dozens"}, {"Southern Post", "14"}}).empty());
  REQUIRE(event_disputes({{"Northern Post", "12"}, {"Northern Post", "14"}}).empty());
}

TEST_CASE("two days for one event are a dispute") {
  FactsBuilder report("a.txt", "Northern Post");
  const auto strike = report.event("assault");
  for (const auto& [day, speaker] :
       {std::pair("2031-05-02", "Ben Sol"), {"2031-05-03", "Carl Moe"}})
    report.claim("time", strike,
                 {.value = day,
                  .speakers = {report.person({{speaker}})},
                  .when = day_interval(*parse_iso_date(day))});
  const KnowledgeGraph graph = graph_of({report.build()});
  REQUIRE(graph.disputes.size() == 1);
  REQUIRE(graph.disputes[0].kind == DisputeKind::kTime);
  REQUIRE(
      event_disputes({{"Northern Post", "3"}, {"Southern Post", "3"}}, {"2031-05-02", "2031-05-02"})
          .empty());
}

}  // namespace
}  // namespace dossier
