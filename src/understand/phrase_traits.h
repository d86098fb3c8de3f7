// What the words of a noun phrase say, as small numbers that features are made of.
//
// Internal to coreference. The values of the enums and their order are part of the trained weights
// (model/README.md): append, never reorder.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "understand/lexicon.h"
#include "understand/noun_phrases.h"
#include "understand/pronouns.h"

namespace dossier {

enum class PhraseKind : std::uint8_t {
  kFirst,          // "I"
  kFirstPlural,    // "we"
  kSecond,         // "you"
  kMale,           // "he"
  kFemale,         // "she"
  kNeuter,         // "it"
  kPlural,         // "they"
  kDemonstrative,  // "this", standing alone
  kRelative,       // "who"
  kInterrogative,
  kOtherPronoun,  // "one", "everybody"
  kName,
  kDefinite,    // "the minister"
  kPointing,    // "that minister"
  kPossessed,   // "his minister", "Ruritania's minister"
  kIndefinite,  // "a minister"
  kQuantified,  // "some ministers"
  kBarePlural,  // "ministers"
  kBare,        // "water"
  kNumber,      // "2019"
  kTogether,    // "Ruiz and Lind"
  kPartOfNoun,  // "ministry" in "ministry spokesman"
  kPartOfName,  // "Ruritania" in "the Ruritania talks"
  kOther,
};
inline constexpr std::uint32_t kPhraseKinds = 24;

enum class PhraseGroup : std::uint8_t {
  kSpeech,  // first and second persons
  kThird,   // "he", "she", "it", "they"
  kOtherPronoun,
  kName,
  kPointing,  // definite, pointing, possessed
  kPlain,     // other nouns
  kOther,
};
inline constexpr std::uint32_t kPhraseGroups = 7;

enum class PhraseNumber : std::uint8_t { kUnknown, kSingular, kPlural };
inline constexpr std::uint32_t kPhraseNumbers = 3;
enum class PhraseGender : std::uint8_t { kUnknown, kMale, kFemale, kNeuter };
inline constexpr std::uint32_t kPhraseGenders = 4;
inline constexpr std::uint32_t kPhraseTypes = 12;  // of Token::entity, the last for unknown ones

enum class PhraseRole : std::uint8_t {
  kOther,
  kSubject,
  kPassiveSubject,
  kObject,
  kOblique,
  kModifier,
  kPossessor,
  kApposition,
  kMember,
  kTop,
  kCompound,
  kPredicate,
  kTitle
};
inline constexpr std::uint32_t kPhraseRoles = 13;

inline constexpr std::uint32_t kNoWord = 0xFFFFFFFF;

struct PhraseTraits {
  PhraseKind kind = PhraseKind::kOther;
  PhraseGroup group = PhraseGroup::kOther;
  PhraseNumber number = PhraseNumber::kUnknown;
  PhraseGender gender = PhraseGender::kUnknown;
  PhraseRole role = PhraseRole::kOther;
  std::uint8_t type = 0;
  bool reflexive = false;
  bool quoted = false;
  bool restricted = false;                // a clause or tail says which one is meant
  std::uint32_t lemma = kNoWord;          // of the head, in lower case, interned
  std::uint32_t text = kNoWord;           // words without articles, in lower case, interned
  std::vector<std::uint32_t> words = {};  // content words but the head, interned, sorted
  std::uint32_t governor = kNoWord;       // lemma of what governs the phrase, interned
  std::uint32_t place = 0;                // of the head among the document's tokens
  std::uint32_t block = 0;
};

/// One for each phrase. Cost: linear, the words of a phrase are cut at a dozen.
std::vector<PhraseTraits> traits_of(const Reading& reading, const std::vector<NounPhrase>& phrases,
                                    const PronounGrammar& grammar, const Lexicon& lexicon);

}  // namespace dossier
