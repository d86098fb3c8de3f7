// One document to its facts: entities, claims, evidence. Total: any text gives facts and diagnostics.
//
//   Threads  const members may be called from any number of threads at once.
//   Bytes    a pure function of the document, the model file and the data files.
#pragma once

#include <vector>

#include "graph/facts.h"
#include "graph/ontology.h"
#include "language/engine.h"
#include "text/document.h"
#include "understand/antecedent_model.h"
#include "understand/findings.h"
#include "understand/lexicon.h"
#include "understand/reading.h"

namespace dossier {

class Understanding {
 public:
  /// Borrows `engine`. kData when the ontology, the model of coreference or a lexicon file is missing or malformed.
  explicit Understanding(const Engine& engine);

  /// Reads one document. Claims are sorted, evidence too; each keeps laws 5 (spans inside, quotations verbatim).
  ReportFacts read(const Document& document) const;

  /// The steps of `read`, for measuring them. `document` must outlive what is returned.
  Reading annotate(const Document& document, std::vector<Block> blocks) const;
  Findings find(const Reading& reading) const;
  DocumentFacts join(const Reading& reading, Findings findings) const;

  const Lexicon& lexicon() const { return lexicon_; }
  const AntecedentModel& antecedents() const { return antecedents_; }
  const Ontology& ontology() const { return ontology_; }

 private:
  const Engine* engine_;
  Lexicon lexicon_;
  AntecedentModel antecedents_;
  Ontology ontology_;
};

}  // namespace dossier
