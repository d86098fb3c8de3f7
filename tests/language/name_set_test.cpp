#include "language/name_set.h"

#include <catch2/catch.hpp>

#include "base/data_path.h"
#include "base/error.h"

using namespace dossier;

namespace {

Token token(Span span, const std::string& form) {
  Token out;
  out.span = span;
  out.form = form;
  return out;
}

}  // namespace

TEST_CASE("labels of the table are found whatever their case") {
  const NameLabels labels(read_file(DOSSIER_SOURCE_DIR "/src/language/data/name_labels.tsv"));
  CHECK(labels.type_of("columns", "PER") == "person");
  CHECK(labels.type_of("columns", "group") == "organization");
  CHECK(labels.type_of("peer", "group") == "group");
  CHECK(labels.type_of("peer", "NORP") == "group");
  CHECK(labels.type_of("re3d", "Nationality") == "group");
  CHECK(labels.type_of("columns", "MISC").empty());
  CHECK_THROWS_AS(labels.type_of("re3d", "PER"), Error);
}

TEST_CASE("a row that is no set, label and type is refused") {
  CHECK_THROWS_AS(NameLabels("columns\tper\n"), Error);
  CHECK_THROWS_AS(NameLabels("columns\tper\t\n"), Error);
}

TEST_CASE("a text in another case keeps its offsets") {
  CHECK(recased("Zo\xC3\xAB 4 \xC3\x9F", LetterCase::kUpper) == "ZO\xC3\x8B 4 SS");
  CHECK(recased("\xC4\xB0X", LetterCase::kLower) == "\xC4\xB0x");  // its small form is 3 bytes
  CHECK(recased("\xFF\x41", LetterCase::kLower) == "\xFF\x61");
  CHECK(recased("Ada", LetterCase::kAsWritten) == "Ada");
}

TEST_CASE("text and tokens are recased together") {
  NamedText document{"Ada", {}, {{{0, 3}, "person"}}, {}};
  document.annotation.sentences = {{{0, 3}, {token({0, 3}, "Ada")}, {}, 0}};
  recase(document, LetterCase::kUpper);
  CHECK(document.text == "ADA");
  CHECK(document.annotation.sentences[0].tokens[0].form == "ADA");
  CHECK(document.names[0].span == Span{0, 3});
}

TEST_CASE("names of an annotation stand from their first token to their last") {
  const Sentence sentence{
      {0, 8}, {token({0, 3}, "Ada"), token({4, 8}, "Lind")}, {{0, 2, "person"}}, 0};
  CHECK(marked_names({{sentence}}) == std::vector<MarkedName>{{{0, 8}, "person"}});
}
