// A claim is contested when two speakers disagree about it: one asserts, alleges or plans it,
// another denies it. Whoever speaks last in the chain is the speaker; where a document speaks in
// its own voice, its outlet is.
//
// Two claims can also exclude each other (exclusive.h). Role edges of one event stand and fall
// with it: when one speaker denies on one of them what another puts forward on another, all of
// them that say either are contested. And `exists`, drawn only where somebody denies it, is
// contradicted by every place where another speaker or outlet treats the same node as acting
// (`actor`), led (`leads`) or designated (recipient of a `designate` event): these become evidence
// for it.
//
// Cost: linear in the evidence, but for sorting.
#include "resolve/contested.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "resolve/exclusive.h"
#include "resolve/origins.h"

namespace dossier {
namespace {

constexpr std::string_view kExists = "exists";
constexpr std::string_view kDesignate = "designate";

struct Positions {
  std::set<Speaker> affirm, deny;

  void add(const KnowledgeGraph& graph, const Claim& claim) {
    for (const Evidence& evidence : claim.evidence) {
      if (affirms(evidence.stance)) affirm.insert(speaker_of(graph, evidence));
      if (evidence.stance == Stance::kDenied) deny.insert(speaker_of(graph, evidence));
    }
  }
  // Somebody denies what somebody else puts forward.
  bool disagree() const {
    return std::any_of(deny.begin(), deny.end(), [&](const Speaker& denier) {
      return affirm.size() > (affirm.contains(denier) ? 1u : 0u);
    });
  }
};

bool takes_a_side(const Claim& claim) {
  return std::any_of(claim.evidence.begin(), claim.evidence.end(), [](const Evidence& evidence) {
    return affirms(evidence.stance) || evidence.stance == Stance::kDenied;
  });
}

// The node that a claim treats as a living actor, if it does.
std::optional<NodeIndex> treated_as_existing(const KnowledgeGraph& graph, const Claim& claim) {
  const bool event = graph.nodes[claim.subject].type == EntityType::kEvent;
  const bool acting = event && claim.predicate == "actor";
  const bool designated =
      event && claim.predicate == "recipient" && graph.nodes[claim.subject].mode == kDesignate;
  const bool led = claim.predicate == "leads";
  return acting || designated || led ? claim.object : std::nullopt;
}

}  // namespace

void settle_evidence(Claim& claim) {
  const auto content = [](const Evidence& e) {
    return std::tie(e.report, e.trigger, e.sentence, e.stance, e.speakers, e.cue);
  };
  std::sort(claim.evidence.begin(), claim.evidence.end(), [&](const auto& a, const auto& b) {
    return std::tuple_cat(content(a), std::tie(a.id)) < std::tuple_cat(content(b), std::tie(b.id));
  });
  const auto twice =
      std::unique(claim.evidence.begin(), claim.evidence.end(),
                  [&](const auto& a, const auto& b) { return content(a) == content(b); });
  claim.evidence.erase(twice, claim.evidence.end());
  std::sort(claim.evidence.begin(), claim.evidence.end(), [](const auto& a, const auto& b) {
    return std::tie(a.report, a.trigger, a.id) < std::tie(b.report, b.trigger, b.id);
  });
  std::set<std::uint32_t> reports;
  std::set<std::string> origins;
  for (const Evidence& evidence : claim.evidence) {
    reports.insert(evidence.report);
    origins.insert(origin_key(evidence.origin));
  }
  claim.articles = static_cast<std::uint32_t>(reports.size());
  claim.origins = static_cast<std::uint32_t>(origins.size());
}

void add_existence_evidence(KnowledgeGraph& graph) {
  std::map<NodeIndex, Claim*> disputed;
  for (Claim& claim : graph.claims) {
    if (claim.predicate == kExists) disputed[claim.subject] = &claim;
  }
  std::map<NodeIndex, std::set<Speaker>> deniers;
  for (const auto& [node, claim] : disputed) {
    for (const Evidence& evidence : claim->evidence) {
      if (evidence.stance == Stance::kDenied) deniers[node].insert(speaker_of(graph, evidence));
    }
  }
  std::map<NodeIndex, std::vector<Evidence>> supporting;
  for (const Claim& claim : graph.claims) {
    const auto node = treated_as_existing(graph, claim);
    if (!node || !deniers.contains(*node)) continue;
    for (const Evidence& evidence : claim.evidence) {
      if (!affirms(evidence.stance) || deniers[*node].contains(speaker_of(graph, evidence)))
        continue;
      Evidence copy = evidence;
      copy.id.value = Hasher().add(kExists).add(copy.id.value.high).add(copy.id.value.low).finish();
      supporting[*node].push_back(std::move(copy));
    }
  }
  for (auto& [node, evidence] : supporting) {
    Claim& claim = *disputed[node];
    claim.evidence.insert(claim.evidence.end(), evidence.begin(), evidence.end());
    settle_evidence(claim);
  }
}

void mark_contested(KnowledgeGraph& graph) {
  std::map<NodeIndex, Positions> events;
  const auto is_role = [&](const Claim& claim) {
    return claim.object && graph.nodes[claim.subject].type == EntityType::kEvent;
  };
  for (Claim& claim : graph.claims) {
    Positions positions;
    positions.add(graph, claim);
    claim.contested = positions.disagree();
    if (is_role(claim)) events[claim.subject].add(graph, claim);
  }
  for (Claim& claim : graph.claims) {
    if (is_role(claim) && takes_a_side(claim) && events[claim.subject].disagree()) {
      claim.contested = true;
    }
  }
  for (ClaimIndex i = 0; i < graph.claims.size(); ++i)
    if (graph.claims[i].contested) graph.disputes.push_back({DisputeKind::kStance, {i}});
  for (Dispute& dispute : exclusive_claims(graph)) {
    for (const ClaimIndex index : dispute.claims) graph.claims[index].contested = true;
    graph.disputes.push_back(std::move(dispute));
  }
}

}  // namespace dossier
