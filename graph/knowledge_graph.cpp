#include "graph/knowledge_graph.h"

#include <algorithm>
#include <string_view>

namespace dossier {
namespace {

constexpr std::string_view kContent = "content", kAs = "as";

std::string in_quotes(const std::string& text) {
  const bool quoted = text.starts_with("\"") || text.starts_with("“");
  return quoted ? text : "“" + text + "”";
}

}  // namespace

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
  if (claim.predicate == kContent) return text + in_quotes(claim.value);
  std::string predicate = claim.predicate;
  std::replace(predicate.begin(), predicate.end(), '_', ' ');
  text += predicate;
  if (claim.object) text += " " + graph.nodes[*claim.object].name;
  if (claim.value.empty()) return text;
  if (claim.object) return text + " (" + claim.value + ")";
  // "described as" and "as a friend" share a word.
  const bool shared = predicate.ends_with(kAs) && claim.value.starts_with(std::string(kAs) + " ");
  return text + " " + (shared ? claim.value.substr(kAs.size() + 1) : claim.value);
}

}  // namespace dossier
