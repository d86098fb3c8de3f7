// One number for a whole dossier: equal dossiers have equal digests, whatever road led to them.
#pragma once

#include <span>

#include "graph/judgement.h"
#include "graph/knowledge_graph.h"

namespace dossier {

/// Hash over documents (with their texts), entities, claims, evidence and judgements; not over when
/// documents were read, nor over their names, which say where. (The name of a document without an
/// outlet is its evidence's origin, and counts there.) Not cryptographic. `judgements` in any order.
/// Cost: linear.
Hash128 digest(const KnowledgeGraph& graph, std::span<const Judgement> judgements);

}  // namespace dossier
