#include "understand/name_completion.h"

#include <catch2/catch.hpp>

using namespace dossier;

namespace {

struct Word {
  std::string form, upos = "PROPN", entity = "none";
};

Sentence sentence_of(const std::vector<Word>& words) {
  Sentence out;
  for (const Word& word : words) {
    Token token;
    token.form = word.form;
    token.upos = word.upos;
    token.entity = word.entity;
    out.tokens.push_back(token);
  }
  return out;
}

std::vector<Name> completed(Sentence sentence) {
  static const Lexicon lexicon;
  Annotation annotation{{std::move(sentence)}};
  complete_names(annotation, lexicon);
  return annotation.sentences[0].names;
}

}  // namespace

TEST_CASE("a proper noun in a mention without a name becomes a name of what it denotes") {
  Sentence sentence =
      sentence_of({{"the", "DET"}, {"Foo"}, {"Cartel", "PROPN", "organization"}, {"fled", "VERB"}});
  sentence.mentions = {{0, 3, "person"}};
  CHECK(completed(sentence) == std::vector<Name>{{1, 3, "organization"}});
}

TEST_CASE(
    "a name takes the capitalized words behind it, up to the next name and the mention's end") {
  Sentence sentence =
      sentence_of({{"Labour"}, {"Party", "NOUN"}, {"chief", "NOUN"}, {"Ana"}, {"Ruiz"}});
  sentence.mentions = {{0, 2, "organization"}, {2, 5, "person"}};
  sentence.names = {{0, 1, "organization"}, {3, 4, "person"}};
  CHECK(completed(sentence) == std::vector<Name>{{0, 2, "organization"}, {3, 5, "person"}});
}

TEST_CASE("a nameless mention in front does not keep a name from its words") {
  Sentence sentence =
      sentence_of({{"the", "DET"}, {"Foo"}, {"met", "VERB"}, {"Labour"}, {"Party", "NOUN"}});
  sentence.mentions = {{0, 2, "organization"}, {3, 5, "organization"}};
  sentence.names = {{3, 4, "organization"}};
  CHECK(completed(sentence) == std::vector<Name>{{1, 2, "organization"}, {3, 5, "organization"}});
}

TEST_CASE("a description before a proper noun makes it a person's name") {
  Sentence sentence =
      sentence_of({{"director", "NOUN", "person"}, {"Ana"}, {"Ruiz"}, {"spoke", "VERB"}});
  sentence.tokens[0].deprel = "nmod:desc";
  sentence.tokens[0].head = 1;
  CHECK(completed(sentence) == std::vector<Name>{{1, 3, "person"}});
}

TEST_CASE("a title alone is no name, nor is a word of a sentence all in capitals") {
  Sentence title = sentence_of({{"the", "DET"}, {"President"}, {"left", "VERB"}});
  title.mentions = {{0, 2, "person"}};
  CHECK(completed(title).empty());
  Sentence headline = sentence_of({{"FOO"}, {"CARTEL"}, {"FLED", "VERB"}});
  headline.mentions = {{0, 2, "organization"}};
  CHECK(completed(headline).empty());
}
