// The tables of docs/model.md say what the ontology says.
#include <catch2/catch.hpp>

#include "base/data_path.h"
#include "tests/graph/graph_builder.h"

using namespace dossier;
using Catch::Contains;

namespace {

std::string bold_if(bool bold, const std::string& text) {
  return bold ? "**" + text + "**" : text;
}

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string category_table() {
  std::string out =
      "| category | read as | quad class | score | CAMEO | modes |\n|---|---|---|---|---|---|\n";
  for (const EventCategory& category : shipped_ontology().categories()) {
    std::string modes;
    for (const EventMode& mode : category.modes) {
      modes +=
          (modes.empty() ? "" : ", ") + bold_if(mode.extension && !category.extension, mode.name);
      if (!mode.cameo.empty()) modes += " " + mode.cameo;
    }
    out += "| " + bold_if(category.extension, category.name) + " | " + category.label +
           (category.symmetric ? " (symmetric)" : "") + " | " + category.quad + " | " +
           number(category.score) + " | " + category.cameo + " | " + modes + " |\n";
  }
  return out;
}

std::string types(const std::vector<EntityType>& list) {
  if (list.size() == 6) return "any";
  if (list.size() == 5 && list.back() == EntityType::kThing) return "any but an event";
  std::string out;
  for (EntityType type : list) out += (out.empty() ? "" : ", ") + std::string(to_string(type));
  return out;
}

std::string predicate_table() {
  std::string out = "| predicate | read as | from | to |\n|---|---|---|---|\n";
  for (const PredicateInfo& predicate : shipped_ontology().predicates()) {
    std::string to = types(predicate.objects);
    if (predicate.takes_value) to += to.empty() ? "value" : "; value";
    out += "| `" + predicate.name + "` | " + predicate.label;
    if (!predicate.inverse.empty() && !predicate.symmetric) out += " / " + predicate.inverse;
    out += std::string(predicate.symmetric ? " (symmetric)" : "") + " | " +
           types(predicate.subjects) + " | " + to + " |\n";
  }
  return out;
}

const std::string kPage = DOSSIER_SOURCE_DIR "/docs/model.md";

}  // namespace

TEST_CASE("the page of the model lists the categories as the ontology has them") {
  CHECK_THAT(read_file(kPage), Contains(category_table()));
}

TEST_CASE("the page of the model lists the predicates as the ontology has them") {
  CHECK_THAT(read_file(kPage), Contains(predicate_table()));
}
