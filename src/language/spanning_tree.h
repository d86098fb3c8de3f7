// Maximum spanning trees: from scores of every possible arc of a sentence to its best tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier {

/// Heads of the best tree over words 1 to n with exactly one word on the root, node 0: entry d - 1
/// is the head of word d. `scores` is [n][n + 1], the score of head h for word d at (d - 1) * (n +
/// 1) + h; a word's score for itself is not looked at. Of equal trees always the same one. O(n^2)
/// time and memory. `n` of 0 gives no heads.
std::vector<std::uint32_t> best_tree(std::span<const float> scores, std::size_t n);

}  // namespace dossier
