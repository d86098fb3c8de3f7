// Judgements inside resolution: must be one, must not be one, and how they find their documents.
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "base/error.h"
#include "resolve/judged.h"
#include "tests/resolve/scenario.h"

namespace dossier {
namespace {

ReportFacts report_on(const std::string& file, EntityWords who, const std::string& url = "",
                      const std::string& published = "2031-05-04") {
  FactsBuilder report(file, "Post", published);
  const auto person = report.person(std::move(who));
  report.claim("leads", person, {.object = report.organization({{"Harbour Board"}})});
  ReportFacts out = report.build();
  out.report.url = url;
  return out;
}

Judgement judge(Relation relation, std::vector<Anchor> left, std::vector<Anchor> right,
                std::int64_t moment = 0) {
  return {sameness(relation, std::move(left), std::move(right)), "ada", {moment}, ""};
}
Judgement same(const ReportFacts& a, const ReportFacts& b, std::int64_t moment = 0) {
  return judge(Relation::kSame, {anchor_of(a, 0)}, {anchor_of(b, 0)}, moment);
}
Judgement different(const ReportFacts& a, const ReportFacts& b, std::int64_t moment = 0) {
  return judge(Relation::kDifferent, {anchor_of(a, 0)}, {anchor_of(b, 0)}, moment);
}

KnowledgeGraph judged(std::vector<ReportFacts> documents, std::vector<Judgement> judgements) {
  return knowledge_graph(sorted(std::move(documents)), judgements);
}
std::size_t persons(const KnowledgeGraph& graph) {
  return count_nodes(graph, EntityType::kPerson);
}
// True when the persons of the two documents are one node.
bool one(const KnowledgeGraph& graph, const ReportFacts& a, const ReportFacts& b) {
  const auto person_of = [&](const ReportFacts& document) {
    for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
      for (const Member& member : graph.nodes[i].members) {
        if (member.entity == 0 && graph.reports[member.report].id == document.report.id) return i;
      }
    }
    throw Error(ErrorCode::kNotFound, document.report.name);
  };
  return person_of(a) == person_of(b);
}

TEST_CASE("two names are one node when an analyst says so, and two again when that is taken back") {
  const auto a = report_on("a.txt", {{"Ana Ruiz"}}), b = report_on("b.txt", {{"Pia Lind"}});
  const KnowledgeGraph before = judged({a, b}, {});
  REQUIRE(persons(before) == 2);
  const KnowledgeGraph merged = judged({a, b}, {same(a, b)});
  REQUIRE(persons(merged) == 1);
  REQUIRE(merged.claims.size() == 1);
  REQUIRE(judged({a, b}, {}) == before);
}

TEST_CASE("reports that come later join the nodes that an analyst united") {
  const auto a = report_on("a.txt", {{"Ana Ruiz"}}), b = report_on("b.txt", {{"Pia Lind"}});
  const auto c = report_on("c.txt", {{"Pia Lind"}}), d = report_on("d.txt", {{"Ana Ruiz"}});
  REQUIRE(persons(judged({a, b, c, d}, {same(a, b)})) == 1);
}

TEST_CASE("one name is two nodes when an analyst says so") {
  const auto a = report_on("a.txt", {{"Ana Ruiz"}}), b = report_on("b.txt", {{"Ana Ruiz"}});
  REQUIRE(persons(judged({a, b}, {})) == 1);
  const KnowledgeGraph parted = judged({a, b}, {different(a, b)});
  REQUIRE(persons(parted) == 2);
  REQUIRE(parted.claims.size() == 2);
}

TEST_CASE("of two persons of one name a new report joins the one with whom it shares more") {
  const auto a = report_on("a.txt", {{"Ana Ruiz"}, "", "ES"});
  const auto b = report_on("b.txt", {{"Ana Ruiz", "Ana Ruiz Soler"}, "", "ES"});
  const auto longer = report_on("c.txt", {{"Ana Ruiz Soler"}, "", "ES"});
  const KnowledgeGraph graph = judged({a, b, longer}, {different(a, b)});
  REQUIRE(one(graph, b, longer));
  REQUIRE_FALSE(one(graph, a, longer));
}

TEST_CASE("of two persons of one name and two countries a new report joins that of its country") {
  FactsBuilder left("a.txt"), right("b.txt"), later("c.txt");
  left.person({{"Ana Ruiz"}, "", "ES"});
  right.person({{"Ana Ruiz"}, "", "MX"});
  later.person({{"Ana Ruiz"}, "", "MX"});
  const auto a = left.build(), b = right.build(), c = later.build();
  const KnowledgeGraph graph = judged({a, b, c}, {different(a, b)});
  REQUIRE(one(graph, b, c));
  REQUIRE_FALSE(one(graph, a, c));
}

TEST_CASE("a report that fits two persons of one name equally is a node of its own") {
  const auto a = report_on("a.txt", {{"Ana Ruiz"}}), b = report_on("b.txt", {{"Ana Ruiz"}});
  const auto c = report_on("c.txt", {{"Ana Ruiz"}});
  const KnowledgeGraph open = judged({a, b, c}, {different(a, b)});
  REQUIRE(persons(open) == 3);
  const KnowledgeGraph decided = judged({a, b, c}, {different(a, b), same(a, c, 1)});
  REQUIRE(persons(decided) == 2);
  REQUIRE(one(decided, a, c));
}

TEST_CASE("different goes before same, however they are ordered") {
  const auto a = report_on("a.txt", {{"Ana Ruiz"}}), b = report_on("b.txt", {{"Ana Ruiz"}});
  REQUIRE(persons(judged({a, b}, {same(a, b, 1), different(a, b, 2)})) == 2);
  REQUIRE(persons(judged({a, b}, {same(a, b, 2), different(a, b, 1)})) == 2);
}

TEST_CASE("a chain of sames stops where its ends are held apart") {
  const auto a = report_on("a.txt", {{"Ana Ruiz"}}), b = report_on("b.txt", {{"Pia Lind"}});
  const auto c = report_on("c.txt", {{"Eva Moss"}});
  const std::vector<Judgement> said = {same(a, b, 1), same(b, c, 2), different(a, c, 3)};
  const KnowledgeGraph graph = judged({a, b, c}, said);
  REQUIRE(one(graph, a, b));  // said first
  REQUIRE_FALSE(one(graph, b, c));
  const KnowledgeGraph later =
      judged({a, b, c}, {same(a, b, 2), same(b, c, 1), different(a, c, 3)});
  REQUIRE(one(later, b, c));
  REQUIRE_FALSE(one(later, a, b));
}

TEST_CASE("one member is parted from a node, and the rest stays together") {
  std::vector<ReportFacts> documents;
  std::vector<Anchor> rest;
  for (const char* file : {"a.txt", "b.txt", "c.txt", "d.txt"})
    documents.push_back(report_on(file, {{"Ana Ruiz"}}));
  for (std::size_t i = 1; i < documents.size(); ++i) rest.push_back(anchor_of(documents[i], 0));
  const KnowledgeGraph graph =
      judged(documents, {judge(Relation::kDifferent, {anchor_of(documents[0], 0)}, rest)});
  REQUIRE(persons(graph) == 2);
  REQUIRE_FALSE(one(graph, documents[0], documents[1]));
  REQUIRE(one(graph, documents[1], documents[3]));
}

TEST_CASE("parting a member that an analyst had added leaves the others united") {
  const auto a = report_on("a.txt", {{"Ana Ruiz"}}), b = report_on("b.txt", {{"Pia Lind"}});
  const auto c = report_on("c.txt", {{"Ana Ruiz"}});
  const Judgement merged =
      judge(Relation::kSame, {anchor_of(a, 0), anchor_of(c, 0)}, {anchor_of(b, 0)}, 1);
  const Judgement parted =
      judge(Relation::kDifferent, {anchor_of(c, 0)}, {anchor_of(a, 0), anchor_of(b, 0)}, 2);
  const KnowledgeGraph graph = judged({a, b, c}, {merged, parted});
  REQUIRE(one(graph, a, b));
  REQUIRE_FALSE(one(graph, a, c));
}

TEST_CASE("a judgement rests while its document is away, and is in force when it is back") {
  const auto a = report_on("a.txt", {{"Ana Ruiz"}}), b = report_on("b.txt", {{"Pia Lind"}});
  REQUIRE(judged({a}, {same(a, b)}) == judged({a}, {}));
  REQUIRE(judged({b}, {different(a, b)}) == judged({b}, {}));
  REQUIRE(persons(judged({a, b}, {same(a, b)})) == 1);
}

TEST_CASE("a judgement outlives a re-read that moves mentions or finds other names") {
  auto a = report_on("a.txt", {{"Ana Ruiz"}});
  const auto b = report_on("b.txt", {{"Pia Lind"}});
  const Judgement said = same(a, b);
  Mention& mention = a.facts.entities[0].mentions[0];
  SECTION("a longer name at the same place") {
    mention.span.begin -= 2;
    a.facts.entities[0].name = "f Ana Ruiz";
    a.facts.entities[0].names = {"f Ana Ruiz"};
  }
  SECTION("another name for the same mention") {
    a.facts.entities[0].name = "Ruiz";
    a.facts.entities[0].names = {"Ruiz"};
  }
  SECTION("another entity before it") {
    LocalEntity other = a.facts.entities[1];
    a.facts.entities.insert(a.facts.entities.begin(), other);
    for (LocalClaim& claim : a.facts.claims) {
      ++claim.subject;
      ++*claim.object;
    }
  }
  REQUIRE(persons(judged({a, b}, {said})) == 1);
}

TEST_CASE("in a newer revision a judgement means the entity of the same name") {
  const auto old = report_on("a.txt", {{"Ana Ruiz"}}, "https://post.example/a", "2031-05-04");
  auto fresh = report_on("a2.txt", {{"Ana Ruiz"}}, "https://post.example/a", "2031-05-06");
  const auto b = report_on("b.txt", {{"Pia Lind"}});
  REQUIRE(persons(judged({old, fresh, b}, {same(old, b)})) == 1);
  // Two of that name: it would be a guess.
  fresh.facts.entities.push_back(fresh.facts.entities[0]);
  REQUIRE(persons(judged({old, fresh, b}, {same(old, b)})) == 2);
}

TEST_CASE("two calls are one event, or two, when an analyst says so") {
  const auto call = [](const std::string& file, const std::string& day) {
    FactsBuilder report(file, "Post", "2031-05-04");
    const auto event = report.event("consult", "phone");
    for (const char* name : {"Ana Ruiz", "Ben Okoro"}) {
      report.claim(
          "actor", event,
          {.object = report.person({{name}}), .when = day_interval(parse_iso_date(day).value())});
    }
    return report.build();
  };
  const auto a = call("a.txt", "2031-05-02"), b = call("b.txt", "2031-05-02");
  const auto later = call("c.txt", "2031-05-03");
  const auto events = [](const KnowledgeGraph& graph) {
    return count_nodes(graph, EntityType::kEvent);
  };
  REQUIRE(events(judged({a, b}, {})) == 1);
  REQUIRE(events(judged({a, b}, {different(a, b)})) == 2);
  REQUIRE(events(judged({a, later}, {})) == 2);
  REQUIRE(events(judged({a, later}, {same(a, later)})) == 1);
  REQUIRE(events(judged({a, b, later}, {same(a, later)})) == 1);
}

TEST_CASE("the order of judgements and of documents leaves no trace") {
  std::vector<ReportFacts> documents;
  const std::vector<std::string> names = {"Ana Ruiz", "Ruiz",     "A. Ruiz",
                                          "Pia Lind", "Ana Lind", "Ana Ruiz Soler"};
  for (int i = 0; i < 12; ++i)
    documents.push_back(report_on("r" + std::to_string(i), {{names[i % names.size()]}}));
  std::mt19937 random(9);
  for (int round = 0; round < 60; ++round) {
    std::vector<Judgement> said;
    for (int i = 0; i < 6; ++i) {
      const auto& a = documents[random() % documents.size()];
      const auto& b = documents[random() % documents.size()];
      if (a.report.id == b.report.id) continue;
      const auto moment = static_cast<std::int64_t>(random() % 3);
      said.push_back(random() % 2 ? same(a, b, moment) : different(a, b, moment));
    }
    const KnowledgeGraph expected = judged(documents, said);
    for (const Judgement& judgement : said) {
      const auto& word = std::get<Sameness>(judgement.word);
      if (word.relation != Relation::kDifferent) continue;
      const auto member = [&](const Anchor& anchor) {
        return *std::find_if(documents.begin(), documents.end(),
                             [&](const auto& d) { return d.report.id == anchor.document; });
      };
      REQUIRE_FALSE(one(expected, member(word.left[0]), member(word.right[0])));
    }
    std::shuffle(said.begin(), said.end(), random);
    std::shuffle(documents.begin(), documents.end(), random);
    REQUIRE(judged(documents, said) == expected);
  }
}

TEST_CASE("evidence that was misread has the stance that an analyst gives it") {
  FactsBuilder report("a.txt", "Post"), other("b.txt", "Gazette");
  const auto ana = report.person({{"Ana Ruiz"}});
  const auto board = report.organization({{"Harbour Board"}});
  report.claim("leads", ana, {.object = board});
  other.claim("leads", other.person({{"Ana Ruiz"}}),
              {.object = other.organization({{"Harbour Board"}}), .stance = Stance::kDenied});
  const auto a = report.build(), b = other.build();
  const KnowledgeGraph before = judged({a, b}, {});
  REQUIRE(before.claims.at(0).contested);
  const Judgement wrong{misreading_of(a, {0, 0}, Stance::kDenied), "ada", {}, "irony"};
  const KnowledgeGraph after = judged({a, b}, {wrong});
  REQUIRE_FALSE(after.claims.at(0).contested);
  std::size_t corrected = 0;
  for (const Evidence& evidence : after.claims[0].evidence) {
    REQUIRE(evidence.stance == Stance::kDenied);
    if (!evidence.read_as) continue;
    ++corrected;
    REQUIRE(evidence.read_as == Stance::kAsserted);
  }
  REQUIRE(corrected == 1);
  std::set<EvidenceId> ids, old_ids;
  for (const Evidence& evidence : before.claims[0].evidence) old_ids.insert(evidence.id);
  for (const Evidence& evidence : after.claims[0].evidence) ids.insert(evidence.id);
  REQUIRE(ids == old_ids);
}

TEST_CASE("evidence that says nothing is left out, and its claim with it") {
  FactsBuilder report("a.txt", "Post");
  const auto ana = report.person({{"Ana Ruiz"}});
  report.claim("holds_role", ana, {.value = "pilot"}).claim("described_as", ana, {.value = "old"});
  const auto a = report.build();
  const KnowledgeGraph graph = judged({a}, {{misreading_of(a, {0, 0}, {}), "ada", {}, ""}});
  REQUIRE(graph.claims.size() == 1);
  REQUIRE(graph.claims[0].predicate == "described_as");
}

TEST_CASE("a correction holds when a re-read finds another stance at the same place") {
  FactsBuilder report("a.txt", "Post");
  report.claim("holds_role", report.person({{"Ana Ruiz"}}), {.value = "pilot"});
  auto a = report.build();
  const Judgement wrong{misreading_of(a, {0, 0}, Stance::kDenied), "ada", {}, ""};
  a.facts.claims[0].evidence[0].stance = Stance::kAlleged;
  REQUIRE(judged({a}, {wrong}).claims[0].evidence[0].stance == Stance::kDenied);
  a.facts.claims[0].evidence[0].trigger.begin += 1;
  REQUIRE(judged({a}, {wrong}).claims[0].evidence[0].stance == Stance::kAlleged);
}

TEST_CASE("of two corrections of one place the later holds") {
  FactsBuilder report("a.txt", "Post");
  report.claim("holds_role", report.person({{"Ana Ruiz"}}), {.value = "pilot"});
  const auto a = report.build();
  const auto says = [&](Stance stance, std::int64_t moment) {
    return Judgement{misreading_of(a, {0, 0}, stance), "ada", {moment}, ""};
  };
  const auto last = [&](std::vector<Judgement> said) {
    return judged({a}, std::move(said)).claims[0].evidence[0].stance;
  };
  REQUIRE(last({says(Stance::kDenied, 1), says(Stance::kAlleged, 2)}) == Stance::kAlleged);
  REQUIRE(last({says(Stance::kDenied, 2), says(Stance::kAlleged, 1)}) == Stance::kDenied);
}

TEST_CASE("a claim that an analyst adds is marked, quoted and linked with the nodes it names") {
  const auto a = report_on("a.txt", {{"Ana Ruiz"}});
  FactsBuilder source("note.txt", "Talk with a clerk", "2031-06-01");
  const auto note = source.build();
  HandMade word;
  word.document = note.report.id;
  word.quotation = {0, 9};
  word.subject = anchor_of(a, 0);
  word.predicate = "owns";
  word.object = anchor_of(a, 1);
  word.stance = Stance::kAlleged;
  const KnowledgeGraph graph = judged({a, note}, {{word, "ada", {}, "told so"}});
  const Claim& owns = claim_of(graph, "owns");
  REQUIRE(graph.nodes[owns.subject].name == "Ana Ruiz");
  REQUIRE(graph.nodes[*owns.object].name == "Harbour Board");
  REQUIRE(owns.evidence.size() == 1);
  REQUIRE(owns.evidence[0].extractor == "analyst");
  REQUIRE(owns.evidence[0].origin == "Talk with a clerk");
  REQUIRE(quote(graph, owns.evidence[0]) == note.report.text.substr(0, 9));
  REQUIRE(persons(graph) == 1);
  REQUIRE(judged({note}, {{word, "ada", {}, ""}}) == judged({note}, {}));
  REQUIRE(judged({a}, {{word, "ada", {}, ""}}) == judged({a}, {}));
}

TEST_CASE("the newest revision counts, and an older one when that is gone") {
  const std::string url = "https://post.example/a";
  const auto first = report_on("a.txt", {{"Ana Ruiz"}}, url, "2031-05-04");
  const auto second = report_on("b.txt", {{"Pia Lind"}}, url, "2031-05-06");
  const auto other = report_on("c.txt", {{"Eva Moss"}}, "", "2031-05-07");
  const KnowledgeGraph both = judged({first, second, other}, {});
  REQUIRE(both == judged({second, other}, {}));
  REQUIRE(judged({first, other}, {}).reports.size() == 2);
}

TEST_CASE(
    "as of a day the revision counts that was the newest by then, and nothing without a date") {
  const std::string url = "https://post.example/a";
  const auto first = report_on("a.txt", {{"Ana Ruiz"}}, url, "2031-05-04");
  const auto second = report_on("b.txt", {{"Pia Lind"}}, url, "2031-05-06");
  const auto undated = report_on("c.txt", {{"Eva Moss"}}, "", "");
  const auto all = sorted({first, second, undated});
  const auto as_of = [&](const char* day) { return knowledge_graph(all, {}, parse_iso_date(day)); };
  REQUIRE(as_of("2031-05-03").reports.empty());
  REQUIRE(as_of("2031-05-05") == judged({first}, {}));
  REQUIRE(as_of("2031-05-06") == judged({second}, {}));
}

}  // namespace
}  // namespace dossier
