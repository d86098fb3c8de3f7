// Claims that exclude each other. Internal to this folder.
#pragma once

#include <vector>

#include "graph/knowledge_graph.h"

namespace dossier {

/// Groups of claims of which at most one can hold, put forward by different speakers. Sorted.
std::vector<Dispute> exclusive_claims(const KnowledgeGraph& graph);

/// Who puts a piece of evidence: a node, or the outlet where the document speaks itself.
using Speaker = std::pair<std::optional<NodeIndex>, std::string>;
Speaker speaker_of(const KnowledgeGraph& graph, const Evidence& evidence);

/// Puts it as so: asserted, alleged or planned.
bool affirms(Stance stance);

}  // namespace dossier
