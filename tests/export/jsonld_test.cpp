#include "export/jsonld.h"

#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/utf8.h"
#include "tests/export/sample_dossier.h"

using namespace dossier;
using Json = nlohmann::json;

namespace {

std::string written(const KnowledgeGraph& graph) {
  std::ostringstream out;
  write_jsonld(out, graph, shipped_ontology());
  return out.str();
}

// The objects of the graph by their id.
std::map<std::string, Json> objects(const KnowledgeGraph& graph) {
  std::map<std::string, Json> out;
  const Json document = Json::parse(written(graph));
  for (const Json& object : document["@graph"]) out[object["@id"]] = object;
  return out;
}

// Every object anywhere below, with its keys.
void visit(const Json& json, const std::function<void(const Json&)>& see) {
  if (json.is_object()) see(json);
  if (json.is_structured())
    for (const Json& inside : json) visit(inside, see);
}

}  // namespace

TEST_CASE("every object has an id, so that there are no blank nodes") {
  visit(Json::parse(written(harbour_quarrel()))["@graph"],
        [](const Json& object) { CHECK(object.contains("@id")); });
}

TEST_CASE("every key and every prefix that is used stands in the context") {
  const Json document = Json::parse(written(harbour_quarrel()));
  visit(document["@graph"], [&](const Json& object) {
    for (const auto& [key, value] : object.items())
      if (key[0] != '@') CHECK(document["@context"].contains(key));
    for (const Json& type :
         object["@type"].is_array() ? object["@type"] : Json::array({object["@type"]}))
      CHECK(document["@context"].contains(
          type.get<std::string>().substr(0, type.get<std::string>().find(':'))));
  });
}

TEST_CASE("all values are text, so that no processor spells a number anew") {
  visit(Json::parse(written(harbour_quarrel()))["@graph"], [](const Json& object) {
    for (const auto& [key, value] : object.items())
      CHECK_FALSE((value.is_number() || value.is_boolean() || value.is_null()));
  });
}

TEST_CASE("a claim is an object with its ends, and no property of its subject") {
  const KnowledgeGraph graph = harbour_quarrel();
  const auto found = objects(graph);
  for (const Claim& claim : graph.claims) {
    const Json& object = found.at(to_string(claim.id));
    CHECK(object["subject"] == to_string(graph.nodes[claim.subject].id));
    CHECK(object["predicate"] == "v:" + claim.predicate);
    CHECK(object.contains("object") == claim.object.has_value());
    CHECK(object["contested"] == (claim.contested ? "true" : "false"));
    CHECK(object["evidence"].size() == claim.evidence.size());
    CHECK_FALSE(found.at(to_string(graph.nodes[claim.subject].id)).contains(claim.predicate));
  }
}

TEST_CASE("evidence keeps its speakers in order, outermost first") {
  GraphBuilder b;
  const auto quay = b.report("quay.txt", "The Quay", to_date({2025, 3, 4}));
  const auto ada = b.person("Ada"), bo = b.person("Bo");
  b.claim(ada, "fights", bo, {{.report = quay, .speakers = {bo, ada}}});
  const KnowledgeGraph graph = b.take();
  const Json evidence = objects(graph).at(to_string(graph.claims[0].evidence[0].id));
  CHECK(evidence["speaker1"] == to_string(graph.nodes[bo].id));
  CHECK(evidence["speaker2"] == to_string(graph.nodes[ada].id));
  CHECK_FALSE(evidence.contains("speaker3"));
}

TEST_CASE("a selector counts characters, and bytes beside them") {
  GraphBuilder b;
  const auto quay = b.report("quay.txt", "The Quay", to_date({2025, 3, 4}));
  const auto ada = b.person("Ada"), bo = b.person("Bo");
  std::string filler;
  for (int i = 0; i < 2000; ++i) filler += i % 3 == 0 ? "é" : "x";
  b.claim(ada, "fights", bo,
          {{.report = quay, .sentence = filler}, {.report = quay, .sentence = "Åse “saw” it."}});
  const KnowledgeGraph graph = b.take();
  const auto found = objects(graph);
  for (const Evidence& evidence : graph.claims[0].evidence) {
    const Json& position = found.at(to_string(evidence.id))["target"]["selector"][1];
    const std::string_view text = graph.reports[quay].text;
    CHECK(position["byteStart"] == std::to_string(evidence.sentence.begin));
    CHECK(position["byteEnd"] == std::to_string(evidence.sentence.end));
    CHECK(position["start"] ==
          std::to_string(count_characters(text.substr(0, evidence.sentence.begin))));
    CHECK(position["end"] ==
          std::to_string(count_characters(text.substr(0, evidence.sentence.end))));
  }
}

TEST_CASE("the texts of all documents are in the export, byte for byte") {
  const KnowledgeGraph graph = harbour_quarrel();
  const auto found = objects(graph);
  for (const Report& report : graph.reports)
    CHECK(found.at(to_string(report.id))["text"] == report.text);
}

TEST_CASE("equal dossiers give equal JSON-LD") {
  CHECK(written(harbour_quarrel()) == written(harbour_quarrel()));
}
