// The language engine with the shipped weights, loaded once for all tests of a program.
#pragma once

#include "base/data_path.h"
#include "language/engine.h"
#include "text/document.h"
#include "understand/antecedent_model.h"
#include "understand/name_completion.h"
#include "understand/reading.h"

namespace dossier {

inline const Engine& engine() {
  static const Engine loaded(data_file("english.model"));
  return loaded;
}

inline const AntecedentModel& antecedents() {
  static const AntecedentModel loaded(data_file("coreference.model"));
  return loaded;
}

/// Reads `document`, which must outlive what is returned.
inline Reading read_with_engine(const Document& document) {
  Reading reading{document, blocks_of(document.text), {}, {}};
  reading.annotation = engine().annotate(document.text, reading.blocks, &reading.vectors);
  static const Lexicon lexicon;
  complete_names(reading.annotation, lexicon);
  for (const Sentence& sentence : reading.annotation.sentences)
    reading.trees.emplace_back(sentence);
  return reading;
}

}  // namespace dossier
