#include "language/spanning_tree.h"

#include <catch2/catch.hpp>
#include <limits>
#include <random>

using namespace dossier;

namespace {

bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::uint32_t word = 1; word <= heads.size(); ++word) {
    roots += heads[word - 1] == 0;
    std::uint32_t at = word;
    for (std::size_t steps = 0; at != 0; ++steps, at = heads[at - 1])
      if (steps > heads.size()) return false;
  }
  return roots == 1;
}

double total(std::span<const float> scores, const std::vector<std::uint32_t>& heads) {
  double sum = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) sum += scores[d * (heads.size() + 1) + heads[d]];
  return sum;
}

/// The best score of all trees, by trying every assignment of heads.
double best_by_trial(std::span<const float> scores, std::size_t n) {
  double best = -std::numeric_limits<double>::infinity();
  std::vector<std::uint32_t> heads(n, 0);
  while (true) {
    if (is_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t i = 0;
    while (i < n && heads[i] == n) heads[i++] = 0;
    if (i == n) return best;
    ++heads[i];
  }
}

std::vector<float> drawn(std::size_t n, std::uint32_t seed) {
  std::mt19937 draw(seed);
  std::vector<float> scores(n * (n + 1));
  for (float& score : scores) score = static_cast<float>(draw() % 41) / 4.0f - 5.0f;
  return scores;
}

}  // namespace

TEST_CASE("the tree is the best of all trees with one root") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const std::size_t n = 1 + seed % 5;
    const std::vector<float> scores = drawn(n, seed);
    const std::vector<std::uint32_t> heads = best_tree(scores, n);
    REQUIRE(heads.size() == n);
    REQUIRE(is_tree(heads));
    REQUIRE(total(scores, heads) == Approx(best_by_trial(scores, n)));
  }
}

TEST_CASE("there is one root even where every word wants to be it") {
  const std::size_t n = 40;
  std::vector<float> scores(n * (n + 1), 0.0f);
  for (std::size_t d = 0; d < n; ++d) scores[d * (n + 1)] = 100.0f;
  CHECK(is_tree(best_tree(scores, n)));
}

TEST_CASE("cycles inside cycles are opened to a tree") {
  for (const std::size_t n : {60, 150}) CHECK(is_tree(best_tree(drawn(n, 7), n)));
}

TEST_CASE("scores that are no numbers still give a tree") {
  const std::vector<float> scores(5 * 6, std::numeric_limits<float>::quiet_NaN());
  CHECK(is_tree(best_tree(scores, 5)));
}

TEST_CASE("a sentence without words has no heads") {
  CHECK(best_tree({}, 0).empty());
}
