#include "language/name_spans.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "language/name_columns.h"

using namespace dossier;
using Catch::Contains;

namespace {

const NameLabels kLabels(
    "re3d\tperson\tperson\nre3d\torganisation\torganization\nre3d\tweapon\t-\n"
    "peer\tgpe\tplace\npeer\tperson\tperson\npeer\tmisc\t-\ncolumns\tper\tperson\n");

const char* const kDocument = "{\"_id\": \"a\", \"text\": \"Zo\xC3\xAB led the council.\"}\n";

std::vector<NamedText> gold(const std::string& entities) {
  return read_re3d(kDocument, entities, kLabels);
}

std::string entity(const std::string& type, int begin, int end) {
  return R"({"documentId": "a", "type": ")" + type + R"(", "begin": )" + std::to_string(begin) +
         R"(, "end": )" + std::to_string(end) + "}\n";
}

}  // namespace

TEST_CASE("spans of characters become spans of bytes") {
  const auto set = gold(entity("Person", 0, 3));
  REQUIRE(set.size() == 1);
  CHECK(set[0].names == std::vector<MarkedName>{{{0, 4}, "person"}});
  CHECK(set[0].annotation.sentences.empty());
}

TEST_CASE("mentions without a capital letter, of other types, or marked twice do not count") {
  const auto set = gold(entity("Organisation", 12, 19) + entity("Weapon", 0, 3) +
                        entity("Person", 0, 3) + entity("Person", 0, 3));
  CHECK(set[0].names.size() == 1);
}

TEST_CASE("a span outside its text is refused with its line") {
  CHECK_THROWS_WITH(gold(entity("Person", 0, 3) + entity("Person", 8, 21)),
                    Contains("entities line 2") && Contains("8 to 21"));
  CHECK_THROWS_WITH(gold(entity("Person", 3, 3)), Contains("not in the text"));
  CHECK_THROWS_WITH(gold(entity("Person", -1, 3)), Contains("numbers of characters"));
  CHECK(gold(entity("Person", 0, 20)).size() == 1);
}

TEST_CASE("entities of no document and documents given twice are refused") {
  CHECK_THROWS_WITH(read_re3d("", entity("Person", 0, 1), kLabels), Contains("no document 'a'"));
  CHECK_THROWS_WITH(read_re3d(std::string(kDocument) + kDocument, "", kLabels), Contains("twice"));
}

TEST_CASE("predictions are placed in the text of their unit") {
  const auto set = read_name_columns("Zo\xC3\xAB\tB-PER\n\nBo\tB-PER\nx\tO\n", kLabels);
  const auto found = read_predictions(
      "{\"id\": \"2\", \"names\": [[0, 2, \"PERSON\"], [3, 4, \"MISC\"]]}\n"
      "{\"id\": \"1\", \"names\": [[1, 3, \"GPE\"]]}\n",
      set, kLabels);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == std::vector<MarkedName>{{{5, 7}, "person"}, {{1, 4}, "place"}});
}

TEST_CASE("predictions have one line for each unit") {
  const auto set = gold("");
  const std::string line = R"({"id": "a", "names": []})";
  CHECK(read_predictions(line, set, kLabels)[0].empty());
  CHECK_THROWS_WITH(read_predictions("", set, kLabels), Contains("no line for 'a'"));
  CHECK_THROWS_WITH(read_predictions(line + "\n" + line, set, kLabels), Contains("there twice"));
  CHECK_THROWS_WITH(read_predictions(R"({"id": "a", "names": [[0, 1]]})", set, kLabels),
                    Contains("LABEL"));
  CHECK_THROWS_WITH(read_predictions("[]", set, kLabels), Contains("line 1"));
}

TEST_CASE("units are written with their ids, a line each") {
  CHECK(write_units(read_name_columns("Ada\tO\nslept\tO\n\nBo\tO\n", kLabels)) ==
        "{\"id\":\"1\",\"text\":\"Ada slept\"}\n{\"id\":\"2\",\"text\":\"Bo\"}\n");
}
