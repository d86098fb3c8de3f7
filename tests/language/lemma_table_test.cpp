#include "language/lemma_table.h"

#include <catch2/catch.hpp>

#include "base/error.h"

using namespace dossier;

namespace {

const std::vector<std::string> kScripts = {
    "keep|strip=0|add=", "lower|strip=1|add=", "lower|strip=3|add=y", "lower|strip=4|add=go"};
const std::string kLines = "NNP\t-\t0\nNNS\t-ies\t2\nNNS\t-s\t1\nVBD\t=went\t3";

std::string lemma(const std::string& xpos, const std::string& form) {
  return LemmaTable(kLines, kScripts).lemma(xpos, form);
}

}  // namespace

TEST_CASE("a whole word of the lemma table comes before its ending") {
  CHECK(lemma("VBD", "Went") == "go");
}

TEST_CASE("the longest ending of the lemma table wins") {
  CHECK(lemma("NNS", "studies") == "study");
  CHECK(lemma("NNS", "ports") == "port");
}

TEST_CASE("a proper noun keeps its form") {
  CHECK(lemma("NNP", "McKay") == "McKay");
}

TEST_CASE("a word that the lemma table does not know is its own lemma, in lower case") {
  CHECK(lemma("JJ", "\xC3\x89tale") == "\xC3\xA9tale");
  CHECK(lemma("JJ", "") == "");
}

TEST_CASE("a script cuts characters, not bytes") {
  CHECK(LemmaScript("lower|strip=2|add=e")
            .apply("na\xC3\xAF"
                   "f\xC3\xA9s") ==
        "na\xC3\xAF"
        "fe");
  CHECK(LemmaScript("capital|strip=0|add=").apply("\xC3\xA9LAN") == "\xC3\x89lan");
}

TEST_CASE("a form shorter than what is to be cut off is only cased") {
  CHECK(LemmaScript("lower|strip=3|add=y").apply("AB") == "ab");
}

TEST_CASE("malformed scripts and tables are refused") {
  for (const std::string text :
       {"", "lower", "lower|strip=x|add=", "odd|strip=0|add=", "lower|add=|strip=1"})
    CHECK_THROWS_AS(LemmaScript(text), Error);
  for (const std::string lines : {"NN\t-", "NN\t-\tx", "NN\t-\t9", "NN\t-s\t0\nNN\t-\t0"})
    CHECK_THROWS_AS(LemmaTable(lines, kScripts), Error);
}
