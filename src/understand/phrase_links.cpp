#include "understand/phrase_links.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace dossier {
namespace {

/// Of `scores` (first the new entity, then the candidates).
std::vector<float> probabilities(std::vector<float> scores) {
  const float most = *std::ranges::max_element(scores);
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - most);
  for (float& score : scores) score /= sum;
  return scores;
}

/// The likeliest entity of the candidates, or nothing where a new one is likelier.
std::optional<std::uint32_t> choose(const std::vector<AntecedentCandidate>& candidates,
                                    const std::vector<float>& shares,
                                    const AntecedentFeatures& features) {
  std::map<std::uint32_t, float> entities;
  for (std::size_t c = 0; c < candidates.size(); ++c)
    entities[features.entity_of(candidates[c].phrase)] += shares[c + 1];
  std::optional<std::uint32_t> best;
  float most = shares[0];
  for (const auto& [entity, share] : entities)
    if (share > most) best = entity, most = share;
  return best;
}

}  // namespace

PhraseScan scan_phrases(const Reading& reading, const std::vector<RawMention>& mentions,
                        const NameClusters& names, const Lexicon& lexicon) {
  std::map<TokenAt, std::uint32_t> by_head;
  for (std::size_t i = 0; i < mentions.size(); ++i)
    if (names.cluster_of[i] && !mentions[i].modifies)
      by_head.emplace(mentions[i].head, *names.cluster_of[i]);
  PhraseScan scan{find_noun_phrases(reading), {}, {}};
  scan.traits = traits_of(reading, scan.phrases, PronounGrammar(reading), lexicon);
  for (const NounPhrase& phrase : scan.phrases) {
    const auto name = by_head.find(phrase.head);
    const bool named = name != by_head.end() && !phrase.together;
    scan.names.push_back(named ? std::optional(name->second) : std::nullopt);
  }
  return scan;
}

PhraseLinks link_phrases(const Reading& reading, PhraseScan scan, const AntecedentModel& model) {
  if (reading.vectors.values.empty()) return {};
  AntecedentFeatures features(reading, scan.phrases, scan.traits, scan.names);
  const AntecedentModel::Phrases read =
      model.read(head_vectors(reading, scan.phrases), scan.phrases.size());
  std::vector<std::uint32_t> entities;
  std::map<std::uint32_t, std::uint32_t> of_name;  // cluster of names to entity
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < scan.phrases.size(); ++i) {
    const auto candidates = features.candidates(i);
    const auto shares =
        probabilities(model.scores(read, i, features.phrase_features(i), candidates));
    auto entity = choose(candidates, shares, features);
    if (const auto name = scan.names[i])
      if (const auto known = of_name.find(*name); known != of_name.end()) entity = known->second;
    if (!entity) entity = next++;
    if (scan.names[i]) of_name.try_emplace(*scan.names[i], *entity);
    features.put(i, *entity);
    entities.push_back(*entity);
  }
  return {std::move(scan.phrases), std::move(entities)};
}

}  // namespace dossier
