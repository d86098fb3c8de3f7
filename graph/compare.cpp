#include "graph/compare.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::string_view kContent = "content", kTime = "time";

// Values by predicate; the words of a statement differ always, and times are compared as times.
std::map<std::string, std::set<std::string>> values_of(const KnowledgeGraph& graph,
                                                       const Topic& topic) {
  std::map<std::string, std::set<std::string>> out;
  for (const Spoken& piece : topic.spoken) {
    const Claim& claim = graph.claims[piece.claim];
    if (!claim.object && claim.predicate != kContent && claim.predicate != kTime)
      out[claim.predicate].insert(fold(claim.value));
  }
  return out;
}

bool share_none(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::none_of(a.begin(), a.end(), [&](const auto& value) { return b.contains(value); });
}

bool times_differ(const Topic& first, const Topic& second) {
  bool both = false;
  for (const Spoken& a : first.spoken)
    for (const Spoken& b : second.spoken) {
      if (!a.evidence->when || !b.evidence->when) continue;
      if (overlaps(*a.evidence->when, *b.evidence->when)) return false;
      both = true;
    }
  return both;
}

std::vector<std::string> differences(const KnowledgeGraph& graph, const Topic& first,
                                     const Topic& second) {
  std::vector<std::string> out;
  if (stances_of(first.spoken) != stances_of(second.spoken)) out.push_back("stance");
  if (times_differ(first, second)) out.push_back("time");
  const auto here = values_of(graph, first), there = values_of(graph, second);
  for (const auto& [predicate, values] : here) {
    const auto at = there.find(predicate);
    if (at != there.end() && share_none(values, at->second)) out.push_back(predicate);
  }
  return out;
}

// Events by node, other claims by claim.
using Key = std::pair<bool, std::uint32_t>;

Key key_of(const Topic& topic) {
  return topic.event ? Key{false, *topic.event} : Key{true, topic.spoken.front().claim};
}

}  // namespace

std::vector<Compared> compare(const KnowledgeGraph& graph, const ClaimFilter& first,
                              const ClaimFilter& second) {
  std::map<Key, Compared> all;
  for (Topic& topic : topics(graph, first)) all[key_of(topic)].first = std::move(topic);
  for (Topic& topic : topics(graph, second)) all[key_of(topic)].second = std::move(topic);
  std::vector<Compared> out;
  for (auto& [key, compared] : all) {
    if (compared.second.spoken.empty()) {
      compared.comparison = Comparison::kOnlyFirst;
    } else if (compared.first.spoken.empty()) {
      compared.comparison = Comparison::kOnlySecond;
    } else {
      compared.differences = differences(graph, compared.first, compared.second);
      if (!compared.differences.empty()) compared.comparison = Comparison::kDifferent;
    }
    out.push_back(std::move(compared));
  }
  std::stable_sort(out.begin(), out.end(), [](const Compared& a, const Compared& b) {
    return a.comparison < b.comparison;
  });
  return out;
}

std::vector<std::string> outlets(const KnowledgeGraph& graph) {
  std::set<std::string> out;
  for (const Report& report : graph.reports) out.insert(fold(report.publisher));
  for (const Claim& claim : graph.claims)
    for (const Evidence& piece : claim.evidence) out.insert(fold(piece.origin));
  out.erase("");
  return {out.begin(), out.end()};
}

}  // namespace dossier
