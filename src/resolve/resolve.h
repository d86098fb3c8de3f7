// Resolution: which entities of different documents are one node. A pure function of the set of
// documents and judgements.
//
//   Bytes  the order of the documents and the number of threads do not matter.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/facts.h"
#include "graph/knowledge_graph.h"
#include "resolve/constraints.h"

namespace dossier {

/// For each document (in order of its id), for each of its entities: the number of its node.
/// Numbers are dense and follow the nodes' public ids.
using Partition = std::vector<std::vector<NodeIndex>>;

/// Decides what is one. Blocks by folded name, acronym and (for events) category; compares inside
/// blocks only. `documents` must be sorted by id; `constraints` count in them.
Partition resolve(std::span<const ReportFacts> documents, const Constraints& constraints = {});

/// The dossier that a partition gives: nodes, claims with the evidence of all documents, contested,
/// articles and origins. `documents` must be sorted by id. Linear but for sorting.
KnowledgeGraph assemble(std::span<const ReportFacts> documents, const Partition& partition);

}  // namespace dossier
