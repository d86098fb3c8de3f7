// Reads and writes CoNLL-U (https://universaldependencies.org/format.html).
//
// What the format has no column for stands in MISC: `Bytes=12:17` (the token's span in the text),
// `Name=B-person` and `Name=I-person` (proper names), `Mention=B-person` (names and descriptions with
// what belongs to them), `Entity=person` (what the word would denote as head of a mention),
// `Factuality=-1.25` (two decimals; other values than -3 to 3 are passed over), and `Surface=TEXT`
// where the text has other letters than FORM. Enhanced dependencies are neither read
// nor written; empty nodes are skipped.
//
//   Errors  kInput with the line number for a malformed line; kLimit for a text beyond
//   kMaxDocumentBytes. Law     read_conllu(write_conllu(x)) == x for every x that was read; for an
//   annotation of other text, the
//           annotation comes back as it was, and the text with spaces and line breaks where no
//           token stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/annotation.h"
#include "text/document.h"

namespace dossier {

struct AnnotatedText {
  std::string text;
  Annotation annotation;

  friend bool operator==(const AnnotatedText&, const AnnotatedText&) = default;
};

/// The text is put together from forms, multiword tokens and SpaceAfter=No: one space between
/// sentences, an empty line between paragraphs (`# newpar`, each a block of its own). Where tokens
/// have `Bytes`, these hold instead. `first_line`: what errors call the first line. The words of a multiword token share its surface side by side.
/// Cost linear.
AnnotatedText read_conllu(std::string_view conllu, std::size_t first_line = 1);

struct ConlluPart {
  std::string_view text;
  std::size_t first_line;  // from 1
};

/// The parts of a file that `# newdoc` begins, in order; one where there is none.
std::vector<ConlluPart> conllu_documents(std::string_view conllu);

/// A paragraph for each block of the annotation, from its first sentence to its last; empty where it has none.
std::vector<Block> paragraphs_of(const Annotation& annotation);

/// Spans of `annotation` lie in `text`; forms hold no tab and no line break.
std::string write_conllu(std::string_view text, const Annotation& annotation);

}  // namespace dossier
