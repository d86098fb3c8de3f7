// Finds the mentions of a document: names, descriptions and pronouns.
//
// Cost: linear in the tokens. Internal to the finding of entities.
#pragma once

#include <vector>

#include "understand/lexicon.h"
#include "understand/places.h"
#include "understand/raw_mention.h"

namespace dossier {

/// In text order of their heads.
std::vector<RawMention> find_mentions(const Reading& reading, const Lexicon& lexicon,
                                      const Gazetteer& gazetteer);

/// I, we, my, our, me, us, myself, ourselves.
std::vector<TokenAt> find_first_person(const Reading& reading, const Lexicon& lexicon);

}  // namespace dossier
