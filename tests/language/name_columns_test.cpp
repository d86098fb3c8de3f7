#include "language/name_columns.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "language/name_set.h"

using namespace dossier;

namespace {

const NameLabels kLabels("columns\tper\tperson\ncolumns\tloc\tplace\ncolumns\tmisc\t-\n");

std::vector<NamedText> read(std::string_view columns) {
  return read_name_columns(columns, kLabels);
}

}  // namespace

TEST_CASE("columns between tabs or spaces give the same text and names") {
  for (const char* columns : {"Ada\tB-PER\nLind\tI-PER\nslept\tO\n\nMarrow\tB-LOC\n",
                              "Ada NNP B-PER\nLind NNP I-PER\nslept VBD O\n\nMarrow NNP B-LOC"}) {
    const auto set = read(columns);
    REQUIRE(set.size() == 1);
    CHECK(set[0].text == "Ada Lind slept\nMarrow");
    CHECK(set[0].names == std::vector<MarkedName>{{{0, 8}, "person"}, {{15, 21}, "place"}});
    REQUIRE(set[0].annotation.sentences.size() == 2);
    CHECK(set[0].annotation.sentences[0].tokens[1].form == "Lind");
    CHECK(set[0].annotation.sentences[0].tokens[1].span == Span{4, 8});
    CHECK(set[0].units[1].id == "2");
    CHECK(set[0].units[1].span == Span{15, 21});
  }
}

TEST_CASE("numbered tokens have their tag in the third column, and documents open by comments") {
  const auto set = read(
      "# newdoc id = a\n# text = Vitamin O\n1\tVitamin\tO\t-\t-\n2\tO\tB-MISC\t-\t-\n\n"
      "# newdoc id = b\n1\tAda\tB-PER\t-\t-\n");
  REQUIRE(set.size() == 2);
  CHECK(set[0].text == "Vitamin O");
  CHECK(set[0].names.empty());
  CHECK(set[1].names == std::vector<MarkedName>{{{0, 3}, "person"}});
  CHECK(set[1].units[0].id == "2");
}

TEST_CASE("a hash that has a tag is a token") {
  const auto set = read("# O\nAda I-PER\n\n# a comment\n#\tO\nx\tO\n");
  REQUIRE(set.size() == 1);
  CHECK(set[0].text == "# Ada\n# x");
}

TEST_CASE("a document line opens a document and is no token") {
  const auto set = read("-DOCSTART- O\n\nAda I-PER\n\n-DOCSTART- O\n\nMarrow I-LOC\n");
  REQUIRE(set.size() == 2);
  CHECK(set[1].text == "Marrow");
}

TEST_CASE("a name ends where its tag does not continue it") {
  const auto names =
      read("Ada\tI-PER\nMarrow\tI-LOC\nSalis\tB-LOC\nx\tO\nLind\tI-PER\n\nBo\tI-PER\n")[0].names;
  CHECK(names == std::vector<MarkedName>{{{0, 3}, "person"},
                                         {{4, 10}, "place"},
                                         {{11, 16}, "place"},
                                         {{19, 23}, "person"},
                                         {{24, 26}, "person"}});
}

TEST_CASE("a name of none of our types is passed over to its end") {
  const auto names = read("Ada\tB-PER\nNew\tB-MISC\nYork\tI-MISC\nBo\tB-PER\n")[0].names;
  CHECK(names == std::vector<MarkedName>{{{0, 3}, "person"}, {{13, 15}, "person"}});
}

TEST_CASE("a malformed line is named") {
  using Catch::Contains;
  CHECK_THROWS_WITH(read("Ada\tB-PER\nLind\n"), Contains("line 2") && Contains("its tag"));
  CHECK_THROWS_WITH(read("Ada\tPER\n"), Contains("'PER'"));
  CHECK_THROWS_WITH(read("\xFF\tO\n"), Contains("UTF-8"));
  CHECK_THROWS_WITH(read("1\tAda\tO\n3\tx\tO\n"), Contains("out of order"));
  CHECK_THROWS_WITH(read("Ada\tB-HERO\n"), Contains("'HERO'"));
}

TEST_CASE("an empty file has no document") {
  CHECK(read("").empty());
  CHECK(read("\n\n# only a comment\n").empty());
}
