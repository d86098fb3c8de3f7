// An annotation as JSON Lines: what `dossier annotate --format json` prints.
#pragma once

#include <string>
#include <string_view>

#include "language/annotation.h"

namespace dossier {

/// One object a line for each sentence: `begin`, `end` (bytes of the text), `block`, `text`,
/// `tokens` and, where there are any, `names`. Tokens have `begin`, `end`, `form`, `lemma`, `upos`,
/// `xpos`, `head` (number of a token, from 1; 0 for the root), `deprel`, and `entity` where it is
/// not "none". Names have the numbers of their `first` and `last` token, `type` and `text`. What is
/// empty is absent. Malformed UTF-8 becomes U+FFFD.
std::string write_annotation_json(std::string_view text, const Annotation& annotation);

}  // namespace dossier
