// Resolution: which entities of different documents are one node. A pure function of the set of
// documents and judgements.
//
//   Bytes  the order of the documents and the number of threads do not matter.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "graph/facts.h"
#include "graph/knowledge_graph.h"
#include "resolve/constraints.h"
#include "resolve/maybe.h"
#include "resolve/resolver.h"

namespace dossier {

/// For each document (in order of its id), for each of its entities: the number of its node.
/// Numbers are dense and follow the nodes' public ids.
using Partition = std::vector<std::vector<NodeIndex>>;

/// Decides what is one. Blocks by folded name, acronym and (for events) category; compares inside
/// blocks only. `documents` must be sorted by id; `constraints` count in them.
Partition resolve(std::span<const ReportFacts> documents, const Constraints& constraints = {});

/// What a Resolver made of the documents that it holds. `documents` must be these, sorted by id.
Partition partition_of(const Resolver& resolver, std::span<const ReportFacts> documents);

/// Nodes that links of names left apart though they may be one, the likeliest first, each pair once.
/// Resolves anew; `node_of` says which node an entity is.
std::vector<MaybeSame> maybe_same_by_links(std::span<const ReportFacts> documents,
                                           const std::map<Member, NodeIndex>& node_of);

/// The dossier that a partition gives: nodes, claims with the evidence of all documents, contested,
/// articles and origins. `documents` must be sorted by id. Linear but for sorting.
KnowledgeGraph assemble(std::span<const ReportFacts> documents, const Partition& partition);

}  // namespace dossier
