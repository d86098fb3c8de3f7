// The pairing of two sets that weighs most.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace dossier {

/// A row for each member of the first set, a weight for each of the second; 0: the two may not be paired.
using Weights = std::vector<std::vector<double>>;

/// For each row the column that it is paired with, so that the sum of weights is greatest; pairs of weight 0 are left out. Rows are
/// of equal length, weights at least 0. Deterministic. Cost: rows squared times columns.
std::vector<std::optional<std::size_t>> best_pairs(const Weights& weights);

}  // namespace dossier
