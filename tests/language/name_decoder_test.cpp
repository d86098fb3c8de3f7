#include "language/name_decoder.h"

#include <catch2/catch.hpp>

#include "base/error.h"

using namespace dossier;

namespace {

const std::vector<std::string> kLabels = {"O", "B-person", "I-person", "B-place", "I-place"};

std::vector<Name> decode(const std::vector<std::vector<float>>& rows) {
  std::vector<float> flat;
  for (const auto& row : rows) flat.insert(flat.end(), row.begin(), row.end());
  return NameDecoder(kLabels).decode({flat.data(), kLabels.size()}, rows.size());
}

}  // namespace

TEST_CASE("B and I of one type make one name") {
  CHECK(decode({{0, 5, 0, 0, 0}, {0, 0, 5, 0, 0}, {5, 0, 0, 0, 0}}) ==
        std::vector<Name>{{0, 2, "person"}});
}

TEST_CASE("two names of one type side by side stay two") {
  CHECK(decode({{0, 5, 0, 0, 0}, {0, 5, 0, 0, 0}}) ==
        std::vector<Name>{{0, 1, "person"}, {1, 2, "person"}});
}

TEST_CASE("an inside label never opens a name: the best allowed sequence is taken") {
  CHECK(decode({{4, 0, 5, 0, 0}, {5, 0, 0, 0, 0}}).empty());
  CHECK(decode({{1, 3, 0, 2, 0}, {0, 0, 0, 0, 4}}) == std::vector<Name>{{0, 2, "place"}});
}

TEST_CASE("a sentence without words has no names") {
  CHECK(decode({}).empty());
}

TEST_CASE("name labels of another form are refused") {
  CHECK_THROWS_AS(NameDecoder({"O", "person"}), Error);
  CHECK_THROWS_AS(NameDecoder({"O", "I-person"}), Error);
  CHECK_THROWS_AS(NameDecoder({"B-person", "I-person"}), Error);
}
