// How well one annotation of a text matches another: what `dossier eval FILE.conllu` prints.
//
// Gold tokens: read the file with read_conllu, copy its annotation, call Engine::annotate_tokens on
// the copy, and score. Raw text: call Engine::annotate on the file's text, with the file's
// paragraphs as blocks, and score.
#pragma once

#include <cstddef>

#include "language/annotation.h"

namespace dossier {

/// How much of a gold annotation was found.
struct Tally {
  std::size_t matched = 0, gold = 0, predicted = 0;

  /// Between 0 and 1; 1 where there is nothing in both.
  double f1() const;
  Tally& operator+=(const Tally& other);
};

/// What has the same span in both annotations (CoNLL 2018 shared task): a word counts for a tag or a head where its
/// span is in both; a head where that has the same span, too. With equal words F1 is accuracy.
struct Score {
  Tally words, sentences, upos, xpos, feats, lemma, uas;
  Tally las;       // relations without their subtypes, as in the shared task
  Tally las_full;  // "nsubj" and "nsubj:pass" differ
  Tally names;     // span and type

  Score& operator+=(const Score& other);
};

/// Both annotations are of the same text. Linear.
Score score_annotation(const Annotation& gold, const Annotation& predicted);

}  // namespace dossier
