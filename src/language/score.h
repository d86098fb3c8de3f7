// How well one annotation of a text matches another: what `dossier eval FILE.conllu` prints.
//
// Gold tokens: read the file with read_conllu, copy its annotation, call Engine::annotate_tokens on
// the copy, and score. Raw text: call Engine::annotate on the file's text, with the file's
// paragraphs as blocks, and score.
#pragma once

#include "language/annotation.h"

namespace dossier {

/// Shares between 0 and 1, each the F1 of what has the same span (CoNLL 2018 shared task): a token
/// counts for a tag or a head where its span is in both annotations; a head where it has the same
/// span, too. With equal tokens this is accuracy.
struct Score {
  double tokens = 0;
  double sentences = 0;
  double upos = 0;
  double xpos = 0;
  double lemma = 0;
  double uas = 0;
  double las = 0;    // the whole relation: "nsubj" and "nsubj:pass" differ
  double names = 0;  // span and type
};

/// Both annotations are of the same text. All 1 where both are empty. Linear.
Score score_annotation(const Annotation& gold, const Annotation& predicted);

}  // namespace dossier
