// Names that the model reads as mentions only, or in part.
#pragma once

#include "language/annotation.h"
#include "understand/lexicon.h"

namespace dossier {

/// Adds to each sentence's names: proper nouns in a mention of a person, organization or place that holds no
/// name at all; those that a description of a person stands before ("director Ana Ruiz"); and the capitalized words that follow a name inside a mention of its own type ("Labour" becomes
/// "Labour Party"). Titles alone ("the President") are no names. Names stay in order, without overlap. Linear.
void complete_names(Annotation& annotation, const Lexicon& lexicon);

}  // namespace dossier
