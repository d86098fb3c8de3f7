#include "understand/antecedent_features.h"

#include <algorithm>
#include <initializer_list>

#include "base/limits.h"

namespace dossier {
namespace {

constexpr std::size_t kNear = 32;  // phrases just before that are looked at
constexpr std::size_t kFar = 8;  // earlier ones with the same head, and as many with the same name
static_assert(kNear + 2 * kFar == kMaxAntecedents);

constexpr std::uint32_t kWordRelations = 10, kTreeRelations = 11, kGroups = kPhraseGroups;

constexpr std::array<std::uint32_t, kPairSlots> kPairSizes = {
    kPhraseKinds * kPhraseKinds,
    8 * kGroups,                       // sentences between
    9 * kGroups,                       // phrases between
    6 * kGroups,                       // words between, in one sentence
    kWordRelations* kGroups* kGroups,  // words that are the same
    kPhraseNumbers* kPhraseNumbers* kPhraseGenders* kPhraseGenders,
    kPhraseTypes* kPhraseTypes,
    kPhraseRoles* kPhraseRoles,
    kTreeRelations* kGroups,
    2 * kPhraseKinds,      // the same text
    4 * kGroups* kGroups,  // quoted
    5 * kGroups,           // how often the text stood before
    7 * kGroups,           // rank among those that agree
    4 * 3 * kGroups,       // subject, first of its sentence; sentences between
    3,                     // names by the rules
    2 * kGroups* kGroups,  // the same governor
    4 * kGroups,           // blocks
    9 * kGroups,           // number and gender of the whole entity
    5 * 2 * kGroups,       // its size, whether it has a name
    2 * kGroups* kGroups,  // its latest mention
    3 * kGroups* kGroups,  // its words
    2 * 2 * 4 * kGroups,   // reflexive, possessor, binding
};
constexpr std::array<std::uint32_t, kPhraseSlots> kPhraseSizes = {
    kPhraseKinds, kPhraseRoles* kGroups, kPhraseTypes* kGroups, 4 * kGroups, 4 * kGroups,
    2 * kGroups,  5 * kGroups,           6 * kGroups,           2 * kGroups};

template <std::size_t N>
constexpr std::array<std::uint32_t, N + 1> starts_of(const std::array<std::uint32_t, N>& sizes) {
  std::array<std::uint32_t, N + 1> starts = {};
  for (std::size_t i = 0; i < N; ++i) starts[i + 1] = starts[i] + sizes[i];
  return starts;
}
constexpr auto kPairStarts = starts_of(kPairSizes);
constexpr auto kPhraseStarts = starts_of(kPhraseSizes);

/// The class of a count: the number of limits that it is not below.
std::uint32_t step(std::uint32_t value, std::initializer_list<std::uint32_t> limits) {
  std::uint32_t count = 0;
  for (const std::uint32_t limit : limits) count += value >= limit;
  return count;
}

template <class Enum>
std::uint32_t number(Enum value) {
  return static_cast<std::uint32_t>(value);
}

/// Sets slot after slot, checks nothing: sizes are what the tests check.
template <std::size_t N>
class Slots {
 public:
  Slots(std::array<std::uint32_t, N>& out, const std::array<std::uint32_t, N + 1>& starts)
      : out_(out), starts_(starts) {}
  void add(std::uint32_t value) { out_[at_] = starts_[at_] + value, ++at_; }

 private:
  std::array<std::uint32_t, N>& out_;
  const std::array<std::uint32_t, N + 1>& starts_;
  std::size_t at_ = 0;
};

std::uint64_t key_of(std::uint32_t entity, std::uint32_t word) {
  return std::uint64_t{entity} << 32U | word;
}

/// 0 nothing known, 1 agree, 2 exclude one another.
std::uint32_t agreement(std::uint32_t value, std::uint32_t met) {
  const std::uint32_t known = met & ~1U;  // value 0 is unknown
  if (value == 0 || known == 0) return 0;
  return known & (1U << value) ? 1 : 2;
}

}  // namespace

std::uint32_t pair_feature_count() {
  return kPairStarts.back();
}
std::uint32_t phrase_feature_count() {
  return kPhraseStarts.back();
}

AntecedentFeatures::AntecedentFeatures(const Reading& reading, std::span<const NounPhrase> phrases,
                                       std::span<const PhraseTraits> traits,
                                       std::span<const std::optional<std::uint32_t>> names)
    : reading_(reading), phrases_(phrases), traits_(traits), names_(names) {
  entity_of_.resize(phrases.size());
}

std::vector<std::uint32_t> AntecedentFeatures::candidate_phrases(std::uint32_t phrase) const {
  std::vector<std::uint32_t> found;
  const std::uint32_t stop = phrase - std::min<std::uint32_t>(phrase, kNear);
  for (std::uint32_t j = phrase; j-- > stop;) found.push_back(j);
  if (number(traits_[phrase].group) <= number(PhraseGroup::kOtherPronoun)) return found;
  const auto add = [&](const auto& index, std::uint32_t key) {
    const auto list = index.find(key);
    if (list == index.end()) return;
    std::size_t taken = 0;
    for (auto j = list->second.rbegin(); j != list->second.rend() && taken < kFar; ++j)
      if (*j < stop && std::ranges::find(found, *j) == found.end())
        found.push_back(*j), ++taken;
      else if (*j < stop)
        ++taken;
  };
  add(by_lemma_, traits_[phrase].lemma);
  if (names_[phrase]) add(by_name_, *names_[phrase]);
  return found;
}

/// 0 different; the same head with 1 no words beside it, 2 the same, 3 fewer later, 4 fewer
/// earlier, 5 some in common, 6 none in common; other heads with 7 a word in common, 8 the later
/// head among the earlier words, 9 the reverse.
std::uint32_t AntecedentFeatures::words_relation(const PhraseTraits& later,
                                                 const PhraseTraits& earlier) const {
  const auto &a = later.words, &b = earlier.words;
  if (later.lemma == earlier.lemma) {
    if (a.empty() && b.empty()) return 1;
    if (a == b) return 2;
    if (std::ranges::includes(b, a)) return 3;
    if (std::ranges::includes(a, b)) return 4;
  } else {
    if (std::ranges::binary_search(b, later.lemma)) return 8;
    if (std::ranges::binary_search(a, earlier.lemma)) return 9;
  }
  const bool common =
      std::ranges::any_of(a, [&](std::uint32_t w) { return std::ranges::binary_search(b, w); });
  if (later.lemma == earlier.lemma) return common ? 5 : 6;
  return common ? 7 : 0;
}

/// 0 other sentence, 1 none of what follows, 2 apposition, 3 predicate of the earlier subject, 4
/// the later stands inside the earlier, 5 the reverse, 6 arguments of one word, 7 coordinated, 8
/// possessor of a sister, 9 the whole and a member, 10 the earlier is the subject of a clause
/// above.
std::uint32_t AntecedentFeatures::tree_relation(std::uint32_t later, std::uint32_t earlier) const {
  const NounPhrase &a = phrases_[later], &b = phrases_[earlier];
  if (a.head.sentence != b.head.sentence) return 0;
  const Tree& tree = reading_.tree(a.head);
  const std::uint32_t i = a.head.token, j = b.head.token;
  if (i == j) return 9;
  const std::string& relation = tree.token(i).deprel;
  if (tree.head(i) == j && relation == "appos") return 2;
  if (tree.head(i) == j && relation == "conj") return 7;
  if (tree.head(j) == i && is_relation(tree.token(j).deprel, "nsubj")) return 3;
  if (tree.dominates(j, i)) return 4;
  if (tree.dominates(i, j)) return 5;
  const std::uint32_t above = tree.head(i);
  if (above == tree.head(j)) return 6;
  if (above == kRoot) return 1;
  if (relation == "nmod:poss" && tree.head(above) == tree.head(j)) return 8;
  if (is_relation(tree.token(j).deprel, "nsubj") && tree.head(j) != kRoot &&
      tree.dominates(tree.head(j), i))
    return 10;
  return 1;
}

bool AntecedentFeatures::fits(const PhraseTraits& later, const PhraseTraits& earlier) const {
  const auto clash = [](auto a, auto b) { return number(a) && number(b) && a != b; };
  if (clash(later.number, earlier.number) || clash(later.gender, earlier.gender)) return false;
  const bool person = later.gender == PhraseGender::kMale || later.gender == PhraseGender::kFemale;
  constexpr std::uint8_t kPerson = 1;  // of Token::entity
  if (person) return earlier.type == kPerson;
  return later.kind != PhraseKind::kNeuter || earlier.type != kPerson;
}

std::uint32_t AntecedentFeatures::entity_words(std::uint32_t phrase, std::uint32_t entity) const {
  if (entity_texts_.contains(key_of(entity, traits_[phrase].text))) return 2;
  return entity_lemmas_.contains(key_of(entity, traits_[phrase].lemma)) ? 1 : 0;
}

void AntecedentFeatures::fill(std::uint32_t phrase, std::uint32_t earlier, std::uint32_t rank,
                              std::array<std::uint32_t, kPairSlots>& features) const {
  const PhraseTraits &a = traits_[phrase], &b = traits_[earlier];
  const NounPhrase &later = phrases_[phrase], &before = phrases_[earlier];
  const std::uint32_t group = number(a.group), groups = group * kGroups + number(b.group);
  const std::uint32_t sentences = later.head.sentence - before.head.sentence;
  const std::uint32_t tree = tree_relation(phrase, earlier);
  const std::uint32_t words = std::max(a.place, b.place) - std::min(a.place, b.place);
  const auto count = text_counts_.find(b.text);
  const Entity& entity = entities_.at(entity_of_[earlier]);
  const bool subject = b.role == PhraseRole::kSubject || b.role == PhraseRole::kPassiveSubject;
  const bool first = earlier == 0 || phrases_[earlier - 1].head.sentence != before.head.sentence;

  Slots<kPairSlots> slots(features, kPairStarts);
  slots.add(number(a.kind) * kPhraseKinds + number(b.kind));
  slots.add(step(sentences, {1, 2, 3, 4, 5, 8, 16}) * kGroups + group);
  slots.add(step(phrase - earlier, {2, 3, 4, 6, 9, 14, 22, 40}) * kGroups + group);
  slots.add((sentences ? 0 : 1 + step(words, {2, 4, 7, 12})) * kGroups + group);
  slots.add(words_relation(a, b) * kGroups * kGroups + groups);
  slots.add(
      ((number(a.number) * kPhraseNumbers + number(b.number)) * kPhraseGenders + number(a.gender)) *
          kPhraseGenders +
      number(b.gender));
  slots.add(a.type * kPhraseTypes + b.type);
  slots.add(number(a.role) * kPhraseRoles + number(b.role));
  slots.add(tree * kGroups + group);
  slots.add((a.text == b.text ? kPhraseKinds : 0) + number(a.kind));
  slots.add((a.quoted * 2U + b.quoted) * kGroups * kGroups + groups);
  slots.add(step(count == text_counts_.end() ? 0 : count->second, {2, 3, 5, 9}) * kGroups + group);
  slots.add(rank * kGroups + group);
  slots.add(((subject * 2U + first) * 3 + step(sentences, {1, 2})) * kGroups + group);
  slots.add(!names_[phrase] || !names_[earlier] ? 0 : names_[phrase] == names_[earlier] ? 1 : 2);
  slots.add((a.governor == b.governor ? kGroups * kGroups : 0) + groups);
  slots.add(((a.block == b.block) * 2U + (b.block == 0)) * kGroups + group);
  slots.add((agreement(number(a.number), entity.numbers) * 3 +
             agreement(number(a.gender), entity.genders)) *
                kGroups +
            group);
  slots.add((step(entity.size, {2, 3, 5, 9}) * 2 + entity.named) * kGroups + group);
  slots.add((entity.latest == earlier ? kGroups * kGroups : 0) + groups);
  slots.add(entity_words(phrase, entity_of_[earlier]) * kGroups * kGroups + groups);
  const std::uint32_t binding = tree == 6 ? 1 : tree == 4 ? 2 : tree == 8 ? 3 : 0;
  slots.add(((a.reflexive * 2U + (a.role == PhraseRole::kPossessor)) * 4 + binding) * kGroups +
            group);
}

std::vector<AntecedentCandidate> AntecedentFeatures::candidates(std::uint32_t phrase) const {
  std::vector<AntecedentCandidate> found;
  std::uint32_t fitting = 0;
  for (const std::uint32_t j : candidate_phrases(phrase)) {
    const bool fit = fits(traits_[phrase], traits_[j]);
    const std::uint32_t rank = fit ? step(++fitting, {2, 3, 4, 6, 10}) : 6;
    fill(phrase, j, rank, found.emplace_back(AntecedentCandidate{j, {}}).features);
  }
  return found;
}

std::array<std::uint32_t, kPhraseSlots> AntecedentFeatures::phrase_features(
    std::uint32_t phrase) const {
  const PhraseTraits& a = traits_[phrase];
  const std::uint32_t group = number(a.group);
  const auto lemma = by_lemma_.find(a.lemma);
  const auto text = text_counts_.find(a.text);
  std::array<std::uint32_t, kPhraseSlots> features = {};
  Slots<kPhraseSlots> slots(features, kPhraseStarts);
  slots.add(number(a.kind));
  slots.add(number(a.role) * kGroups + group);
  slots.add(a.type * kGroups + group);
  slots.add(step(lemma == by_lemma_.end() ? 0 : static_cast<std::uint32_t>(lemma->second.size()),
                 {1, 2, 4}) *
                kGroups +
            group);
  slots.add(step(text == text_counts_.end() ? 0 : text->second, {1, 2, 4}) * kGroups + group);
  slots.add(a.restricted * kGroups + group);
  slots.add(step(phrases_[phrase].last - phrases_[phrase].first, {2, 3, 5, 9}) * kGroups + group);
  slots.add(step(phrases_[phrase].head.sentence, {1, 2, 4, 8, 20}) * kGroups + group);
  slots.add(a.quoted * kGroups + group);
  return features;
}

void AntecedentFeatures::put(std::uint32_t phrase, std::uint32_t id) {
  const PhraseTraits& a = traits_[phrase];
  entity_of_[phrase] = id;
  Entity& entity = entities_[id];
  ++entity.size;
  entity.latest = phrase;
  entity.numbers |= 1U << number(a.number);
  entity.genders |= 1U << number(a.gender);
  entity.named = entity.named || a.group == PhraseGroup::kName;
  by_lemma_[a.lemma].push_back(phrase);
  if (names_[phrase]) by_name_[*names_[phrase]].push_back(phrase);
  ++text_counts_[a.text];
  entity_texts_.insert(key_of(id, a.text));
  entity_lemmas_.insert(key_of(id, a.lemma));
}

}  // namespace dossier
