// Chu-Liu/Edmonds in its dense form (Tarjan, "Finding optimum branchings", 1977; Camerini et al.
// 1979 for the way back).
//
// A path is grown backwards: the best arc into its front gives the next front, until it reaches the
// root or a node that hangs on it. When the arc comes from the path itself, the nodes between form
// a cycle and become one node: each arc into it is lowered by the arc that it would replace. Arcs
// stand in a matrix, so a cycle of k nodes costs O(k n), and each contraction takes k - 1 nodes
// away: O(n^2) in all. At the end contracted nodes are opened, the newest first: the arc into a
// node replaces the cycle's arc into the member that it ends in.
//
// One root: every arc from the root is lowered by more than any two trees can differ by, so the
// best tree has as few of them as it can, which is one, and among those trees the order is as it
// was.
#include "language/spanning_tree.h"

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

struct Arc {
  double score;
  std::uint32_t from, to;  // words
};

enum class State : std::uint8_t { kNew, kOnPath, kHangsOnRoot };

class Contraction {
 public:
  Contraction(std::span<const float> scores, std::size_t n);
  std::vector<std::uint32_t> solve();

 private:
  Arc& arc(std::uint32_t from, std::uint32_t to) { return arcs_[to * (n_ + 1) + from]; }
  std::uint32_t best_head(std::uint32_t slot);
  void grow(std::uint32_t start);
  void contract(std::span<const std::uint32_t> cycle);
  std::vector<std::uint32_t> open();

  // A node is a word or a cycle; a slot is a row and column of the matrix, which a cycle takes over
  // from a member.
  std::size_t n_;
  std::vector<Arc> arcs_;               // between slots
  std::vector<std::uint32_t> present_;  // slots in use, ascending
  std::vector<State> states_;           // of slots
  std::vector<std::uint32_t> node_;     // in each slot
  std::vector<std::uint32_t> inside_;   // of nodes: the cycle that it was put into
  std::vector<Arc> chosen_;             // of nodes: the arc into it
};

Contraction::Contraction(std::span<const float> scores, std::size_t n)
    : n_(n),
      arcs_((n + 1) * (n + 1)),
      states_(n + 1, State::kNew),
      inside_(n + 1, kNone),
      chosen_(n + 1) {
  double low = 0, high = 0;
  for (const float score : scores) {
    if (!std::isfinite(score)) continue;
    low = std::min(low, static_cast<double>(score));
    high = std::max(high, static_cast<double>(score));
  }
  const double penalty = (high - low + 1) * static_cast<double>(n + 1);
  for (std::uint32_t to = 1; to <= n; ++to) {
    for (std::uint32_t from = 0; from <= n; ++from) {
      const float score = scores[(to - 1) * (n + 1) + from];
      arc(from, to) = {(std::isfinite(score) ? score : low) - (from == 0 ? penalty : 0), from, to};
    }
  }
  for (std::uint32_t slot = 0; slot <= n; ++slot) {
    present_.push_back(slot);
    node_.push_back(slot);
  }
  states_[0] = State::kHangsOnRoot;
}

std::vector<std::uint32_t> Contraction::solve() {
  for (std::uint32_t start = 1; start <= n_; ++start)
    if (states_[start] == State::kNew) grow(start);
  return open();
}

std::uint32_t Contraction::best_head(std::uint32_t slot) {
  std::uint32_t best = kNone;
  for (const std::uint32_t from : present_)
    if (from != slot && (best == kNone || arc(from, slot).score > arc(best, slot).score))
      best = from;
  return best;
}

void Contraction::grow(std::uint32_t start) {
  std::vector<std::uint32_t> path = {start};
  states_[start] = State::kOnPath;
  while (true) {
    const std::uint32_t front = path.back(), head = best_head(front);
    chosen_[node_[front]] = arc(head, front);
    if (states_[head] == State::kHangsOnRoot) break;
    if (states_[head] == State::kNew) {
      states_[head] = State::kOnPath;
      path.push_back(head);
      continue;
    }
    const auto first = std::ranges::find(path, head);
    contract({first, path.end()});
    path.erase(first + 1, path.end());
  }
  for (const std::uint32_t slot : path) states_[slot] = State::kHangsOnRoot;
}

/// The slots of `cycle` become one node in the first of them; the others are out of use.
void Contraction::contract(std::span<const std::uint32_t> cycle) {
  const auto made = static_cast<std::uint32_t>(inside_.size());
  const std::uint32_t kept = cycle[0];
  for (const std::uint32_t slot : cycle.subspan(1)) {
    states_[slot] = State::kHangsOnRoot;
    present_.erase(std::ranges::lower_bound(present_, slot));
  }
  for (const std::uint32_t other : present_) {
    if (other == kept) continue;
    Arc into = {}, out = {};
    for (std::size_t i = 0; i < cycle.size(); ++i) {
      Arc candidate = arc(other, cycle[i]);
      candidate.score -= chosen_[node_[cycle[i]]].score;
      if (i == 0 || candidate.score > into.score) into = candidate;
      const Arc& leaving = arc(cycle[i], other);
      if (i == 0 || leaving.score > out.score) out = leaving;
    }
    arc(other, kept) = into;
    arc(kept, other) = out;
  }
  for (const std::uint32_t slot : cycle) inside_[node_[slot]] = made;
  inside_.push_back(kNone);
  chosen_.push_back({});
  node_[kept] = made;
}

std::vector<std::uint32_t> Contraction::open() {
  for (std::size_t node = inside_.size() - 1; node > n_; --node) {
    std::uint32_t member = chosen_[node].to;
    while (inside_[member] != node) member = inside_[member];
    chosen_[member] = chosen_[node];
  }
  std::vector<std::uint32_t> heads;
  for (std::size_t word = 1; word <= n_; ++word) heads.push_back(chosen_[word].from);
  return heads;
}

}  // namespace

std::vector<std::uint32_t> best_tree(std::span<const float> scores, std::size_t n) {
  if (n == 0) return {};
  return Contraction(scores, n).solve();
}

}  // namespace dossier
