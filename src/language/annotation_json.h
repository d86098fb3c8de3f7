// An annotation as JSON: what `dossier annotate --format json` prints.
#pragma once

#include <string>
#include <string_view>

#include "language/annotation.h"

namespace dossier {

/// One object with `sentences`, each with `begin`, `end` (bytes of the text), `block`, `text`,
/// `tokens` and, where there are any, `names`. Tokens have `begin`, `end`, `form`, `lemma`, `upos`,
/// `xpos`, `head` (index of a token of the sentence; absent for the root), `deprel`, and `entity`
/// where it is not "none". Names have `first`, `last` (one past the last token), `type` and `text`.
/// Two spaces of indentation, one token a line, a line end at the end. Malformed UTF-8 becomes
/// U+FFFD.
std::string write_annotation_json(std::string_view text, const Annotation& annotation);

}  // namespace dossier
