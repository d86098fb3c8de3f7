#include "cli/claim_rows.h"

#include <set>

#include "export/jsonl.h"

namespace dossier {
namespace {

constexpr std::size_t kShortId = 14;  // "c:" and twelve digits: enough to type

nlohmann::ordered_json row_of(const KnowledgeGraph& graph, const Claim& claim,
                              const std::vector<const Evidence*>& evidence) {
  std::set<std::string> speakers, origins;
  std::set<std::uint32_t> articles;
  for (const Evidence* piece : evidence) {
    speakers.insert(speaker_text(graph, *piece));
    origins.insert(piece->origin);
    articles.insert(piece->report);
  }
  nlohmann::ordered_json row;
  row["claim"] = to_string(claim.id).substr(0, kShortId);
  row["says"] = describe(graph, claim);
  row["stance"] = stances_text(evidence);
  row["speakers"] = speakers;
  row["articles"] = articles.size();
  row["origins"] = origins.size();
  row["contested"] = claim.contested;
  return row;
}

}  // namespace

Answer claims_answer(const KnowledgeGraph& graph, const ClaimFilter& filter,
                     const std::function<bool(const Claim&)>& wanted) {
  Answer answer;
  answer.columns = {{"claim", "CLAIM"},        {"says", "WHAT IS SAID"}, {"stance", "STANCE"},
                    {"speakers", "BY"},        {"articles", "ARTICLES"}, {"origins", "ORIGINS"},
                    {"contested", "CONTESTED"}};
  const auto lines = lines_of([&](std::ostream& out) { write_claims_jsonl(out, graph, filter); });
  std::size_t line = 0;
  for (const Claim& claim : graph.claims) {
    const auto evidence = matching(graph, claim, filter);
    if (evidence.empty()) continue;
    if (wanted(claim)) {
      answer.rows.push_back(row_of(graph, claim, evidence));
      answer.lines.push_back(lines[line]);
    }
    ++line;
  }
  return answer;
}

std::string stances_text(const std::vector<const Evidence*>& evidence) {
  std::set<Stance> stances;
  for (const Evidence* piece : evidence) stances.insert(piece->stance);
  std::string out;
  for (const Stance stance : stances)
    out += (out.empty() ? "" : ", ") + std::string(to_string(stance));
  return out;
}

std::string speaker_text(const KnowledgeGraph& graph, const Evidence& evidence) {
  if (evidence.speakers.empty()) return "[" + evidence.origin + "]";
  std::string out;
  for (const NodeIndex speaker : evidence.speakers) {
    out += (out.empty() ? "" : " > ") + graph.nodes[speaker].name;
  }
  return out;
}

}  // namespace dossier
