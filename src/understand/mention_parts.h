// The kinds of mentions, one function each, and what they share. Internal to mentions.cpp and its
// neighbours.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "understand/lexicon.h"
#include "understand/places.h"
#include "understand/raw_mention.h"

namespace dossier {

/// One sentence while its mentions are found.
struct MentionScan {
  const Reading& reading;
  const Lexicon& lexicon;
  const Gazetteer& gazetteer;
  std::uint32_t sentence;
  std::set<std::string>&
      classes;              // acronyms of what has a name but is a kind: "a Class C Port (CCP)"
  std::vector<bool> taken;  // tokens of names, and titles in front of them

  const Tree& tree() const { return reading.trees[sentence]; }
  TokenAt at(std::uint32_t token) const { return {sentence, token}; }
  /// The document's words of tokens [first, last), white space squeezed.
  std::string text(std::uint32_t first, std::uint32_t last) const;
};

/// Proper names, countries' adjectives, and capitalized words that the tables know. Marks what they
/// take.
void find_names(MentionScan& scan, std::vector<RawMention>& found);

/// Noun phrases that describe.
void find_descriptions(MentionScan& scan, std::vector<RawMention>& found);

/// Row of nouns.tsv: what a common noun denotes.
struct NounClass {
  EntityType type;
  std::string_view subtype;
};
/// Nothing for an unknown noun, and for one of type "none".
std::optional<NounClass> class_of_noun(const Lexicon& lexicon, std::string_view lemma);

/// The role that the noun `token` names, with the longest entry of titles.tsv around it; nothing
/// where it names none.
std::optional<Title> title_at(const MentionScan& scan, std::uint32_t token);

/// Gender that an honorific, a noun or a first name tells.
Gender gender_of_word(const Lexicon& lexicon, std::string_view word);
Gender gender_of_first_name(const Lexicon& lexicon, std::string_view name);

/// Lemma in lower case.
std::string noun_of(const Token& token);

/// True for a token that is a noun or name.
bool is_nominal(const Token& token);

/// Country code that the word gives as a name or as an adjective, or empty; regions give none.
std::string_view country_of_word(const Gazetteer& gazetteer, std::string_view word);

}  // namespace dossier
