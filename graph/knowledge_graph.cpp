#include "graph/knowledge_graph.h"

#include <algorithm>

namespace dossier {

Hash128 mention_id(DocumentId document, Span span) {
  return Hasher()
      .add(document.value.high)
      .add(document.value.low)
      .add(span.begin)
      .add(span.end)
      .finish();
}

std::string_view quote(const KnowledgeGraph& graph, const Evidence& evidence) {
  return evidence.sentence.of(graph.reports[evidence.report].text);
}

std::string describe(const KnowledgeGraph& graph, const Claim& claim) {
  const Node& subject = graph.nodes[claim.subject];
  std::string text = subject.name;
  text += subject.type == EntityType::kEvent ? ": " : " ";
  std::string predicate = claim.predicate;
  std::replace(predicate.begin(), predicate.end(), '_', ' ');
  text += predicate;
  if (claim.object) text += " " + graph.nodes[*claim.object].name;
  if (!claim.value.empty()) text += claim.object ? " (" + claim.value + ")" : " " + claim.value;
  return text;
}

}  // namespace dossier
