// One document to its facts: entities, claims, evidence. Total: any text gives facts and diagnostics.
//
//   Threads  const members may be called from any number of threads at once.
//   Bytes    a pure function of the document, the model file and the data files.
#pragma once

#include "graph/facts.h"
#include "graph/ontology.h"
#include "language/engine.h"
#include "text/document.h"
#include "understand/lexicon.h"

namespace dossier {

class Understanding {
 public:
  /// Borrows `engine`. kData when the ontology or a lexicon file is missing or malformed.
  explicit Understanding(const Engine& engine);

  /// Reads one document. Claims are sorted, evidence too; each keeps laws 5 (spans inside, quotations verbatim).
  ReportFacts read(const Document& document) const;

 private:
  const Engine* engine_;
  Lexicon lexicon_;
  Ontology ontology_;
};

}  // namespace dossier
