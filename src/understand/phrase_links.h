// Which noun phrases of a document refer to the same, by the learned scorer.
//
// Internal to the finding of entities, but for what measures it and what trains the scorer.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "understand/antecedent_model.h"
#include "understand/name_clusters.h"
#include "understand/raw_mention.h"

namespace dossier {

/// The phrases of a document, and what is known of each before they are linked.
struct PhraseScan {
  std::vector<NounPhrase> phrases;
  std::vector<PhraseTraits> traits;
  std::vector<std::optional<std::uint32_t>> names;  // the cluster that rules make of its name
};
PhraseScan scan_phrases(const Reading& reading, const std::vector<RawMention>& mentions,
                        const NameClusters& names, const Lexicon& lexicon);

/// The phrases of a document, and the number of what each refers to, from 0 in the order of the
/// text; none where the reading has no word vectors.
struct PhraseLinks {
  std::vector<NounPhrase> phrases;
  std::vector<std::uint32_t> entities;
};

/// Gives each phrase, in order, to the likeliest entity so far or to a new one: the probabilities
/// of an entity's phrases are summed. Phrases with one cluster of names are always together. Cost:
/// at most kMaxAntecedents scores a phrase.
PhraseLinks link_phrases(const Reading& reading, PhraseScan scan, const AntecedentModel& model);

}  // namespace dossier
