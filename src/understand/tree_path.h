// The way between two words of a tree, as features see it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "understand/tree.h"

namespace dossier {

/// Up from `from` to the lowest word above both, then down to `to`. "nsubj^ conj_" where `from` is the subject of a verb
/// conjoined with `to`.
struct TreePath {
  std::vector<std::string>
      up;  // relations of `from` and of the words above it, with prepositions ("obl:in")
  std::vector<std::string> down;  // relations from the turning point to `to`
  std::uint32_t turn = 0;         // the turning point
  /// "far" where either way has more than kMaxPathEdges edges.
  std::string text() const;
  bool is_far = false;
};
inline constexpr std::size_t kMaxPathEdges = 5;

/// At most kMaxPathEdges up and down; cost: the edges, times the children at each.
TreePath path_between(const Tree& tree, std::uint32_t from, std::uint32_t to);

}  // namespace dossier
