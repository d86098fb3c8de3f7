// A mention of a document before it is known which of them are one: a name, a description ("the
// foreign minister", "rebel groups") or a pronoun, with what its words say about it. Internal to
// the finding of entities.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "understand/reading.h"

namespace dossier {

enum class Number : std::uint8_t { kUnknown, kSingular, kPlural };
enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

/// How a description picks what it denotes.
enum class Reference : std::uint8_t {
  kDefinite,    // "the group", "that country": met before, if there is a fitting antecedent
  kPossessed,   // "his government", "Ruritania's president"
  kIndefinite,  // "a group", "armed groups"
  kPredicate,   // "is the president", "as a group": says something of another mention and denotes
                // nothing itself
};

/// A role that words give to a person: "Ruritanian leader", "secretary of state".
struct Title {
  std::string noun;     // head lemma: "secretary"
  std::string words;    // "secretary of state"
  std::string kind;     // of titles.tsv: leader, office
  std::string value;    // of titles.tsv: state, organization, or empty
  std::string country;  // code, where a country stands with it

  friend bool operator==(const Title&, const Title&) = default;
};

/// A mention and what its words say.
struct RawMention {
  TokenAt head = {};                  // the token that governs the phrase in the tree
  std::uint32_t first = 0, last = 0;  // tokens of the minimal phrase
  MentionKind kind = MentionKind::kName;
  EntityType type = EntityType::kThing;
  EntityType one = EntityType::kThing;  // descriptions: the type of a single one of them
  std::string subtype = {};
  std::string country = {};  // code that the words give
  std::string text = {};     // the bare name; of a description its words without article
  std::string noun = {};  // descriptions: lemma of the head noun; pronouns: the word in lower case
  std::string rest = {};  // descriptions: the words without the possessor
  bool owner_is_named = false;  // descriptions: the owner stands there by name
  Number number = Number::kUnknown;
  Gender gender = Gender::kUnknown;
  Reference reference = Reference::kIndefinite;
  bool definite = false;    // descriptions: "the" or a possessor stands with it, as predicates too
  bool restricted = false;  // descriptions: a clause says which one is meant ("the man who left")
  bool reflexive = false;   // pronouns: "himself"
  std::optional<TokenAt> owner = {};  // descriptions: head of the possessor, or of what owns it
  std::uint32_t count = 0;            // "the two leaders": 2
  std::vector<Title> titles = {};     // of names: in front of them; of descriptions: their own
  std::vector<TokenAt> also = {};     // tokens of titles in front of a name: "President"
  bool bracketed = false;             // names: "(WFO)"
  bool modifies = false;          // a country's adjective ("Ruritanian"): a mention, but no name
  bool stands_alone = true;       // descriptions: an entity even when nothing named is found for it
  std::string with_article = {};  // names printed with a capital article: "The Daily Courier"
};

}  // namespace dossier
