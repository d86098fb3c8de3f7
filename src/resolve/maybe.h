// Nodes that may be one, where names alone do not decide: what an analyst should look at.
#pragma once

#include <string>
#include <vector>

#include "graph/knowledge_graph.h"

namespace dossier {

struct MaybeSame {
  NodeIndex one, other;              // one < other
  double score = 0;                  // 0 to 1; says which to look at first, not how likely it is
  std::vector<std::string> reasons;  // for and against, in words
};

/// Pairs of named nodes of one type with similar names, best first, then by ids. See maybe.cpp.
std::vector<MaybeSame> maybe_same(const KnowledgeGraph& graph);

}  // namespace dossier
