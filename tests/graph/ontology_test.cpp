#include "graph/ontology.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/data_path.h"
#include "base/error.h"

using namespace dossier;
using Catch::Contains;

namespace {

const std::string kFile = DOSSIER_SOURCE_DIR "/graph/ontology.json";

const Ontology& shipped() {
  static const Ontology ontology{std::filesystem::path(kFile)};
  return ontology;
}

// What is said when the shipped file is changed by a JSON patch of one step.
std::string refusal(const std::string& step) {
  const auto json =
      nlohmann::json::parse(read_file(kFile)).patch(nlohmann::json::parse("[" + step + "]"));
  try {
    Ontology(json.dump(), "ontology.json");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kData);
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("the shipped ontology has all eighteen categories") {
  CHECK(shipped().categories().size() == 18);
  for (const char* name : {"say", "agree", "consult", "support", "concede", "cooperate", "aid",
                           "retreat", "request", "accuse", "reject", "threaten", "protest",
                           "sanction", "mobilize", "coerce", "assault", "change"})
    CHECK(shipped().category(name) != nullptr);
}

TEST_CASE("the sign of a category's score agrees with its quad class") {
  for (const EventCategory& category : shipped().categories()) {
    INFO(category.name);
    if (category.quad.ends_with("cooperation")) CHECK(category.score > 0);
    if (category.quad.ends_with("conflict")) CHECK(category.score < 0);
    if (category.quad == "neutral" || category.quad == "verbal") CHECK(category.score == 0);
  }
}

TEST_CASE("a mode without a score of its own has its category's") {
  const EventCategory& consult = *shipped().category("consult");
  for (const EventMode& mode : consult.modes) CHECK(mode.score == consult.score);
}

TEST_CASE("every category and mode has a CAMEO code, except our own category of lives") {
  for (const EventCategory& category : shipped().categories()) {
    INFO(category.name);
    CHECK(category.cameo.empty() == (category.name == "change"));
    for (const EventMode& mode : category.modes)
      CHECK(mode.cameo.empty() == (category.name == "change"));
  }
}

TEST_CASE("an event is called by its mode's label, else by its category's, else by its category") {
  CHECK(shipped().event_label("consult", "phone") == "phone call");
  CHECK(shipped().event_label("consult", "") == "talks");
  CHECK(shipped().event_label("consult", "smoke-signals") == "talks");
  CHECK(shipped().event_label("juggle", "") == "juggle");
}

TEST_CASE("a relation may run only between the types that the file gives") {
  CHECK(shipped().allows("leads", EntityType::kPerson, EntityType::kOrganization));
  CHECK_FALSE(shipped().allows("citizen_of", EntityType::kThing, EntityType::kPlace));
  CHECK_FALSE(shipped().allows("described_as", EntityType::kPerson, EntityType::kPerson));
  CHECK_FALSE(shipped().allows("admires", EntityType::kPerson, EntityType::kPerson));
}

TEST_CASE("a role stands at an event and nowhere else") {
  for (const PredicateInfo& predicate : shipped().predicates())
    if (predicate.kind != PredicateKind::kRelation)
      CHECK(predicate.subjects == std::vector{EntityType::kEvent});
}

TEST_CASE("a symmetric relation is its own inverse") {
  for (const PredicateInfo& predicate : shipped().predicates())
    if (predicate.symmetric) CHECK(predicate.inverse == predicate.label);
}

TEST_CASE("a malformed ontology is refused with the entry, the key and the value") {
  CHECK_THAT(refusal(R"({"op": "replace", "path": "/predicates/13/subjects/0", "value": "persn"})"),
             Contains("predicate 'leads'") && Contains("subjects") && Contains("persn"));
  CHECK_THAT(refusal(R"({"op": "replace", "path": "/categories/2/quad", "value": "friendly"})"),
             Contains("category 'consult'") && Contains("quad") && Contains("friendly"));
  CHECK_THAT(refusal(R"({"op": "replace", "path": "/categories/2/score", "value": 11})"),
             Contains("score") && Contains("11"));
  CHECK_THAT(refusal(R"({"op": "replace", "path": "/predicates/2/number", "value": 1.5})"),
             Contains("predicate 'place'") && Contains("whole number") && Contains("1.5"));
  CHECK_THAT(refusal(R"({"op": "replace", "path": "/predicates/2/number", "value": 65536})"),
             Contains("65536"));
  CHECK_THAT(refusal(R"({"op": "add", "path": "/categories/2/colour", "value": "red"})"),
             Contains("unknown key") && Contains("colour"));
  CHECK_THAT(refusal(R"({"op": "remove", "path": "/categories/2/label"})"),
             Contains("category 'consult'") && Contains("'label' is missing"));
  CHECK_THAT(refusal(R"({"op": "replace", "path": "/categories/2/modes/0", "value": 7})"),
             Contains("category 'consult'") && Contains("not an object"));
}

TEST_CASE("a name or a number that is there twice is refused") {
  CHECK_THAT(refusal(R"({"op": "copy", "from": "/categories/1", "path": "/categories/0"})"),
             Contains("twice"));
  CHECK_THAT(refusal(R"({"op": "replace", "path": "/predicates/1/number", "value": 1})"),
             Contains("number") && Contains("twice"));
  CHECK_THAT(
      refusal(
          R"({"op": "copy", "from": "/categories/2/modes/0", "path": "/categories/2/modes/1"})"),
      Contains("twice"));
}

TEST_CASE("text that is not JSON is refused with the file's name") {
  CHECK_THROWS_WITH(Ontology("{", "mine.json"), Contains("mine.json"));
}

TEST_CASE("the hash of an ontology follows its content") {
  const std::string content = read_file(kFile);
  CHECK(Ontology(content, "a").hash() == shipped().hash());
  CHECK(Ontology(content + "\n", "a").hash() != shipped().hash());
}
