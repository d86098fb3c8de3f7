// Joins what the stages found to claims with evidence: speaker chain, stance, time and origin for each.
#pragma once

#include <vector>

#include "graph/facts.h"
#include "understand/lexicon.h"
#include "understand/reading.h"

namespace dossier {

/// All that the stages found in one document.
struct Findings {
  Entities entities;
  std::vector<TimeExpression> times;
  Attributions attributions;
  std::vector<EventDraft> events;
  std::vector<RelationDraft> relations;
};

/// Claims and entities of the document, sorted, each with evidence. Entities that nothing names and no claim uses are left out.
/// Linear but for sorting.
DocumentFacts build_claims(const Reading& reading, Findings findings, const Lexicon& lexicon);

}  // namespace dossier
