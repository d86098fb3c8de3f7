// From everything that was put into a dossier to what counts in it: the newest revisions, with
// corrections and claims by analysts, and their words on sameness.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/date.h"
#include "graph/judgement.h"
#include "graph/knowledge_graph.h"
#include "resolve/resolve.h"

namespace dossier {

/// What resolve and assemble start from.
struct Counting {
  std::vector<ReportFacts> documents;  // sorted by id
  Constraints constraints;
  std::vector<JudgementId> resting;                 // what they speak of is not there
  std::vector<std::optional<JudgementId>> same_by;  // for each of constraints.same; nothing: an end
                                                    // of a claim that was added by hand
};

/// `all` must be sorted by id. With `as_of`, only what was published by that day counts, and what
/// has no date does not. A judgement whose documents are not there changes nothing.
Counting counting(std::vector<ReportFacts> all, std::span<const Judgement> judgements,
                  std::optional<Date> as_of = {});

/// The dossier of documents and judgements.
KnowledgeGraph knowledge_graph(std::vector<ReportFacts> all, std::span<const Judgement> judgements,
                               std::optional<Date> as_of = {});

/// True where a document of the same address, published later, or on the same day and of a greater
/// id, stands beside it. Documents without an address have no revisions.
std::vector<bool> superseded(std::span<const Report* const> reports);

/// Where each piece of evidence of a document stands: claims in order, evidence in order.
struct EvidencePlace {
  std::uint32_t claim, evidence;
};
/// The place of the evidence that `Evidence::ordinal` counts.
EvidencePlace place_of(const DocumentFacts& facts, std::uint32_t ordinal);

/// How a judgement holds this entity, and this evidence.
Anchor anchor_of(const ReportFacts& document, std::uint32_t entity);
Misreading misreading_of(const ReportFacts& document, EvidencePlace place,
                         std::optional<Stance> stance);

}  // namespace dossier
