#include "language/name_score.h"

#include <catch2/catch.hpp>

using namespace dossier;

namespace {

NamedText text(const std::string& content, const std::vector<MarkedName>& names) {
  return {content, {}, names, {}};
}

NameCounts score(const NamedText& gold, const std::vector<MarkedName>& found,
                 const std::set<std::string>& types) {
  const std::vector<std::vector<MarkedName>> all = {found};
  return sum_of(score_names(std::vector{gold}, all, types));
}

}  // namespace

TEST_CASE("a name is right where its span and its type are") {
  const NamedText gold = text("Ada met Bo Lind", {{{0, 3}, "person"}, {{8, 15}, "person"}});
  const std::vector<MarkedName> found = {
      {{0, 3}, "place"}, {{8, 15}, "person"}, {{8, 10}, "person"}};
  CHECK(score(gold, found, {"person", "place"}) == NameCounts{.gold = 2, .found = 3, .right = 1});
  CHECK(score(gold, found, {"person"}) == NameCounts{.gold = 2, .found = 2, .right = 1});
}

TEST_CASE("a leading article is part of no name") {
  const NamedText gold = text("the Marrow Council", {{{0, 18}, "organization"}});
  CHECK(score(gold, {{{4, 18}, "organization"}}, {"organization"}).right == 1);
  const NamedText bare = text("THE Marrow Council", {{{4, 18}, "organization"}});
  CHECK(score(bare, {{{0, 18}, "organization"}}, {"organization"}).right == 1);
  const NamedText word = text("Theo", {{{0, 4}, "person"}});
  CHECK(score(word, {{{3, 4}, "person"}}, {"person"}).right == 0);
}

TEST_CASE("a name found twice counts once") {
  const NamedText gold = text("Ada", {{{0, 3}, "person"}});
  CHECK(score(gold, {{{0, 3}, "person"}, {{0, 3}, "person"}}, {"person"}).found == 1);
}

TEST_CASE("precision, recall and F1 follow from the counts") {
  const NameCounts counts{.gold = 4, .found = 2, .right = 1};
  CHECK(counts.precision() == 0.5);
  CHECK(counts.recall() == 0.25);
  CHECK(counts.f1() == Approx(1.0 / 3));
  CHECK(NameCounts().f1() == 0);
}

TEST_CASE("only types that the set marks are its types") {
  CHECK(marked_types(std::vector{text("Ada", {{{0, 3}, "person"}})}) ==
        std::set<std::string>{"person"});
}
