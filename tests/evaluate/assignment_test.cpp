#include "evaluate/assignment.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

using namespace dossier;

namespace {

double sum_of(const Weights& weights, const std::vector<std::optional<std::size_t>>& pairs) {
  double sum = 0;
  for (std::size_t row = 0; row < pairs.size(); ++row)
    if (pairs[row]) sum += weights[row][*pairs[row]];
  return sum;
}

// The best of all ways to pair a square matrix.
double best_of_all(const Weights& weights) {
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  double best = 0;
  do {
    double sum = 0;
    for (std::size_t row = 0; row < order.size(); ++row) sum += weights[row][order[row]];
    best = std::max(best, sum);
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

}  // namespace

TEST_CASE("the best pairs are those together, not each by itself") {
  const auto pairs = best_pairs({{5, 4}, {4, 1}});
  CHECK(pairs[0] == 1u);
  CHECK(pairs[1] == 0u);
}

TEST_CASE("what weighs nothing is not paired") {
  const auto pairs = best_pairs({{0, 0}, {0, 2}});
  CHECK_FALSE(pairs[0]);
  CHECK(pairs[1] == 1u);
}

TEST_CASE("more rows than columns leave rows unpaired, and the other way round") {
  CHECK(sum_of({{1}, {3}, {2}}, best_pairs({{1}, {3}, {2}})) == 3);
  CHECK(best_pairs({{1}, {3}, {2}})[1] == 0u);
  CHECK(best_pairs({{1, 3, 2}})[0] == 1u);
  CHECK(best_pairs({}).empty());
}

TEST_CASE("no other pairing weighs more") {
  std::uint32_t state = 7;
  for (int round = 0; round < 200; ++round) {
    Weights weights(5, std::vector<double>(5));
    for (auto& row : weights)
      for (double& weight : row) weight = (state = state * 1664525 + 1013904223) >> 28;
    CHECK(sum_of(weights, best_pairs(weights)) == best_of_all(weights));
  }
}
