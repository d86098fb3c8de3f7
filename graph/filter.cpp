#include "graph/filter.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"

namespace dossier {
namespace {

template <class T>
bool holds(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool claim_passes(const KnowledgeGraph& graph, const Claim& claim, const ClaimFilter& filter) {
  if (!filter.about.empty() && !holds(filter.about, claim.subject) &&
      !(claim.object && holds(filter.about, *claim.object)))
    return false;
  return filter.predicates.empty() || holds(filter.predicates, claim.predicate) ||
         holds(filter.predicates, graph.nodes[claim.subject].category);
}

bool evidence_passes(const Report& report, const Evidence& evidence, const ClaimFilter& filter) {
  const auto speaks = [&](NodeIndex node) { return holds(evidence.speakers, node); };
  if (!filter.by.empty() && std::none_of(filter.by.begin(), filter.by.end(), speaks)) return false;
  if (!filter.stances.empty() && !holds(filter.stances, evidence.stance)) return false;
  if (filter.as_of && !(report.published && *report.published <= *filter.as_of)) return false;
  if (filter.since || filter.until) {
    const TimeInterval window{filter.since, filter.until, Precision::kRange};
    if (!evidence.when || !overlaps(*evidence.when, window)) return false;
  }
  return filter.outlet.empty() || fold(report.publisher) == filter.outlet ||
         fold(evidence.origin) == filter.outlet;
}

}  // namespace

std::vector<const Evidence*> matching(const KnowledgeGraph& graph, const Claim& claim,
                                      const ClaimFilter& filter) {
  std::vector<const Evidence*> out;
  if (!claim_passes(graph, claim, filter)) return out;
  std::set<std::string_view> origins;
  for (const Evidence& evidence : claim.evidence) {
    if (!evidence_passes(graph.reports[evidence.report], evidence, filter)) continue;
    out.push_back(&evidence);
    origins.insert(evidence.origin);
  }
  if (origins.size() < filter.min_origins) out.clear();
  return out;
}

}  // namespace dossier
