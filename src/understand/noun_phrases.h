// Every phrase of a document that coreference looks at: noun phrases of all kinds, abstract ones
// and those of conversation too, far more than what can take part in a claim.
//
// Internal to coreference.
#pragma once

#include <cstdint>
#include <vector>

#include "understand/reading.h"

namespace dossier {

/// A noun phrase: tokens [first, last) of one sentence, with its tails and relative clauses, but
/// without preposition, apposition and what it is coordinated with.
struct NounPhrase {
  TokenAt head;
  std::uint32_t first, last;
  bool together = false;  // a coordination as one: "Ruiz and Lind", headed by its first member
};

/// In text order by first token, longer ones first. Heads are nouns, names, pronouns, and numbers
/// and determiners that stand for a noun; of a coordination the whole too. Cost: linear.
std::vector<NounPhrase> find_noun_phrases(const Reading& reading);

/// True for a token whose features hold `feature`: "PronType=Dem".
bool has_feature(const Token& token, std::string_view feature);

}  // namespace dossier
