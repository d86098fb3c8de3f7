// Names that the model reads as mentions only, or in part.
#pragma once

#include "language/annotation.h"
#include "understand/lexicon.h"

namespace dossier {

/// Adds to each sentence's names, which stay in order and without overlap:
///   - proper nouns in a mention of a person, organization or place that holds no name at all
///   - proper nouns that a description of a person stands before ("director Ana Ruiz")
///   - the capitalized words behind a name inside a mention of its own type ("Labour" becomes
///     "Labour Party")
/// Titles alone ("the President") are no names.
void complete_names(Annotation& annotation, const Lexicon& lexicon);

}  // namespace dossier
