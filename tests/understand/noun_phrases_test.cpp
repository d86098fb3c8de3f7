#include "understand/noun_phrases.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/understand/small_tree.h"

using namespace dossier;

namespace {

std::vector<std::string> phrases_of(const std::string& lines) {
  Document document;
  Annotation annotation{{small_sentence(lines)}};
  document.text = small_text(annotation.sentences[0]);
  Reading reading{document, {}, std::move(annotation), {}};
  reading.trees.emplace_back(reading.annotation.sentences[0]);
  std::vector<std::string> words;
  for (const NounPhrase& phrase : find_noun_phrases(reading))
    words.emplace_back(reading.trees[0].bytes(phrase.first, phrase.last).of(document.text));
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a noun phrase has its tails and clauses, but no preposition") {
  CHECK(phrases_of("1 In in ADP IN 3 case\n2 the the DET DT 3 det\n3 port port NOUN NN 10 obl\n"
                   "4 of of ADP IN 5 case\n5 Orsa Orsa PROPN NNP 3 nmod\n6 , , PUNCT , 8 punct\n"
                   "7 which which PRON WDT 8 nsubj\n8 burned burn VERB VBD 3 acl:relcl\n"
                   "9 , , PUNCT , 10 punct\n10 rained rain VERB VBD 0 root\n") ==
        Words{"the port of Orsa , which burned", "Orsa", "which"});
}

TEST_CASE("a predicate is a phrase without its subject and copula") {
  CHECK(phrases_of("1 Ruiz Ruiz PROPN NNP 4 nsubj\n2 is be AUX VBZ 4 cop\n3 a a DET DT 4 det\n"
                   "4 pilot pilot NOUN NN 0 root\n") == Words{"Ruiz", "a pilot"});
}

TEST_CASE("an apposition is a phrase of its own") {
  CHECK(phrases_of("1 Ruiz Ruiz PROPN NNP 6 nsubj\n2 , , PUNCT , 4 punct\n3 a a DET DT 4 det\n"
                   "4 pilot pilot NOUN NN 1 appos\n5 , , PUNCT , 4 punct\n"
                   "6 left leave VERB VBD 0 root\n") == Words{"Ruiz", "a pilot"});
}

TEST_CASE("a coordination is a phrase beside its members") {
  CHECK(phrases_of("1 Ruiz Ruiz PROPN NNP 4 nsubj\n2 and and CCONJ CC 3 cc\n"
                   "3 Lind Lind PROPN NNP 1 conj\n4 met meet VERB VBD 0 root\n") ==
        Words{"Ruiz and Lind", "Ruiz", "Lind"});
}

TEST_CASE("a possessive pronoun is a phrase inside the one that it determines") {
  CHECK(phrases_of("1 Her her PRON PRP$ 2 nmod:poss\n2 ship ship NOUN NN 3 nsubj\n"
                   "3 sank sink VERB VBD 0 root\n") == Words{"Her ship", "Her"});
}
