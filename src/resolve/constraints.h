// Judgements on sameness inside resolution: entities that must be one node, and that must not. But
// for the constraints themselves, internal to this folder.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <vector>

#include "graph/facts.h"
#include "graph/knowledge_graph.h"
#include "resolve/union_find.h"

namespace dossier {

/// An analyst's word: all members of the left are one with all of the right, or none is with any.
struct Constraint {
  std::vector<Member> left, right;
};
/// In the order in which they take effect; `different` goes before `same` (constraints.cpp).
struct Constraints {
  std::vector<Constraint> same, different;
};

/// Which entities (numbered over all documents) `different` judgements hold apart.
class Apart {
 public:
  /// `first` gives the number of each document's first entity.
  Apart(std::span<const Constraint> different, std::span<const std::size_t> first);

  /// The sides that an entity stands on: 2 * judgement, and one more for the right side. An entity
  /// on both sides of a judgement stands on neither.
  using Sides = std::set<std::size_t>;
  const Sides& sides(std::size_t entity) const;
  const std::map<std::size_t, Sides>& all() const { return sides_; }

  static bool conflict(const Sides& a, const Sides& b);
  bool holds(std::size_t a, std::size_t b) const { return conflict(sides(a), sides(b)); }

 private:
  std::map<std::size_t, Sides> sides_;
};

/// The partition that names found, corrected by judgements. See constraints.cpp.
UnionFind constrain(const UnionFind& found, std::span<const LocalEntity* const> entities,
                    const Constraints& constraints, std::span<const std::size_t> first,
                    const Apart& apart);

}  // namespace dossier
