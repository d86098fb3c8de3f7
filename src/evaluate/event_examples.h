// Annotated passages as examples for the model of events: what it would be asked on each, and what the annotator answers.
//
// The questions are those of understand/event_questions.h, on the program's own reading, so that nothing is learned that is not seen at run
// time. Events stand where the annotator put them; the rules propose parties for them as they would.
#pragma once

#include <nlohmann/json.hpp>

#include "evaluate/corpus.h"

namespace dossier {

/// One passage:
///   name      of its file
///   vectors   {row: thousandths of each number}, of the rows that some question uses
///   triggers  [rows, features, category and mode of the answer ("none"), the rules' proposal]
///   roles     [rows, features, role of the answer ("none"), number of the event, who is asked about, who it is in
///             the passage, sentences back, the rules' proposal]
///   pairs     [rows, features, 1 where both are one event]
///   parties   of each of those events the number of actors and recipients that it should have
nlohmann::ordered_json event_examples(const AnnotatedFile& file, const Understanding& reader);

/// The example sentence of each rule of triggers.tsv as a passage in which only the rule's own word is asked about.
std::vector<nlohmann::ordered_json> lexicon_examples(const Understanding& reader);

}  // namespace dossier
