#include "graph/card.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <string_view>

namespace dossier {
namespace {

constexpr std::string_view kRoles[] = {"holds_role", "leads", "member_of"};
constexpr std::string_view kDescription = "described_as";
constexpr Date kUndated{std::numeric_limits<std::int32_t>::max()};

// The first day on which a role is said to be held.
Date first_day(const Said& said) {
  Date first = kUndated;
  for (const Evidence* piece : said.evidence)
    if (piece->when) first = std::min(first, piece->when->from.value_or(*piece->when->to));
  return first;
}

std::size_t origins_of(const Said& said) {
  std::set<std::string_view> origins;
  for (const Evidence* piece : said.evidence) origins.insert(piece->origin);
  return origins.size();
}

std::vector<Published> counted(const std::vector<Date>& days, Period period) {
  std::map<Date, std::size_t> counts;
  for (const Date day : days) ++counts[period_start(day, period)];
  std::vector<Published> out;
  for (Date at = counts.begin()->first; at <= counts.rbegin()->first; at = next_period(at, period))
    out.push_back({at, counts.contains(at) ? counts[at] : 0});
  return out;
}

void add_published(Card& card, const GraphView& view, NodeIndex node, std::size_t most_periods) {
  const KnowledgeGraph& graph = view.graph();
  std::set<std::uint32_t> reports;
  for (const Member& member : graph.nodes[node].members) reports.insert(member.report);
  std::vector<Date> days;
  for (const std::uint32_t report : reports) {
    const auto& day = graph.reports[report].published;
    const auto& known_by = view.filter().as_of;
    if (known_by && !(day && *day <= *known_by)) continue;
    if (day) days.push_back(*day);
    card.undated += day ? 0 : 1;
  }
  if (days.empty()) return;
  for (const Period period : {Period::kDay, Period::kWeek, Period::kMonth, Period::kYear}) {
    card.period = period;
    const auto [first, last] = std::minmax_element(days.begin(), days.end());
    constexpr std::size_t kShortest[] = {1, 7, 28, 365};  // days
    const auto span = static_cast<std::size_t>(last->days - first->days);
    if (period != Period::kYear &&
        span / kShortest[static_cast<std::size_t>(period)] > most_periods)
      continue;  // too many to be counted one by one
    card.published = counted(days, period);
    if (card.published.size() <= most_periods) return;
  }
  card.published.erase(card.published.begin(),
                       card.published.end() - static_cast<std::ptrdiff_t>(most_periods));
}

}  // namespace

Card make_card(const GraphView& view, NodeIndex node, std::size_t most_periods) {
  const KnowledgeGraph& graph = view.graph();
  Card card;
  for (ClaimIndex i = 0; i < graph.claims.size(); ++i) {
    const Claim& claim = graph.claims[i];
    if (claim.subject != node && claim.object != node) continue;
    Said said{i, matching(graph, claim, view.filter())};
    if (said.evidence.empty()) continue;
    if (claim.contested) card.disputed.push_back(said);
    if (claim.subject != node) continue;
    if (std::find(std::begin(kRoles), std::end(kRoles), claim.predicate) != std::end(kRoles))
      card.roles.push_back(said);
    if (claim.predicate == kDescription) card.descriptions.push_back(said);
  }
  std::stable_sort(card.roles.begin(), card.roles.end(),
                   [](const Said& a, const Said& b) { return first_day(a) < first_day(b); });
  const auto better = [](const Said& a, const Said& b) { return origins_of(a) > origins_of(b); };
  std::stable_sort(card.descriptions.begin(), card.descriptions.end(), better);
  card.links = view.links_at(node);
  std::sort(card.links.begin(), card.links.end());
  std::stable_sort(card.links.begin(), card.links.end(), [&](std::size_t a, std::size_t b) {
    return view.links()[a].origins > view.links()[b].origins;
  });
  add_published(card, view, node, most_periods);
  return card;
}

}  // namespace dossier
