// Joins what the stages found to claims with evidence: speaker chain, stance, time and origin for each.
#pragma once

#include "graph/facts.h"
#include "graph/ontology.h"
#include "understand/findings.h"
#include "understand/lexicon.h"

namespace dossier {

/// What claims are checked and shown by.
struct Knowledge {
  const Lexicon& lexicon;
  const Ontology& ontology;
};

/// Claims and entities of the document, sorted, each with evidence. Claims that the ontology does not allow, entities that nothing
/// names and no claim uses are left out. Linear but for sorting.
DocumentFacts build_claims(const Reading& reading, Findings findings, const Knowledge& knowledge);

}  // namespace dossier
