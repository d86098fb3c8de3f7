// How well names were found: what `dossier eval` prints of sets with names.
//
// A name is right where its span and its type are. A leading "the" is part of no name, neither of
// those marked nor of those found: label sets differ in it. Names of one span and type count once.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "language/name_set.h"

namespace dossier {

struct NameCounts {
  std::size_t gold = 0, found = 0, right = 0;

  // Shares between 0 and 1; 0 where nothing was found or is there to be found.
  double precision() const;
  double recall() const;
  double f1() const;

  friend bool operator==(const NameCounts&, const NameCounts&) = default;
};

/// The types that a set marks at all: whoever finds others is not wrong.
std::set<std::string> marked_types(std::span<const NamedText> gold);

/// Counts for each of `types`; names of other types are passed over. `found[i]` are the names found
/// in `gold[i]`, in any order. O(n log n) in the names.
std::map<std::string, NameCounts> score_names(std::span<const NamedText> gold,
                                              std::span<const std::vector<MarkedName>> found,
                                              const std::set<std::string>& types);

/// All types together (micro average).
NameCounts sum_of(const std::map<std::string, NameCounts>& counts);

}  // namespace dossier
