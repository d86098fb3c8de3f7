#include "graph/digest.h"

#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "tests/graph/graph_builder.h"

namespace dossier {
namespace {

KnowledgeGraph harbour() {
  GraphBuilder b;
  const auto quay = b.report("quay.txt", "The Quay", to_date({2025, 3, 4}));
  const auto ida = b.person("Ida Holm"), bo = b.person("Bo Lind");
  b.claim(ida, "linked_to", bo, {{.report = quay, .speakers = {bo}}, {.report = quay}},
          "as cousin");
  b.claim(bo, "described_as", std::nullopt, {{.report = quay}}, "slow");
  return b.take();
}

Judgement judgement(std::int64_t moment) {
  const Anchor one{{{1, 1}}, {0, 3}, EntityType::kPerson, "Ida"};
  const Anchor other{{{1, 1}}, {5, 9}, EntityType::kPerson, "Lind"};
  return {sameness(Relation::kSame, {one}, {other}), "ada", {moment}, ""};
}

TEST_CASE("equal dossiers have equal digests, in whatever order judgements are listed") {
  REQUIRE(digest(harbour(), {}) == digest(harbour(), {}));
  Judgement wrong = judgement(2);
  std::get<Sameness>(wrong.word).relation = Relation::kDifferent;
  const std::vector<Judgement> one = {judgement(1), wrong}, other = {wrong, judgement(1)};
  REQUIRE(digest(harbour(), one) == digest(harbour(), other));
}

TEST_CASE("the name of a file plays no part in the digest") {
  KnowledgeGraph graph = harbour();
  graph.reports[0].name = "elsewhere/quay.txt";
  REQUIRE(digest(graph, {}) == digest(harbour(), {}));
}

TEST_CASE("whatever differs in a dossier differs in its digest") {
  const std::vector<std::function<void(KnowledgeGraph&)>> changes = {
      [](KnowledgeGraph&) {},
      [](KnowledgeGraph& g) { g.reports[0].text += " "; },
      [](KnowledgeGraph& g) { g.reports[0].title = "x"; },
      [](KnowledgeGraph& g) { g.reports[0].published.reset(); },
      [](KnowledgeGraph& g) { g.nodes[0].name = "Ida"; },
      [](KnowledgeGraph& g) { g.nodes[0].names.push_back("Ida"); },
      [](KnowledgeGraph& g) { g.nodes[0].external["wikidata"] = "Q1"; },
      [](KnowledgeGraph& g) { g.nodes[0].country = "NO"; },
      [](KnowledgeGraph& g) {
        g.nodes[0].members.push_back({0, 1});
      },
      [](KnowledgeGraph& g) { g.nodes.pop_back(); },
      [](KnowledgeGraph& g) { g.claims[0].object.reset(); },
      [](KnowledgeGraph& g) { g.claims[0].object = 0; },
      [](KnowledgeGraph& g) { g.claims[0].contested = true; },
      [](KnowledgeGraph& g) { g.claims[0].value = ""; },
      [](KnowledgeGraph& g) { g.claims[0].evidence.pop_back(); },
      [](KnowledgeGraph& g) { g.claims[0].evidence[0].speakers.clear(); },
      [](KnowledgeGraph& g) { g.claims[0].evidence[0].stance = Stance::kDenied; },
      [](KnowledgeGraph& g) { g.claims[0].evidence[0].read_as = Stance::kDenied; },
      [](KnowledgeGraph& g) { g.claims[0].evidence[0].when = day_interval({3}); },
      [](KnowledgeGraph& g) { g.claims[0].evidence[0].said = day_interval({3}); },
      [](KnowledgeGraph& g) { g.claims[0].evidence[0].cue = "said"; },
      [](KnowledgeGraph& g) { g.claims[0].evidence[0].origin = "Agency"; },
      [](KnowledgeGraph& g) { g.claims[0].evidence[0].extractor = "dossier 9"; },
      [](KnowledgeGraph& g) { ++g.claims[0].evidence[0].trigger.end; },
      [](KnowledgeGraph& g) {
        g.claims[0].evidence[0].subject = Span{0, 1};
      },
      [](KnowledgeGraph& g) {
        g.claims[0].evidence[0].object = Span{0, 1};
      }};
  std::set<Hash128> seen;
  for (const auto& change : changes) {
    KnowledgeGraph graph = harbour();
    change(graph);
    seen.insert(digest(graph, {}));
  }
  REQUIRE(seen.size() == changes.size());
  REQUIRE(seen.insert(digest(harbour(), std::vector{judgement(1)})).second);
  REQUIRE(seen.insert(digest(harbour(), std::vector{judgement(2)})).second);
}

}  // namespace
}  // namespace dossier
