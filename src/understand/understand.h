// One document to its facts: entities, claims, evidence. Total: any text gives facts and diagnostics.
//
//   Threads  const members may be called from any number of threads at once.
//   Bytes    a pure function of the document, the model file and the data files.
#pragma once

#include <memory>
#include <vector>

#include "graph/facts.h"
#include "graph/ontology.h"
#include "language/engine.h"
#include "text/document.h"
#include "understand/antecedent_model.h"
#include "understand/event_model.h"
#include "understand/findings.h"
#include "understand/lexicon.h"
#include "understand/reading.h"

namespace dossier {

/// Who has the last word on events: the learned model, or the rules alone (to train the model).
enum class EventDecision : unsigned char { kModel, kRules };

class Understanding {
 public:
  /// Borrows `engine`. kData when the ontology, a lexicon file or the models of coreference and events are missing or malformed.
  explicit Understanding(const Engine& engine, EventDecision decision = EventDecision::kModel);

  /// Its rules point into its lexicon.
  Understanding(const Understanding&) = delete;
  Understanding& operator=(const Understanding&) = delete;

  /// Reads one document. Claims are sorted, evidence too; each keeps laws 5 (spans inside, quotations verbatim).
  ReportFacts read(const Document& document) const;

  /// The steps of `read`, for measuring them. `document` must outlive what is returned.
  Reading annotate(const Document& document, std::vector<Block> blocks) const;
  Findings find(const Reading& reading) const;
  DocumentFacts join(const Reading& reading, Findings findings) const;

  const Lexicon& lexicon() const { return lexicon_; }
  const TriggerRules& trigger_rules() const { return trigger_rules_; }
  const AntecedentModel& antecedents() const { return antecedents_; }
  const Ontology& ontology() const { return ontology_; }

 private:
  const Engine* engine_;
  Lexicon lexicon_;
  TriggerRules trigger_rules_{lexicon_};
  AntecedentModel antecedents_;
  Ontology ontology_;
  std::unique_ptr<EventModel> event_model_;  // null where rules decide alone
};

}  // namespace dossier
