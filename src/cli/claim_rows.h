// Claims as rows and lines, for every verb that answers with claims.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "cli/output.h"
#include "graph/view.h"

namespace dossier {

inline constexpr std::size_t kShortId = 14;  // "c:" and twelve digits: enough to type

/// A claim with its evidence that passes a filter.
struct ClaimRow {
  const Claim* claim;
  std::vector<const Evidence*> evidence;
  std::size_t origins;  // of this evidence
  std::string says;     // the claim in words
};
/// The claims that pass, as people read them: contested ones first, then by independent origins,
/// then by their words. Of these those that `wanted` says yes to. Borrows the graph.
std::vector<ClaimRow> best_first(const KnowledgeGraph& graph, const ClaimFilter& filter,
                                 const std::function<bool(const Claim&)>& wanted);

/// The same as an answer: rows as `best_first` has them, lines in the order of the claims' ids.
Answer claims_answer(const KnowledgeGraph& graph, const ClaimFilter& filter,
                     const std::function<bool(const Claim&)>& wanted);

/// "asserted, denied": distinct stances in the order of the enum.
std::string stances_text(const std::vector<const Evidence*>& evidence);

/// "The Courier > a senior official", or the outlet in brackets where a document speaks itself.
std::string speaker_text(const KnowledgeGraph& graph, const Evidence& evidence);

}  // namespace dossier
