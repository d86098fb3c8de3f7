#include "cli/topic_rows.h"

#include <optional>
#include <set>
#include <string>

#include "cli/claim_rows.h"
#include "cli/link_text.h"

namespace dossier {

void add_standing(nlohmann::ordered_json& row, const KnowledgeGraph& graph,
                  const std::vector<Spoken>& spoken) {
  std::set<std::string> by, claims;
  std::set<std::string_view> origins;
  std::set<std::uint32_t> reports;
  std::optional<TimeInterval> said, published;
  bool contested = false;
  for (const auto& [index, evidence] : spoken) {
    const Claim& claim = graph.claims[index];
    claims.insert(to_string(claim.id));
    contested = contested || claim.contested;
    by.insert(speaker_text(graph, *evidence));
    origins.insert(evidence->origin);
    reports.insert(evidence->report);
    said = join(said, evidence->said);
    const auto& day = graph.reports[evidence->report].published;
    if (day) published = join(published, day_interval(*day));
  }
  const std::vector<Stance> stances = stances_of(spoken);
  row["stances"] = nlohmann::ordered_json::array();
  for (const Stance stance : stances) row["stances"].push_back(to_string(stance));
  row["signs"] = signs(stances);
  row["contested"] = contested;
  row["by"] = by;
  if (said) row["said"] = short_time(*said);
  if (published) row["published"] = short_time(*published);
  row["articles"] = reports.size();
  row["origins"] = origins.size();
  row["claims"] = claims;
}

}  // namespace dossier
