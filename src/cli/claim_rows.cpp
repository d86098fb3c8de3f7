#include "cli/claim_rows.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "export/jsonl.h"

namespace dossier {
namespace {

nlohmann::ordered_json json_of(const KnowledgeGraph& graph, const ClaimRow& shown) {
  std::set<std::string> speakers;
  std::set<std::uint32_t> articles;
  for (const Evidence* piece : shown.evidence) {
    speakers.insert(speaker_text(graph, *piece));
    articles.insert(piece->report);
  }
  nlohmann::ordered_json row;
  row["claim"] = to_string(shown.claim->id);
  row["says"] = shown.says;
  row["stance"] = stances_text(shown.evidence);
  row["speakers"] = speakers;
  row["articles"] = articles.size();
  row["origins"] = shown.origins;
  row["contested"] = shown.claim->contested;
  return row;
}

}  // namespace

std::vector<ClaimRow> best_first(const KnowledgeGraph& graph, const ClaimFilter& filter,
                                 const std::function<bool(const Claim&)>& wanted) {
  std::vector<ClaimRow> out;
  for (const Claim& claim : graph.claims) {
    auto evidence = matching(graph, claim, filter);
    if (evidence.empty() || !wanted(claim)) continue;
    std::set<std::string_view> origins;
    for (const Evidence* piece : evidence) origins.insert(piece->origin);
    out.push_back({&claim, std::move(evidence), origins.size(), describe(graph, claim)});
  }
  std::stable_sort(out.begin(), out.end(), [](const ClaimRow& a, const ClaimRow& b) {
    return std::tie(b.claim->contested, b.origins, a.says) <
           std::tie(a.claim->contested, a.origins, b.says);
  });
  return out;
}

Answer claims_answer(const KnowledgeGraph& graph, const ClaimFilter& filter,
                     const std::function<bool(const Claim&)>& wanted) {
  Answer answer;
  answer.columns = {{"claim", "CLAIM", kShortId}, {"says", "WHAT IS SAID"}, {"stance", "STANCE"},
                    {"speakers", "BY"},           {"articles", "ARTICLES"}, {"origins", "ORIGINS"},
                    {"contested", "CONTESTED"}};
  const auto lines = lines_of([&](std::ostream& out) { write_claims_jsonl(out, graph, filter); });
  std::size_t line = 0;
  for (const Claim& claim : graph.claims) {
    if (matching(graph, claim, filter).empty()) continue;
    if (wanted(claim)) answer.lines.push_back(lines[line]);
    ++line;
  }
  for (const ClaimRow& shown : best_first(graph, filter, wanted))
    answer.rows.push_back(json_of(graph, shown));
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
