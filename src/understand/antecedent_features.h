// The earlier phrases that a phrase may refer to, and what speaks for and against each: the
// features of the learned scorer.
//
// A feature is a slot with one value of a fixed range; its number counts through all slots. Slots
// and their sizes are part of the trained weights (model/README.md). Internal to coreference.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "understand/phrase_traits.h"

namespace dossier {

inline constexpr std::size_t kPairSlots = 22, kPhraseSlots = 9;
/// How many features there are; the model file must have as many.
std::uint32_t pair_feature_count();
std::uint32_t phrase_feature_count();

/// An earlier phrase, and the features of the pair.
struct AntecedentCandidate {
  std::uint32_t phrase;
  std::array<std::uint32_t, kPairSlots> features;
};

/// Walks the phrases of a document in order: for each, `candidates` first, then `put` with the
/// entity that it was given.
class AntecedentFeatures {
 public:
  /// Borrows all. `names`: for each phrase the cluster that its name has by the rules, if it has
  /// one.
  AntecedentFeatures(const Reading& reading, std::span<const NounPhrase> phrases,
                     std::span<const PhraseTraits> traits,
                     std::span<const std::optional<std::uint32_t>> names);

  /// At most kMaxAntecedents (limits.h), nearest first: the phrases just before, then earlier ones
  /// with the same head or name.
  std::vector<AntecedentCandidate> candidates(std::uint32_t phrase) const;
  /// What speaks for a phrase to be the first of its entity.
  std::array<std::uint32_t, kPhraseSlots> phrase_features(std::uint32_t phrase) const;

  /// The phrase belongs to the entity `entity`; phrases come in order.
  void put(std::uint32_t phrase, std::uint32_t entity);
  std::uint32_t entity_of(std::uint32_t phrase) const { return entity_of_[phrase]; }

 private:
  struct Entity {
    std::uint32_t size = 0, latest = 0;
    std::uint32_t numbers = 0, genders = 0;  // bits of the values met
    bool named = false;
  };
  std::vector<std::uint32_t> candidate_phrases(std::uint32_t phrase) const;
  std::uint32_t words_relation(const PhraseTraits& a, const PhraseTraits& b) const;
  std::uint32_t tree_relation(std::uint32_t later, std::uint32_t earlier) const;
  bool fits(const PhraseTraits& later, const PhraseTraits& earlier) const;
  std::uint32_t entity_words(std::uint32_t phrase, std::uint32_t entity) const;
  void fill(std::uint32_t phrase, std::uint32_t earlier, std::uint32_t rank,
            std::array<std::uint32_t, kPairSlots>& features) const;

  const Reading& reading_;
  std::span<const NounPhrase> phrases_;
  std::span<const PhraseTraits> traits_;
  std::span<const std::optional<std::uint32_t>> names_;
  std::vector<std::uint32_t> entity_of_;
  std::unordered_map<std::uint32_t, Entity> entities_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_lemma_,
      by_name_;  // earlier phrases
  std::unordered_map<std::uint32_t, std::uint32_t> text_counts_;
  std::unordered_set<std::uint64_t> entity_texts_, entity_lemmas_;  // entity and word in one
};

}  // namespace dossier
