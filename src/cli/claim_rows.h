// Claims as rows and lines, for every verb that answers with claims.
#pragma once

#include <string>
#include <vector>

#include "cli/output.h"
#include "graph/view.h"

namespace dossier {

/// The claims that pass, in the order of their ids; of these those that `wanted` says yes to.
Answer claims_answer(const KnowledgeGraph& graph, const ClaimFilter& filter,
                     const std::function<bool(const Claim&)>& wanted);

/// "asserted, denied": distinct stances in the order of the enum.
std::string stances_text(const std::vector<const Evidence*>& evidence);

/// "The Courier > a senior official", or the outlet in brackets where a document speaks itself.
std::string speaker_text(const KnowledgeGraph& graph, const Evidence& evidence);

}  // namespace dossier
