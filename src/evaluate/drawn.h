// What the program drew from a text, in the shape in which it is compared with what an annotator drew.
#pragma once

#include <span>
#include <vector>

#include "evaluate/passage.h"
#include "graph/facts.h"
#include "graph/ontology.h"
#include "language/annotation.h"
#include "understand/findings.h"

namespace dossier {

/// The word of a span that its other words hang on, by the trees of an annotation.
class HeadFinder {
 public:
  /// Borrows `annotation`.
  explicit HeadFinder(const Annotation& annotation);
  /// The first of the span's words whose head stands outside it, punctuation left aside; the span itself where no word overlaps it.
  Span head_of(Span span) const;

 private:
  struct Word {
    const Sentence* sentence;
    const Token* token;
  };
  std::vector<Word> words_;  // in text order
};

/// Entities, events and relations are those of the facts; times those that the stage found. Mentions of events carry the stance and
/// the speakers of their evidence.
Passage drawn_passage(const DocumentFacts& facts, const Ontology& ontology, const Reading& reading,
                      std::span<const TimeExpression> times);

/// Gives each mention its head.
void set_heads(Passage& passage, const HeadFinder& heads);

}  // namespace dossier
