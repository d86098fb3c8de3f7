#include "evaluate/treebank.h"

#include <catch2/catch.hpp>
#include <string>

using namespace dossier;

namespace {

std::string word(int id, const std::string& form, const std::string& upos, int head,
                 const std::string& relation, const std::string& misc) {
  return std::to_string(id) + "\t" + form + "\t" + form + "\t" + upos + "\t_\t_\t" +
         std::to_string(head) + "\t" + relation + "\t_\t" + misc + "\n";
}

const std::string kMarked =
    word(1, "The", "DET", 2, "det", "Entity=(1-organization-new-cf1-2-coref") +
    word(2, "council", "NOUN", 4, "nsubj", "Factuality=-2.5") +
    word(3, "of", "ADP", 2, "case", "Entity=(2-place-new-cf2-1-sgl") +
    word(4, "Lund", "PROPN", 0, "root", "SpaceAfter=No|Entity=2)1)") +
    word(5, "its", "PRON", 4, "nmod:poss", "Entity=(1-organization-giv-cf1-1-coref)|Factuality=1") +
    "\n";

}  // namespace

TEST_CASE("brackets are mentions of entities, with heads by the trees") {
  const AnnotatedText text = read_conllu(kMarked);
  const PhraseClusters clusters = bracketed_entities(kMarked, text);
  REQUIRE(clusters.size() == 2);
  REQUIRE(clusters[0].size() == 2);
  CHECK(clusters[0][0].span.of(text.text) == "The council of Lund");
  CHECK(clusters[0][0].head.of(text.text) == "Lund");
  CHECK(clusters[0][1].span.of(text.text) == "its");
  CHECK(clusters[1][0].span.of(text.text) == "of Lund");
}

TEST_CASE("brackets without their partner mark nothing") {
  const std::string open = word(1, "He", "PRON", 0, "root", "Entity=(1-person-new") + "\n",
                    closed = word(1, "He", "PRON", 0, "root", "Entity=7)") + "\n";
  CHECK(bracketed_entities(open, read_conllu(open)).empty());
  CHECK(bracketed_entities(closed, read_conllu(closed)).empty());
}

TEST_CASE("judged words have their numbers") {
  const auto words = judged_words(kMarked, read_conllu(kMarked));
  REQUIRE(words.size() == 2);
  CHECK(words[0].token == 1);
  CHECK(words[0].factuality == -2.5);
  CHECK(words[1].factuality == 1);
}

TEST_CASE("Pearson's r is that of the textbook") {
  CHECK(*pearson({1, 2, 3, 4, 5}, {2, 4, 5, 4, 5}) == Approx(0.7746).epsilon(1e-4));
  CHECK(*pearson({1, 2, 3}, {6, 4, 2}) == Approx(-1));
  CHECK_FALSE(pearson({1, 2}, {3, 3}));
  CHECK_FALSE(pearson({1}, {3}));
}
