// Node ids and numbers from sets of entities: what resolve and assemble must agree on. Internal to
// this folder.
#pragma once

#include <span>
#include <vector>

#include "graph/knowledge_graph.h"

namespace dossier {

/// Members of one node, sorted, never empty.
using Members = std::vector<Member>;

/// The sets in order of their nodes' public ids, with these ids.
struct NumberedNode {
  NodeId id;
  Members members;
};
std::vector<NumberedNode> number_nodes(std::span<const ReportFacts> documents,
                                       std::vector<Members> sets);

}  // namespace dossier
