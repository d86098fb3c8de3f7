#include "understand/phrase_links.h"

#include <catch2/catch.hpp>
#include <ctime>
#include <string>
#include <vector>

#include "tests/understand/engine_fixture.h"
#include "understand/stages.h"

using namespace dossier;

namespace {

const Lexicon& lexicon() {
  static const Lexicon one;
  return one;
}

Entities entities_of(const Document& document) {
  return find_entities(read_with_engine(document), lexicon(), antecedents());
}

/// The words of the phrases that refer to what the first phrase with `words` refers to.
std::vector<std::string> together_with(const std::string& text, const std::string& words) {
  Document document;
  document.text = text;
  const Reading reading = read_with_engine(document);
  const Entities entities = find_entities(reading, lexicon(), antecedents());
  const auto text_of = [&](const ReferringPhrase& phrase) {
    return std::string(
        reading.tree(phrase.head).bytes(phrase.first, phrase.last).of(document.text));
  };
  std::vector<std::string> found;
  for (const ReferringPhrase& first : entities.phrases)
    if (text_of(first) == words) {
      for (const ReferringPhrase& phrase : entities.phrases)
        if (phrase.referent == first.referent) found.push_back(text_of(phrase));
      break;
    }
  return found;
}

/// Name of the entity that the first token with this form denotes, or "-".
std::string denoted(const std::string& text, const std::string& form) {
  Document document;
  document.text = text;
  const Reading reading = read_with_engine(document);
  const Entities entities = find_entities(reading, lexicon(), antecedents());
  for (std::uint32_t s = 0; s < reading.trees.size(); ++s)
    for (std::uint32_t t = 0; t < reading.trees[s].size(); ++t)
      if (reading.trees[s].token(t).form == form)
        if (const auto entity = entities.at({s, t})) return entities.entities[*entity].name;
  return "-";
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("phrases that denote no entity of a claim are put together too") {
  CHECK(together_with("A storm hit the coast on Monday. It lasted for two days, officials said.",
                      "A storm") == Words{"A storm", "It"});
}

TEST_CASE("the pronouns of a quotation are put with its speaker") {
  CHECK(together_with("\"I know that I was wrong and my critics were right,\" the coach said.",
                      "I") == Words{"I", "I", "my", "the coach"});
}

TEST_CASE("a pronoun goes to the person whom grammar and sense allow") {
  const std::string text =
      "Ana Ruiz visited the plant in Orsa on Monday. She praised the engineers and their work.";
  CHECK(denoted(text, "She") == "Ana Ruiz");
}

TEST_CASE("they are both members of a coordination") {
  CHECK(denoted("Ruritania and Kastia signed the deal. They will open the border.", "They") ==
        "Ruritania and Kastia");
}

TEST_CASE("a pronoun whose antecedent denotes no entity denotes none") {
  CHECK(denoted("The weather in Orsa was awful. It got worse on Monday.", "It") == "-");
}

TEST_CASE("a reading without word vectors has no linked phrases, and pronouns by rules") {
  Document document;
  document.text = "Ana Ruiz left. She wept.";
  Reading reading = read_with_engine(document);
  reading.vectors = {};
  const Entities entities = find_entities(reading, lexicon(), antecedents());
  CHECK(entities.phrases.empty());
  CHECK(entities.at({1, 0}) == entities.at({0, 0}));
}

TEST_CASE("the same text gives the same phrases") {
  Document document;
  document.text = "The army shelled the town. The town's mayor said that it was in ruins.";
  const auto numbers = [&] {
    std::vector<std::uint32_t> all;
    for (const ReferringPhrase& phrase : entities_of(document).phrases)
      all.push_back(phrase.referent);
    return all;
  };
  CHECK(numbers() == numbers());
}

TEST_CASE("the cost of one name said over and over grows no faster than the text") {
  const auto seconds = [](std::size_t times) {
    Document document;
    for (std::size_t i = 0; i < times; ++i) document.text += "Ruiz saw Ruiz. ";
    const Reading reading = read_with_engine(document);
    const std::clock_t start = std::clock();
    const Entities entities = find_entities(reading, lexicon(), antecedents());
    CHECK(entities.phrases.size() > times);
    return static_cast<double>(std::clock() - start);
  };
  const double few = seconds(500), many = seconds(4000);
  CHECK(many < 40 * few);  // quadratic would be 64
}
