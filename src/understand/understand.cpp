#include "understand/understand.h"

#include "base/data_path.h"
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

Understanding::Understanding(const Engine& engine)
    : engine_(&engine), ontology_(data_file("ontology.json")) {}

ReportFacts Understanding::read(const Document& document) const {
  Reading reading{document, blocks_of(document.text), {}, {}};
  reading.annotation = engine_->annotate(document.text, reading.blocks);
  complete_names(reading.annotation, lexicon_);
  reading.trees.reserve(reading.annotation.sentences.size());
  for (const Sentence& sentence : reading.annotation.sentences)
    reading.trees.emplace_back(sentence);
  Findings found;
  found.entities = find_entities(reading, lexicon_);
  found.times = find_times(reading, lexicon_);
  found.attributions = find_attributions(reading, found.entities, found.times, lexicon_);
  name_sources(reading, found.entities, found.attributions);
  found.events = find_events(reading, found.entities, found.times, found.attributions, lexicon_);
  found.relations = find_relations(reading, found.entities, found.events, lexicon_);
  return {report_of(document), build_claims(reading, std::move(found), {lexicon_, ontology_})};
}

}  // namespace dossier
