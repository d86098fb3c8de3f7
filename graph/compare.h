// What two outlets say of the same things.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/topics.h"

namespace dossier {

enum class Comparison : unsigned char { kDifferent, kOnlyFirst, kOnlySecond, kAlike };

/// A topic as each of two sides puts it.
struct Compared {
  Comparison comparison = Comparison::kAlike;
  Topic first, second;                        // what is not there has nothing spoken
  std::vector<std::string> differences = {};  // "stance", "time", names of values ("killed")
};

/// Topics of what each filter leaves, those put differently first, then those of the first side,
/// of the second, and those put alike; within each as topics are ordered. Two sides put a topic
/// differently where their stances differ, where both give times and no time overlaps one of the
/// other's, or where both give a value of one kind and share none.
std::vector<Compared> compare(const KnowledgeGraph& graph, const ClaimFilter& first,
                              const ClaimFilter& second);

/// Publishers and origins as `ClaimFilter::outlet` knows them, folded, sorted, without repeats.
std::vector<std::string> outlets(const KnowledgeGraph& graph);

}  // namespace dossier
