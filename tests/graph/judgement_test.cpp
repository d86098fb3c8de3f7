#include "graph/judgement.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "base/limits.h"

namespace dossier {
namespace {

Anchor anchor(std::uint64_t document, std::uint32_t begin, const std::string& name = "Ana Ruiz") {
  return {{{document, 1}}, {begin, begin + 4}, EntityType::kPerson, name};
}
Judgement said(Sameness word) {
  return {std::move(word), "ada", {1'936'085'425}, "the same office"};
}

TEST_CASE("every kind of judgement comes back from its bytes") {
  const Misreading wrong{
      {{1, 2}},          "leads",        "", {3, 9}, {0, 3}, Span{10, 14}, {Span{20, 23}}, "denied",
      Stance::kAsserted, Stance::kDenied};
  Misreading dropped = wrong;
  dropped.stance.reset();
  dropped.object.reset();
  const HandMade made{{{1, 2}}, {5, 50},          anchor(1, 5), "leads",           anchor(2, 7),
                      "chief",  Stance::kAlleged, anchor(3, 4), day_interval({20})};
  for (const Judgement& judgement :
       {said(sameness(Relation::kDifferent, {anchor(1, 5), anchor(2, 0)}, {anchor(3, 1)})),
        Judgement{wrong, "ada", {-5}, ""}, Judgement{dropped, "", {0}, "x"},
        Judgement{made, "bo", {7}, "y"}}) {
    REQUIRE(decode_judgement(encode(judgement)) == judgement);
  }
}

TEST_CASE("bytes that are cut off or changed are no judgement") {
  const std::string bytes = encode(said(sameness(Relation::kSame, {anchor(1, 5)}, {anchor(3, 1)})));
  for (std::size_t end = 0; end < bytes.size(); ++end)
    REQUIRE_THROWS_AS(decode_judgement(std::string_view(bytes).substr(0, end)), Error);
  REQUIRE_THROWS_AS(decode_judgement(bytes + '\0'), Error);
}

TEST_CASE("who says it, when and why are not part of a judgement's id, and what is said is") {
  const Judgement a = said(sameness(Relation::kSame, {anchor(1, 5)}, {anchor(3, 1)}));
  Judgement b = a;
  b.who = "bo";
  b.when = {7};
  b.why = "";
  REQUIRE(id_of(a) == id_of(b));
  REQUIRE(id_of(a) != id_of(said(sameness(Relation::kDifferent, {anchor(1, 5)}, {anchor(3, 1)}))));
}

TEST_CASE("of a judgement that is given twice the earlier is kept, whichever came first") {
  const Judgement a = said(sameness(Relation::kSame, {anchor(1, 5)}, {anchor(3, 1)}));
  Judgement early = a;
  early.when = {3};
  REQUIRE(kept_of(a, early) == early);
  REQUIRE(kept_of(early, a) == early);
}

TEST_CASE("the sides of a judgement stand in one order, without repeats") {
  const Sameness one = sameness(Relation::kSame, {anchor(3, 1), anchor(1, 5)}, {anchor(2, 0)});
  REQUIRE(one ==
          sameness(Relation::kSame, {anchor(2, 0), anchor(2, 0)}, {anchor(1, 5), anchor(3, 1)}));
  REQUIRE(one.left == std::vector<Anchor>{anchor(1, 5), anchor(3, 1)});
}

TEST_CASE("a judgement without a side, with one on both sides, or too large is refused") {
  REQUIRE_THROWS_AS(sameness(Relation::kSame, {anchor(1, 5)}, {}), Error);
  REQUIRE_THROWS_AS(sameness(Relation::kSame, {anchor(1, 5)}, {anchor(1, 5)}), Error);
  std::vector<Anchor> many;
  for (std::uint32_t i = 0; i < kMaxAnchors; ++i) many.push_back(anchor(1, i));
  REQUIRE(sameness(Relation::kSame, many, {anchor(2, 0)}).left.size() == kMaxAnchors);
  many.push_back(anchor(1, kMaxAnchors));
  REQUIRE_THROWS_AS(sameness(Relation::kSame, many, {anchor(2, 0)}), Error);
}

TEST_CASE("judgements take effect by moment, then by id") {
  const Judgement a = said(sameness(Relation::kSame, {anchor(1, 5)}, {anchor(3, 1)}));
  Judgement b = said(sameness(Relation::kSame, {anchor(1, 5)}, {anchor(4, 1)}));
  Judgement early = b;
  early.when = {3};
  std::vector<Judgement> all = {a, early};
  sort_by_effect(all);
  REQUIRE(all == std::vector<Judgement>{early, a});
  std::vector<Judgement> one = {a, b}, other = {b, a};
  sort_by_effect(one);
  sort_by_effect(other);
  REQUIRE(one == other);
}

}  // namespace
}  // namespace dossier
