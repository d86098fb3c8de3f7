// Countries that no table has, told by the adjectives that a document forms of their names:
// "Ruritania", "Ruritanian".
//
// Internal to the finding of entities.
#pragma once

#include "understand/places.h"
#include "understand/reading.h"

namespace dossier {

/// Teaches the gazetteer the document's own countries: single names of which it uses the adjective
/// too, unless a table knows either or a person bears the name ("Orwell", "Orwellian"). Linear.
void learn_peoples(const Reading& reading, const Lexicon& lexicon, Gazetteer& gazetteer);

}  // namespace dossier
