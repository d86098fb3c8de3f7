// Disjoint sets over 0..n-1 (Tarjan 1975). The smallest member stands for its set, so that the
// result does not depend on the order of the unions. Internal to this folder.
#pragma once

#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace dossier {

class UnionFind {
 public:
  explicit UnionFind(std::size_t size = 0) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  /// One more set of one; returns its member.
  std::size_t add() {
    parent_.push_back(parent_.size());
    return parent_.size() - 1;
  }
  std::size_t find(std::size_t member) const {
    while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
    return member;
  }
  void unite(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a > b) std::swap(a, b);
    parent_[b] = a;
  }
  std::size_t size() const { return parent_.size(); }

 private:
  mutable std::vector<std::size_t> parent_;
};

}  // namespace dossier
