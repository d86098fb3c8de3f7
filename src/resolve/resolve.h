// Resolution: which entities of different documents are one node. A pure function of the set of
// documents.
//
//   Bytes  the order of the documents and the number of threads do not matter.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/facts.h"
#include "graph/knowledge_graph.h"
#include "resolve/resolver.h"

namespace dossier {

/// For each document (in order of its id), for each of its entities: the number of its node.
/// Numbers are dense and follow the nodes' public ids.
using Partition = std::vector<std::vector<NodeIndex>>;

/// An analyst's word: all members of the left are one with all of the right, or none is with any.
struct Constraint {
  std::vector<Member> left, right;
};
/// In the order in which they take effect; `different` goes before `same` (constraints.cpp).
struct Constraints {
  std::vector<Constraint> same, different;
};

/// Decides what is one. Blocks by folded name, acronym and (for events) category; compares inside
/// blocks only. `documents` must be sorted by id; `constraints` count in them.
Partition resolve(std::span<const ReportFacts> documents, const Constraints& constraints = {});

/// What a Resolver made of the documents that it holds. `documents` must be these, sorted by id.
Partition partition_of(const Resolver& resolver, std::span<const ReportFacts> documents);

/// The nodes that were left apart though they may be one, the likeliest first, each pair once.
/// Resolves anew.
std::vector<MaybeSame> maybe_same(std::span<const ReportFacts> documents,
                                  const Partition& partition);

/// The dossier that a partition gives: nodes, claims with the evidence of all documents, contested,
/// articles and origins. `documents` must be sorted by id. Linear but for sorting.
KnowledgeGraph assemble(std::span<const ReportFacts> documents, const Partition& partition);

}  // namespace dossier
