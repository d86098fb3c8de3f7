#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "base/data_path.h"
#include "language/conllu.h"
#include "tests/understand/engine_fixture.h"
#include "tests/understand/small_tree.h"
#include "understand/stages.h"

using namespace dossier;

namespace {

const Lexicon& lexicon() {
  static const Lexicon one;
  return one;
}

/// A document with its trees and entities.
struct Passage {
  explicit Passage(AnnotatedText annotated)
      : reading{document, {}, std::move(annotated.annotation), {}} {
    document.text = std::move(annotated.text);
    std::uint32_t blocks = 0;
    for (const Sentence& sentence : reading.annotation.sentences)
      blocks = std::max(blocks, sentence.block + 1);
    reading.blocks.assign(blocks, Block{{0, 0}, BlockKind::kParagraph});
    for (const Sentence& sentence : reading.annotation.sentences)
      reading.trees.emplace_back(sentence);
    entities = find_entities(reading, lexicon(), antecedents());
  }
  Passage(const Passage&) = delete;

  const LocalEntity* find(const std::string& name) const {
    for (const LocalEntity& entity : entities.entities)
      if (entity.name == name) return &entity;
    return nullptr;
  }
  const LocalEntity& named(const std::string& name) const {
    const LocalEntity* entity = find(name);
    if (!entity) FAIL("no entity is called " << name);
    return *entity;
  }
  /// The words of an entity's mentions, in text order.
  std::vector<std::string> mentions(const std::string& name) const {
    std::vector<std::string> words;
    for (const Mention& mention : named(name).mentions)
      words.emplace_back(mention.span.of(document.text));
    return words;
  }
  bool mentioned(const std::string& name, const std::string& words) const {
    const auto all = mentions(name);
    return std::find(all.begin(), all.end(), words) != all.end();
  }
  /// Name of the entity that the `nth` token with this form denotes, or "-".
  std::string denoted(const std::string& form, int nth = 1) const {
    for (std::uint32_t s = 0; s < reading.trees.size(); ++s)
      for (std::uint32_t t = 0; t < reading.trees[s].size(); ++t)
        if (reading.trees[s].token(t).form == form && --nth == 0) {
          const auto entity = entities.at({s, t});
          return entity ? entities.entities[*entity].name : "-";
        }
    return "no such token";
  }

  Document document;
  Reading reading;
  Entities entities;
};

const Passage& passage(const std::string& file) {
  static std::map<std::string, Passage> all;
  const auto found = all.find(file);
  if (found != all.end()) return found->second;
  const auto path = std::string(DOSSIER_SOURCE_DIR) + "/tests/understand/" + file;
  return all.try_emplace(file, read_conllu(read_file(path))).first->second;
}
const Passage& calls() {
  return passage("calls.conllu");
}
const Passage& meetings() {
  return passage("meetings.conllu");
}

/// One sentence in the form of small_sentence, with names as {first, last, type}.
Passage small(const std::string& lines, std::vector<Name> names = {}) {
  Sentence sentence = small_sentence(lines);
  sentence.names = std::move(names);
  std::string text = small_text(sentence);
  return Passage({std::move(text), {{std::move(sentence)}}});
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a person's name has no title, and its shorter form is a name too") {
  const LocalEntity& person = calls().named("Elena Quispe");
  CHECK(person.type == EntityType::kPerson);
  CHECK(person.names == Names{"Elena Quispe", "Quispe"});
  CHECK(calls().denoted("President") == "Elena Quispe");
}

TEST_CASE("all names and adjectives of a country are one entity with its code") {
  const LocalEntity& country = calls().named("United States");
  CHECK(country.type == EntityType::kPlace);
  CHECK(country.subtype == "country");
  CHECK(country.country == "US");
  CHECK(country.names == Names{"U.S.", "United States"});
  CHECK(calls().denoted("Peruvian") == "Peru");
  CHECK(calls().named("Peru").names == Names{"Peru"});
}

TEST_CASE("a capital stays a place of its own, with its country's code") {
  const LocalEntity& capital = calls().named("Washington");
  CHECK(capital.type == EntityType::kPlace);
  CHECK(capital.subtype == "city");
  CHECK(capital.country == "US");
}

TEST_CASE("an acronym in brackets and later is one with the long name") {
  CHECK(calls().named("World Forum on Oceans").names == Names{"WFO", "World Forum on Oceans"});
  CHECK(calls().mentions("World Forum on Oceans").size() == 3);
}

TEST_CASE("an organization keeps the country in its name") {
  const LocalEntity& department = calls().named("U.S. Forest Department");
  CHECK(department.type == EntityType::kOrganization);
  CHECK(department.subtype == "government");
  CHECK(department.country == "US");
  CHECK(calls().mentioned("U.S. Forest Department", "The department"));
}

TEST_CASE("an apposition belongs to the name") {
  CHECK(calls().mentioned("Ida Moen", "the foreign minister of Norway"));
}

TEST_CASE("a definite role finds the person who was called by it") {
  CHECK(calls().mentioned("Ida Moen", "The minister"));
  CHECK(calls().mentioned("Elena Quispe", "The president"));
}

TEST_CASE("a role with a country finds the person who has it there") {
  CHECK(meetings().mentioned("Lea Roth", "The Austrian president"));
}

TEST_CASE("a role that two persons have who were just named is given to neither") {
  CHECK_FALSE(meetings().mentioned("Lea Roth", "The president"));
  CHECK_FALSE(meetings().mentioned("Omar Said", "The president"));
}

TEST_CASE("a role that is stated of somebody is found again") {
  CHECK(meetings().mentioned("Karl Weber", "the mayor of Lima"));
  CHECK(meetings().mentioned("Karl Weber", "The mayor"));
}

TEST_CASE("the two leaders are a group of the two persons, who stay apart") {
  const LocalEntity& group = calls().named("Elena Quispe and Lars Brandt");
  CHECK(group.type == EntityType::kGroup);
  const auto mention =
      std::find_if(calls().entities.mentions.begin(), calls().entities.mentions.end(),
                   [](const EntityMention& m) { return !m.members.empty(); });
  REQUIRE(mention != calls().entities.mentions.end());
  REQUIRE(mention->members.size() == 2);
  CHECK(calls().entities.entities[mention->members[0]].name == "Elena Quispe");
  CHECK(calls().entities.entities[mention->members[1]].name == "Lars Brandt");
}

TEST_CASE("the two countries are a group of two countries") {
  CHECK(meetings().named("Sweden and Finland").type == EntityType::kGroup);
}

TEST_CASE("a country's government and its leader's are one") {
  CHECK(calls().named("Peruvian government").names ==
        Names{"Peruvian government", "Quispe government"});
  CHECK(calls().named("Peruvian government").country == "PE");
}

TEST_CASE("descriptions of acting people, groups and vessels are entities") {
  CHECK(calls().named("Norwegian officials").type == EntityType::kGroup);
  CHECK(calls().named("Norwegian officials").subtype == "officials");
  CHECK(calls().named("Norwegian officials").country == "NO");
  CHECK(meetings().named("armed groups").type == EntityType::kGroup);
  CHECK(meetings().named("vessels").subtype == "vessel");
}

TEST_CASE("what says what somebody is denotes nothing itself") {
  CHECK(calls().find("small group") == nullptr);
  CHECK(meetings().find("former soldier") == nullptr);
}

TEST_CASE("a phrase with no denotes nothing") {
  for (const LocalEntity& entity : calls().entities.entities)
    for (const Mention& mention : entity.mentions)
      CHECK(mention.span.of(calls().document.text) != "no group");
}

TEST_CASE("a name that is given to a description is its name") {
  CHECK(meetings().mentioned("Black Sail", "the network"));
  CHECK(meetings().mentioned("Black Sail", "The group"));
}

TEST_CASE("a pronoun is the person whom grammar allows") {
  CHECK(meetings().denoted("She") == "Maria Lopez");
  CHECK(meetings().denoted("him") == "Jack Stone");
  CHECK(meetings().denoted("himself") == "Jack Stone");
}

TEST_CASE("a pronoun inside a quotation is not the one who speaks") {
  CHECK(meetings().denoted("He") == "Jack Stone");
}

TEST_CASE("a pronoun that stands for nothing is no mention") {
  CHECK(meetings().denoted("It") == "-");
}

TEST_CASE("the first person is left to whoever knows the speaker") {
  REQUIRE(meetings().entities.first_person.size() == 1);
  CHECK(meetings().reading.token(meetings().entities.first_person[0]).form == "I");
  CHECK(meetings().denoted("I") == "-");
}

TEST_CASE("what belongs to somebody named by a pronoun carries the owner's name") {
  CHECK(meetings().mentioned("Black Sail's leader", "Its leader"));
}

TEST_CASE("a singular name that two persons share goes to the one named first") {
  const Passage family = small(
      "1 Ada ada PROPN NNP 3 nsubj 2 Kern kern PROPN NNP 1 flat 3 met meet VERB VBD 0 root "
      "4 Olaf olaf PROPN NNP 3 obj 5 Kern kern PROPN NNP 4 flat 6 and and CCONJ CC 7 cc "
      "7 left leave VERB VBD 3 conj 8 Kern kern PROPN NNP 7 obj",
      {{0, 2, "person"}, {3, 5, "person"}, {7, 8, "person"}});
  CHECK(family.denoted("Kern", 3) == "Ada Kern");
}

TEST_CASE("two persons of one last name stay two") {
  const Passage family = small(
      "1 Ada ada PROPN NNP 3 nsubj 2 Kern kern PROPN NNP 1 flat 3 met meet VERB VBD 0 root "
      "4 Olaf olaf PROPN NNP 3 obj 5 Kern kern PROPN NNP 4 flat",
      {{0, 2, "person"}, {3, 5, "person"}});
  CHECK(family.entities.entities.size() == 2);
}

TEST_CASE("a pronoun of the other gender finds nobody") {
  const Passage passage = small(
      "1 Maria maria PROPN NNP 3 nsubj 2 Lopez lopez PROPN NNP 1 flat 3 said say VERB VBD 0 root "
      "4 he he PRON PRP 5 nsubj 5 left leave VERB VBD 3 ccomp",
      {{0, 2, "person"}});
  CHECK(passage.denoted("he") == "-");
}

TEST_CASE("an empty document has no entities") {
  const Passage nothing({"", {}});
  CHECK(nothing.entities.entities.empty());
  CHECK(nothing.entities.mentions.empty());
}

TEST_CASE("every entity has a name and a mention, and every mention lies in the text") {
  for (const Passage* read : {&calls(), &meetings()}) {
    for (const LocalEntity& entity : read->entities.entities) {
      CHECK_FALSE(entity.name.empty());
      CHECK_FALSE(entity.names.empty());
      CHECK_FALSE(entity.mentions.empty());
      CHECK(std::is_sorted(entity.mentions.begin(), entity.mentions.end()));
      CHECK(std::is_sorted(entity.names.begin(), entity.names.end()));
      for (const Mention& mention : entity.mentions)
        CHECK(mention.span.end <= read->document.text.size());
    }
    for (const auto& [token, mention] : read->entities.by_token) {
      REQUIRE(mention < read->entities.mentions.size());
      CHECK(read->entities.mentions[mention].entity < read->entities.entities.size());
    }
  }
}

TEST_CASE("trees and names that make no sense are read without harm") {
  const std::vector<Name> wild = {
      {0, 90, "person"}, {2, 2, "place"}, {1, 3, "group"}, {3, 4, "planet"}};
  const Passage passage = small(
      "1 the the DET DT 2 det 2 president president NOUN NN 3 appos 3 of of ADP IN 4 flat "
      "4 Peru peru PROPN NNP 2 appos 5 himself himself PRON PRP 5 nsubj",
      wild);
  for (const EntityMention& mention : passage.entities.mentions)
    CHECK(mention.first < mention.last);
}

TEST_CASE("an adjective of a country that no table knows is that country") {
  const Passage passage = small(
      "1 Velmaria velmaria PROPN NNP 2 nsubj 2 seized seize VERB VBD 0 root 3 boats boat NOUN NNS "
      "2 obj "
      "4 and and CCONJ CC 6 cc 5 Velmarian velmarian ADJ JJ 6 amod 6 officials official NOUN NNS 7 "
      "nsubj "
      "7 smiled smile VERB VBD 2 conj",
      {{0, 1, "organization"}, {4, 5, "person"}});
  CHECK(passage.denoted("Velmaria") == "Velmaria");
  CHECK(passage.denoted("Velmarian") == "Velmaria");
  CHECK(passage.named("Velmaria").type == EntityType::kPlace);
  CHECK(passage.named("Velmaria").country.empty());
  CHECK(passage.named("Velmarian officials").type == EntityType::kGroup);
}

TEST_CASE("two of a kind that were not met before are no pair") {
  const Passage passage = small(
      "1 Maria maria PROPN NNP 3 nsubj 2 Lopez lopez PROPN NNP 1 flat 3 met meet VERB VBD 0 root "
      "4 Jack jack PROPN NNP 3 obj 5 Stone stone PROPN NNP 4 flat 6 , , PUNCT , 3 punct "
      "7 two two NUM CD 8 nummod 8 officials official NOUN NNS 9 nsubj 9 said say VERB VBD 3 "
      "parataxis",
      {{0, 2, "person"}, {3, 5, "person"}});
  CHECK(passage.denoted("officials") == "officials");
  CHECK(passage.entities.mentions.back().members.empty());
}

TEST_CASE("a description that a clause restricts is nobody met before") {
  const Passage passage = small(
      "1 Jack jack PROPN NNP 3 nsubj 2 Stone stone PROPN NNP 1 flat 3 met meet VERB VBD 0 root "
      "4 the the DET DT 5 det 5 man man NOUN NN 3 obj 6 who who PRON WP 7 nsubj 7 left leave VERB "
      "VBD 5 acl:relcl",
      {{0, 2, "person"}});
  CHECK(passage.denoted("man") == "man");
}

TEST_CASE("a company is found by the first word of its name") {
  const Passage passage = small(
      "1 Nordvik nordvik PROPN NNP 2 compound 2 Marine marine PROPN NNP 3 nsubj 3 grew grow VERB "
      "VBD 0 root "
      "4 and and CCONJ CC 6 cc 5 Nordvik nordvik PROPN NNP 6 nsubj 6 hired hire VERB VBD 3 conj",
      {{0, 2, "organization"}, {4, 5, "organization"}});
  CHECK(passage.denoted("Nordvik", 2) == "Nordvik Marine");
}
