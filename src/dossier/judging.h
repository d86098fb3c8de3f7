// An analyst's words, made from what the analyst sees: nodes, evidence, quotations.
//
//   Errors  kUsage where a word cannot be meant so; kNotFound, kAmbiguous for what is named.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/workspace.h"
#include "graph/judgement.h"

namespace dossier {

/// All members of both nodes, one or not. kUsage where they are the same node, or (for same) where
/// a judgement that is in force holds them apart; the message names it.
Sameness sameness_of(Workspace& workspace, Relation relation, NodeIndex one, NodeIndex other);

/// The node's members in these documents (indexes into its reports) are another than the rest.
/// kUsage where that would part nothing.
Sameness split_of(Workspace& workspace, NodeIndex node, const std::vector<std::uint32_t>& reports);

/// The evidence of this id ("e:..." or the beginning of one) was misread. kNotFound, kAmbiguous.
Misreading misreading_of(Workspace& workspace, std::string_view evidence,
                         std::optional<Stance> stance);

/// A claim as an analyst types it.
struct TypedClaim {
  NodeIndex subject = 0;
  std::string predicate;
  std::optional<NodeIndex> object = {};
  std::string value = {};
  std::string document, quotation;  // words of the document, verbatim
  Stance stance = Stance::kAsserted;
  std::optional<NodeIndex> speaker = {};
  std::optional<TimeInterval> when = {};
};
/// kUsage where the ontology has no such claim between such ends, or the quotation is not in the
/// document, or is longer than kMaxQuoteBytes.
HandMade hand_made(Workspace& workspace, const TypedClaim& typed);

/// The document that `named` means, as an index into the reports of the graph. As `find_document`;
/// kUsage where a newer revision counts in its place.
std::uint32_t report_index(Workspace& workspace, std::string_view named);

/// "Ana Ruiz = A. Ruiz (3 and 1 members)": what a judgement says, in words.
std::string describe(const Judgement& judgement);

/// The words around an entity's first mention: its line, at most kMaxQuoteBytes.
std::string_view context_of(const ReportFacts& document, std::uint32_t entity);

}  // namespace dossier
