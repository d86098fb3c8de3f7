// Short ways to ask what became one node.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "resolve/resolve.h"
#include "tests/facts_builder.h"

namespace dossier {

inline KnowledgeGraph graph_of(std::vector<ReportFacts> documents) {
  documents = sorted(std::move(documents));
  return assemble(documents, resolve(documents));
}

inline std::size_t count_nodes(const KnowledgeGraph& graph, EntityType type) {
  return static_cast<std::size_t>(std::count_if(
      graph.nodes.begin(), graph.nodes.end(), [&](const Node& node) { return node.type == type; }));
}

/// Number of nodes that are made when each of these stands in a document of its own.
inline std::size_t nodes_of(EntityType type, const std::vector<EntityWords>& entities) {
  std::vector<ReportFacts> documents;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    FactsBuilder builder("report" + std::to_string(i) + ".txt");
    builder.named(type, entities[i]);
    documents.push_back(builder.build());
  }
  const KnowledgeGraph graph = graph_of(std::move(documents));
  return graph.nodes.size();
}
inline std::size_t persons(const std::vector<EntityWords>& entities) {
  return nodes_of(EntityType::kPerson, entities);
}
inline std::size_t organizations(const std::vector<EntityWords>& entities) {
  return nodes_of(EntityType::kOrganization, entities);
}
inline std::size_t places(const std::vector<EntityWords>& entities) {
  return nodes_of(EntityType::kPlace, entities);
}

inline const Node& node_named(const KnowledgeGraph& graph, const std::string& name) {
  for (const Node& node : graph.nodes) {
    if (node.name == name) return node;
  }
  throw Error(ErrorCode::kNotFound, "no node is named " + name);
}
inline const Claim& claim_of(const KnowledgeGraph& graph, const std::string& predicate) {
  for (const Claim& claim : graph.claims) {
    if (claim.predicate == predicate) return claim;
  }
  throw Error(ErrorCode::kNotFound, "no claim " + predicate);
}

}  // namespace dossier
