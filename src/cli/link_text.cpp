#include "cli/link_text.h"

#include "export/time_text.h"

namespace dossier {

const char* const kSignsLegend =
    "+ asserted, - denied, ? alleged, > planned, ~ hypothetical, ! requested";

std::string arrow(const Link& link, Walk walk) {
  std::string words = link.label;
  if (link.event && link.when) words += " " + short_time(*link.when);
  const bool plain = link.stances.size() == 1 && link.stances.front() == Stance::kAsserted;
  if (!plain) {
    words += " (";
    for (std::size_t i = 0; i < link.stances.size(); ++i) {
      words += (i > 0 ? ", " : "") + std::string(to_string(link.stances[i]));
    }
    words += ")";
  }
  if (link.contested) words += " [contested]";
  if (link.symmetric) return "—" + words + "—";
  return walk == Walk::kForward ? "—" + words + "→" : "←" + words + "—";
}

std::string signs(std::span<const Stance> stances) {
  static constexpr char kSigns[] = {'+', '-', '?', '>', '~', '!'};
  std::string out;
  for (const Stance stance : stances) {
    if (!out.empty()) out += ' ';
    out += kSigns[static_cast<std::size_t>(stance)];
  }
  return out;
}

std::string short_time(const TimeInterval& interval) {
  constexpr std::size_t kYear = 4, kMonth = 7;
  const std::string whole = iso_interval(interval);
  const auto begin = [&](std::size_t bytes) { return to_string(*interval.from).substr(0, bytes); };
  if (!interval.from || !interval.to) return whole;
  const CivilDate from = to_civil(*interval.from);
  if (interval == month_interval(from.year, from.month)) return begin(kMonth);
  if (interval == year_interval(from.year)) return begin(kYear);
  return whole;
}

void add_standing(nlohmann::ordered_json& row, const KnowledgeGraph& graph, const Link& link) {
  row["stances"] = nlohmann::ordered_json::array();
  for (const Stance stance : link.stances) row["stances"].push_back(to_string(stance));
  row["signs"] = signs(link.stances);
  row["contested"] = link.contested;
  row["articles"] = link.articles;
  row["origins"] = link.origins;
  if (link.when) row["when"] = short_time(*link.when);
  row["claims"] = nlohmann::ordered_json::array();
  for (const ClaimIndex claim : link.claims)
    row["claims"].push_back(to_string(graph.claims[claim].id));
}

}  // namespace dossier
