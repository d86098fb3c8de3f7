#include "understand/arguments.h"

#include <catch2/catch.hpp>

#include "tests/understand/small_tree.h"

using namespace dossier;

namespace {

// The forms at the end of a path from the token `predicate` (counted from 1, as in the lines).
std::string filled(const std::string& lines, std::uint32_t predicate, std::string_view path) {
  const Sentence sentence = small_sentence(lines);
  const Tree tree(sentence);
  std::string words;
  for (std::uint32_t i : fillers(tree, predicate - 1, path))
    words += (words.empty() ? "" : " ") + tree.token(i).form;
  return words;
}

const char* const kActive =
    "1 Rebels rebel NOUN NNS 2 nsubj\n2 seized seize VERB VBD 0 root\n3 two two NUM CD 4 nummod\n"
    "4 boats boat NOUN NNS 2 obj\n5 and and CCONJ CC 6 cc\n6 trucks truck NOUN NNS 4 conj\n7 in in "
    "ADP IN 8 case\n"
    "8 Lund Lund PROPN NNP 2 obl\n";
const char* const kPassive =
    "1 Boats boat NOUN NNS 3 nsubj:pass\n2 were be AUX VBD 3 aux:pass\n3 seized seize VERB VBN 0 "
    "root\n"
    "4 and and CCONJ CC 5 cc\n5 burned burn VERB VBN 3 conj\n6 by by ADP IN 7 case\n7 rebels rebel "
    "NOUN NNS 5 obl:agent\n";
const char* const kRelative =
    "1 the the DET DT 2 det\n2 boats boat NOUN NNS 0 root\n3 that that PRON WDT 5 obj\n4 rebels "
    "rebel NOUN NNS 5 nsubj\n"
    "5 seized seize VERB VBD 2 acl:relcl\n";
const char* const kControl =
    "1 She she PRON PRP 2 nsubj\n2 ordered order VERB VBD 0 root\n3 troops troops NOUN NNS 2 "
    "obj\n4 to to PART TO 5 mark\n"
    "5 leave leave VERB VB 2 xcomp\n";

}  // namespace

TEST_CASE(
    "subject, objects and obliques of an active clause are found, with what is coordinated to "
    "them") {
  CHECK(filled(kActive, 2, "nsubj") == "Rebels");
  CHECK(filled(kActive, 2, "obj") == "boats trucks");
  CHECK(filled(kActive, 2, "obl:in") == "Lund");
  CHECK(filled(kActive, 2, "nmod:in") == "Lund");
  CHECK(filled(kActive, 2, "obl:at").empty());
}

TEST_CASE("the surface subject of a passive is its object, the by-phrase its subject") {
  CHECK(filled(kPassive, 3, "obj") == "Boats");
  CHECK(filled(kPassive, 3, "nsubj").empty());
}

TEST_CASE("a conjunct of a passive shares its voice and its surface subject") {
  CHECK(filled(kPassive, 5, "obj") == "Boats");
  CHECK(filled(kPassive, 5, "nsubj") == "rebels");
}

TEST_CASE("a relative clause takes its antecedent as object") {
  CHECK(filled(kRelative, 5, "obj") == "boats");
  CHECK(filled(kRelative, 5, "nsubj") == "rebels");
}

TEST_CASE("a relative clause without a pronoun takes its antecedent as object") {
  CHECK(filled("1 boats boat NOUN NNS 0 root\n2 rebels rebel NOUN NNS 3 nsubj\n3 seized seize VERB "
               "VBD 1 acl:relcl\n",
               3, "obj") == "boats");
}

TEST_CASE("who stands for the antecedent as subject") {
  CHECK(filled("1 rebels rebel NOUN NNS 0 root\n2 who who PRON WP 3 nsubj\n3 fled flee VERB VBD 1 "
               "acl:relcl\n",
               3, "nsubj") == "rebels");
}

TEST_CASE("the object of the governor acts in an infinitive") {
  CHECK(filled(kControl, 5, "nsubj") == "troops");
}

TEST_CASE("the subject acts in a participle clause without one") {
  CHECK(filled("1 Rebels rebel NOUN NNS 2 nsubj\n2 fled flee VERB VBD 0 root\n3 burning burn VERB "
               "VBG 2 advcl\n"
               "4 boats boat NOUN NNS 3 obj\n",
               3, "nsubj") == "Rebels");
}

TEST_CASE("the by-phrase of a reduced relative acts, and the noun is acted on") {
  const char* const lines =
      "1 boats boat NOUN NNS 0 root\n2 seized seize VERB VBN 1 acl\n3 by by ADP IN 4 case\n4 "
      "rebels rebel NOUN NNS 2 obl\n";
  CHECK(filled(lines, 2, "nsubj") == "rebels");
  CHECK(filled(lines, 2, "obj") == "boats");
}

TEST_CASE("the owner of a thing is its possessor before its adjective") {
  const Sentence sentence = small_sentence(
      "1 Ruritania Ruritania PROPN NNP 4 nmod:poss\n2 's 's PART POS 1 case\n3 northern northern "
      "ADJ JJ 4 amod\n"
      "4 airspace airspace NOUN NN 0 root\n");
  CHECK(owners(Tree(sentence), 3) == std::vector<std::uint32_t>{0, 2});
}

TEST_CASE("heads that point outside or run in a circle hang on the root") {
  const Sentence sentence = small_sentence(
      "1 a a NOUN NN 2 dep\n2 b b NOUN NN 1 dep\n3 c c NOUN NN 0 root\n4 d d NOUN NN 99 dep\n");
  const Tree tree(sentence);
  CHECK(tree.root() == 2);
  for (std::uint32_t i = 0; i < tree.size(); ++i) CHECK(tree.dominates(tree.root(), i));
}

TEST_CASE("a path of several steps leads on from each filler") {
  CHECK(filled("1 Rebels rebel NOUN NNS 2 nsubj\n2 closed close VERB VBD 0 root\n3 Ruritania "
               "Ruritania PROPN NNP 5 nmod:poss\n"
               "4 's 's PART POS 3 case\n5 port port NOUN NN 2 obj\n",
               2, "obj/poss") == "Ruritania");
}

TEST_CASE("the object of the governor acts in a gerund after of") {
  CHECK(filled("1 She she PRON PRP 2 nsubj\n2 accused accuse VERB VBD 0 root\n3 Lund Lund PROPN "
               "NNP 2 obj\n"
               "4 of of SCONJ IN 5 mark\n5 threatening threaten VERB VBG 2 advcl\n6 her she PRON "
               "PRP 5 obj\n",
               5, "nsubj") == "Lund");
}

TEST_CASE("a relative clause is no clause that completes a noun") {
  CHECK(filled("1 call call NOUN NN 0 root\n2 that that PRON WDT 3 nsubj\n3 failed fail VERB VBD 1 "
               "acl:relcl\n",
               1, "acl")
            .empty());
}
