#include "understand/phrase_traits.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "understand/mention_parts.h"

namespace dossier {
namespace {

constexpr std::size_t kMaxWords = 12;

class Words {
 public:
  std::uint32_t operator()(const std::string& word) {
    return numbers_.try_emplace(word, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;  // by first occurrence
};

PhraseKind kind_of_pronoun(const Token& token) {
  if (has_feature(token, "PronType=Prs") || has_feature(token, "PronType=Emp")) {
    const bool plural = has_feature(token, "Number=Plur");
    if (has_feature(token, "Person=1"))
      return plural ? PhraseKind::kFirstPlural : PhraseKind::kFirst;
    if (has_feature(token, "Person=2")) return PhraseKind::kSecond;
    if (plural) return PhraseKind::kPlural;
    if (has_feature(token, "Gender=Masc")) return PhraseKind::kMale;
    if (has_feature(token, "Gender=Fem")) return PhraseKind::kFemale;
    return PhraseKind::kNeuter;
  }
  if (has_feature(token, "PronType=Dem")) return PhraseKind::kDemonstrative;
  if (has_feature(token, "PronType=Rel")) return PhraseKind::kRelative;
  if (has_feature(token, "PronType=Int")) return PhraseKind::kInterrogative;
  return PhraseKind::kOtherPronoun;
}

PhraseKind kind_of_noun(const Tree& tree, std::uint32_t head) {
  const Token& token = tree.token(head);
  const bool name = token.upos == "PROPN";
  if (is_relation(token.deprel, "compound"))
    return name ? PhraseKind::kPartOfName : PhraseKind::kPartOfNoun;
  if (name) return PhraseKind::kName;
  if (tree.child(head, "nmod:poss")) return PhraseKind::kPossessed;
  if (const auto determiner = tree.child(head, "det")) {
    const Token& word = tree.token(*determiner);
    if (has_feature(word, "Definite=Def")) return PhraseKind::kDefinite;
    if (has_feature(word, "Definite=Ind")) return PhraseKind::kIndefinite;
    if (has_feature(word, "PronType=Dem")) return PhraseKind::kPointing;
    return PhraseKind::kQuantified;
  }
  if (tree.child(head, "nummod")) return PhraseKind::kQuantified;
  return has_feature(token, "Number=Plur") ? PhraseKind::kBarePlural : PhraseKind::kBare;
}

PhraseKind kind_of(const Tree& tree, const NounPhrase& phrase) {
  const Token& token = tree.token(phrase.head.token);
  if (phrase.together) return PhraseKind::kTogether;
  if (token.upos == "PRON") return kind_of_pronoun(token);
  if (token.upos == "NUM") return PhraseKind::kNumber;
  if (token.upos == "DET")
    return has_feature(token, "PronType=Dem") ? PhraseKind::kDemonstrative
                                              : PhraseKind::kOtherPronoun;
  return kind_of_noun(tree, phrase.head.token);
}

PhraseGroup group_of(PhraseKind kind) {
  switch (kind) {
    case PhraseKind::kFirst:
    case PhraseKind::kFirstPlural:
    case PhraseKind::kSecond:
      return PhraseGroup::kSpeech;
    case PhraseKind::kMale:
    case PhraseKind::kFemale:
    case PhraseKind::kNeuter:
    case PhraseKind::kPlural:
      return PhraseGroup::kThird;
    case PhraseKind::kDemonstrative:
    case PhraseKind::kRelative:
    case PhraseKind::kInterrogative:
    case PhraseKind::kOtherPronoun:
      return PhraseGroup::kOtherPronoun;
    case PhraseKind::kName:
    case PhraseKind::kPartOfName:
      return PhraseGroup::kName;
    case PhraseKind::kDefinite:
    case PhraseKind::kPointing:
    case PhraseKind::kPossessed:
      return PhraseGroup::kPointing;
    case PhraseKind::kIndefinite:
    case PhraseKind::kQuantified:
    case PhraseKind::kBarePlural:
    case PhraseKind::kBare:
    case PhraseKind::kPartOfNoun:
      return PhraseGroup::kPlain;
    default:
      return PhraseGroup::kOther;
  }
}

PhraseGender gender_of(const Lexicon& lexicon, const Tree& tree, const NounPhrase& phrase,
                       PhraseKind kind) {
  if (kind == PhraseKind::kMale) return PhraseGender::kMale;
  if (kind == PhraseKind::kFemale) return PhraseGender::kFemale;
  if (kind == PhraseKind::kNeuter) return PhraseGender::kNeuter;
  const Token& token = tree.token(phrase.head.token);
  if (phrase.together || !is_nominal(token)) return PhraseGender::kUnknown;
  Gender gender = gender_of_word(lexicon, noun_of(token));
  if (gender == Gender::kUnknown && token.upos == "PROPN" && token.entity == "person")
    gender = gender_of_first_name(lexicon, token.form);
  for (const std::uint32_t c : tree.children(phrase.head.token)) {
    if (gender != Gender::kUnknown || c > phrase.head.token) break;
    if (c >= phrase.first && is_nominal(tree.token(c)) && token.upos == "PROPN")
      gender = gender_of_word(lexicon, noun_of(tree.token(c)));
  }
  if (gender == Gender::kUnknown) return PhraseGender::kUnknown;
  return gender == Gender::kMale ? PhraseGender::kMale : PhraseGender::kFemale;
}

PhraseNumber number_of(const Token& token, bool together) {
  if (together || has_feature(token, "Number=Plur")) return PhraseNumber::kPlural;
  return has_feature(token, "Number=Sing") ? PhraseNumber::kSingular : PhraseNumber::kUnknown;
}

PhraseRole role_of(const Tree& tree, std::uint32_t head) {
  const std::string& relation = tree.token(head).deprel;
  const auto is = [&](std::string_view wanted) { return is_relation(relation, wanted); };
  if (relation == "nsubj:pass") return PhraseRole::kPassiveSubject;
  if (is("nsubj")) return PhraseRole::kSubject;
  if (is("obj") || is("iobj")) return PhraseRole::kObject;
  if (is("obl")) return PhraseRole::kOblique;
  if (relation == "nmod:poss") return PhraseRole::kPossessor;
  if (relation == "nmod:desc") return PhraseRole::kTitle;
  if (is("nmod")) return PhraseRole::kModifier;
  if (is("appos")) return PhraseRole::kApposition;
  if (is("conj")) return PhraseRole::kMember;
  if (is("compound")) return PhraseRole::kCompound;
  if (tree.child(head, "cop")) return PhraseRole::kPredicate;
  return relation == "root" ? PhraseRole::kTop : PhraseRole::kOther;
}

std::uint8_t type_of(const Token& token) {
  constexpr std::array<std::string_view, kPhraseTypes - 1> kTypes = {
      "none",  "person", "organization", "place", "abstract", "object",
      "event", "time",   "animal",       "plant", "substance"};
  return static_cast<std::uint8_t>(std::ranges::find(kTypes, token.entity) - kTypes.begin());
}

/// Words that tell one phrase from another: modifiers in front, and names and nouns of short tails.
void fill_words(const Tree& tree, const NounPhrase& phrase, Words& words, PhraseTraits& traits) {
  std::string text;
  const std::uint32_t end = std::min<std::uint32_t>(phrase.last, phrase.first + 2 * kMaxWords);
  for (std::uint32_t i = phrase.first; i < end; ++i) {
    const Token& token = tree.token(i);
    if (token.upos == "DET" || token.upos == "PUNCT" || token.xpos == "POS") continue;
    text += to_lower(token.form) + " ";
    const bool content = is_nominal(token) || token.upos == "ADJ" || token.upos == "NUM";
    if (content && i != phrase.head.token && traits.words.size() < kMaxWords)
      traits.words.push_back(words(noun_of(token)));
  }
  std::ranges::sort(traits.words);
  traits.text = words(" " + text);
}

}  // namespace

std::vector<PhraseTraits> traits_of(const Reading& reading, const std::vector<NounPhrase>& phrases,
                                    const PronounGrammar& grammar, const Lexicon& lexicon) {
  std::vector<std::uint32_t> starts;  // of sentences, in tokens
  std::uint32_t sum = 0;
  for (const Tree& tree : reading.trees) starts.push_back(sum), sum += tree.size();
  std::vector<PhraseTraits> all;
  all.reserve(phrases.size());
  Words words;
  for (const NounPhrase& phrase : phrases) {
    const Tree& tree = reading.tree(phrase.head);
    const std::uint32_t head = phrase.head.token;
    const Token& token = tree.token(head);
    PhraseTraits& traits = all.emplace_back();
    traits.kind = kind_of(tree, phrase);
    traits.group = group_of(traits.kind);
    traits.number = number_of(token, phrase.together);
    traits.gender = gender_of(lexicon, tree, phrase, traits.kind);
    traits.role = role_of(tree, head);
    traits.type = type_of(token);
    traits.reflexive = has_feature(token, "Reflex=Yes");
    traits.quoted = grammar.is_quoted(phrase.head);
    traits.restricted = phrase.last > head + 1;
    traits.lemma = words(noun_of(token));
    if (tree.head(head) != kRoot) traits.governor = words(noun_of(tree.token(tree.head(head))));
    traits.place = starts[phrase.head.sentence] + head;
    traits.block = reading.annotation.sentences[phrase.head.sentence].block;
    fill_words(tree, phrase, words, traits);
  }
  return all;
}

}  // namespace dossier
