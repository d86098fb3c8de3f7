// The derived indexes as sorted rows: what the store must hold for a graph. Writing and checking
// both start from here. Internal to this folder.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/knowledge_graph.h"
#include "graph/ontology.h"
#include "store/keys.h"

namespace dossier {

using Rows = std::vector<std::pair<std::string, std::string>>;  // sorted by key, without repeats

/// Rows of each derived column family.
struct IndexRows {
  Rows public_ids, entities, names, adjacency, times, counts;
};

/// Cost: O(E log E) for E pieces of evidence.
IndexRows index_rows(const KnowledgeGraph& graph, const Ontology& ontology);

/// A node's row, and an edge's. Decoding throws kStore for damaged bytes.
struct EntityValue {
  NodeId id;
  std::vector<Member> members;
};
EntityValue decode_entity_value(std::string_view bytes);
/// The public id alone: its first 16 bytes.
NodeId decode_entity_id(std::string_view bytes);

struct AdjacencyValue {
  Stance stance = Stance::kAsserted;
  keys::Number speaker = 0;  // innermost; zero when the document speaks in its own voice
  std::string origin;
};
AdjacencyValue decode_adjacency_value(std::string_view bytes);

}  // namespace dossier
