#include "understand/understand.h"

#include <utility>

#include "base/data_path.h"
#include "base/limits.h"
#include "understand/claim_builder.h"
#include "understand/name_completion.h"
#include "understand/sources.h"
#include "understand/stages.h"

namespace dossier {
namespace {

Report report_of(const Document& document) {
  return {id_of(document),    document.name, document.title,     document.author,
          document.publisher, document.url,  document.published, document.text};
}

}  // namespace

Understanding::Understanding(const Engine& engine, EventDecision decision)
    : engine_(&engine),
      antecedents_(data_file("coreference.model")),
      ontology_(data_file("ontology.json")) {
  if (decision == EventDecision::kModel)
    event_model_ = std::make_unique<EventModel>(data_file("events.model"));
}

ReportFacts Understanding::read(const Document& document) const {
  const Reading reading = annotate(document, blocks_of(document.text));
  return {report_of(document), join(reading, find(reading))};
}

Reading Understanding::annotate(const Document& document, std::vector<Block> blocks) const {
  Reading reading{document, std::move(blocks), {}, {}};
  const bool vectors = document.text.size() <= kMaxVectorText;
  reading.annotation =
      engine_->annotate(document.text, reading.blocks, vectors ? &reading.vectors : nullptr);
  complete_names(reading.annotation, lexicon_);
  reading.trees.reserve(reading.annotation.sentences.size());
  for (const Sentence& sentence : reading.annotation.sentences)
    reading.trees.emplace_back(sentence);
  return reading;
}

Findings Understanding::find(const Reading& reading) const {
  Findings found;
  found.entities = find_entities(reading, lexicon_, antecedents_);
  found.times = find_times(reading, lexicon_);
  found.attributions = find_attributions(reading, found.entities, found.times, lexicon_);
  name_sources(reading, found.entities, found.attributions);
  found.events = find_events(reading, found.entities, found.times, found.attributions,
                             trigger_rules_, event_model_.get());
  name_parties(reading, found.entities, found.events);
  found.relations = find_relations(reading, found.entities, found.events, lexicon_);
  return found;
}

DocumentFacts Understanding::join(const Reading& reading, Findings findings) const {
  return build_claims(reading, std::move(findings), {lexicon_, ontology_});
}

}  // namespace dossier
