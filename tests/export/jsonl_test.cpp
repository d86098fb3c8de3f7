#include "export/jsonl.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/graph/graph_builder.h"

using namespace dossier;

namespace {

KnowledgeGraph harbour() {
  GraphBuilder b;
  const auto quay = b.report("quay.txt", "The Quay", to_date({2025, 3, 4}));
  const auto bare = b.report("bare.txt", "", std::nullopt);
  const auto ida = b.person("Ida \"the Eel\" Holm"),
             port = b.node(EntityType::kOrganization, "Port Authority", "government");
  const auto call = b.event("consult", "phone", "phone call");
  b.at(ida).external["wikidata"] = "Q7";
  b.claim(call, "actor", ida,
          {{.report = quay,
            .stance = Stance::kDenied,
            .sentence = "Holm denied the “late” call.",
            .origin = "Agency",
            .speakers = {ida, port},
            .when = TimeInterval{to_date({2025, 3, 1}), std::nullopt, Precision::kRange}},
           {.report = bare, .sentence = "A call.", .origin = "bare.txt"}});
  b.claim(port, "described_as", std::nullopt, {{.report = quay}}, "slow");
  b.claim(ida, "exists", std::nullopt, {{.report = quay}});
  return b.take();
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::string claims(const ClaimFilter& filter = {}) {
  std::ostringstream out;
  write_claims_jsonl(out, harbour(), filter);
  return out.str();
}

}  // namespace

TEST_CASE("a claim's line has the documented keys in the documented order") {
  CHECK(
      lines(claims()).at(0) ==
      R"({"claim":"c:00000000000000020000000000000001","predicate":"actor",)"
      R"("subject":{"id":"n:00000000000000010000000000000003","type":"event","name":"phone call","category":"consult","mode":"phone"},)"
      R"("object":{"id":"n:00000000000000010000000000000001","type":"person","name":"Ida \"the Eel\" Holm"},)"
      R"("contested":false,"articles":2,"origins":2,"evidence":[)"
      R"({"document":"quay.txt","begin":0,"end":32,"quote":"Holm denied the “late” call.","trigger":[0,2],)"
      R"("speakers":[{"id":"n:00000000000000010000000000000001","name":"Ida \"the Eel\" Holm"},)"
      R"({"id":"n:00000000000000010000000000000002","name":"Port Authority"}],)"
      R"("stance":"denied","when":{"from":"2025-03-01","precision":"range"},)"
      R"("published":"2025-03-04","origin":"Agency","extractor":"dossier test",)"
      R"("id":"e:00000000000000030000000000000001"},)"
      R"({"document":"bare.txt","begin":0,"end":7,"quote":"A call.","trigger":[0,2],"stance":"asserted",)"
      R"("origin":"bare.txt","extractor":"dossier test","id":"e:00000000000000030000000000000002"}]})");
}

TEST_CASE("evidence that an analyst corrected says what had been read") {
  KnowledgeGraph graph = harbour();
  graph.claims[0].evidence[1].read_as = Stance::kDenied;
  std::ostringstream out;
  write_claims_jsonl(out, graph, {});
  const auto evidence = nlohmann::json::parse(lines(out.str()).at(0))["evidence"];
  CHECK_FALSE(evidence[0].contains("read_as"));
  CHECK(evidence[1]["stance"] == "asserted");
  CHECK(evidence[1]["read_as"] == "denied");
}

TEST_CASE(
    "a claim to a value has the value in place of an object, and one without either has neither") {
  const auto value = nlohmann::json::parse(lines(claims()).at(1));
  CHECK(value["value"] == "slow");
  CHECK_FALSE(value.contains("object"));
  const auto neither = nlohmann::json::parse(lines(claims()).at(2));
  CHECK_FALSE(neither.contains("value"));
  CHECK_FALSE(neither.contains("object"));
}

TEST_CASE("with a filter only what passes is printed and counted") {
  const auto filtered = lines(claims({.stances = {Stance::kDenied}}));
  REQUIRE(filtered.size() == 1);
  const auto claim = nlohmann::json::parse(filtered[0]);
  CHECK(claim["evidence"].size() == 1);
  CHECK(claim["articles"] == 1);
  CHECK(claim["origins"] == 1);
}

TEST_CASE("a quotation is cut from the text at its bytes") {
  const KnowledgeGraph graph = harbour();
  for (const std::string& line : lines(claims())) {
    const auto claim = nlohmann::json::parse(line);
    for (const auto& evidence : claim["evidence"]) {
      const auto report =
          std::find_if(graph.reports.begin(), graph.reports.end(),
                       [&](const Report& r) { return r.name == evidence["document"]; });
      const std::size_t begin = evidence["begin"], end = evidence["end"];
      CHECK(report->text.substr(begin, end - begin) == evidence["quote"]);
    }
  }
}

TEST_CASE("an entity's line has the documented keys, and absent ones are absent") {
  std::ostringstream out;
  write_entities_jsonl(out, harbour());
  const auto found = lines(out.str());
  REQUIRE(found.size() == 3);
  CHECK(
      found[0] ==
      R"({"id":"n:00000000000000010000000000000001","type":"person","name":"Ida \"the Eel\" Holm",)"
      R"("names":["Ida \"the Eel\" Holm"],"external":{"wikidata":"Q7"},"mentions":1,"articles":1,"origins":1})");
  CHECK(
      found[1] ==
      R"({"id":"n:00000000000000010000000000000002","type":"organization","subtype":"government",)"
      R"("name":"Port Authority","names":["Port Authority"],"mentions":1,"articles":1,"origins":1})");
  CHECK(nlohmann::json::parse(found[2])["mode"] == "phone");
}
