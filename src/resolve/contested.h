// Which claims are disputed, and what speaks for the existence of what somebody calls non-existent.
// Internal to this folder.
#pragma once

#include "graph/knowledge_graph.h"

namespace dossier {

/// Adds to each `exists` claim the evidence of others who treat its subject as acting, led or
/// designated.
void add_existence_evidence(KnowledgeGraph& graph);

/// Sets `contested` of every claim, and the graph's disputes. See contested.cpp.
void mark_contested(KnowledgeGraph& graph);

/// Sorts evidence, keeps what is there twice once, and counts articles and origins.
void settle_evidence(Claim& claim);

}  // namespace dossier
