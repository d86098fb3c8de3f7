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
PhraseLink choose(const std::vector<AntecedentCandidate>& candidates,
                  const std::vector<float>& shares, const AntecedentFeatures& features) {
  std::map<std::uint32_t, float> entities;
  for (std::size_t c = 0; c < candidates.size(); ++c)
    entities[features.entity_of(candidates[c].phrase)] += shares[c + 1];
  PhraseLink link{0, std::nullopt, shares[0]};
  for (const auto& [entity, share] : entities)
    if (share > link.probability) link = {entity, 0, share};
  if (!link.antecedent) return link;
  float most = -1;
  for (std::size_t c = 0; c < candidates.size(); ++c)
    if (features.entity_of(candidates[c].phrase) == link.entity && shares[c + 1] > most)
      most = shares[c + 1], link.antecedent = candidates[c].phrase;
  return link;
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
      model.read(phrase_vectors(reading, scan.phrases), scan.phrases.size());
  std::vector<PhraseLink> links;
  std::map<std::uint32_t, std::uint32_t> first_of_name;  // cluster to phrase
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < scan.phrases.size(); ++i) {
    const auto candidates = features.candidates(i);
    const auto shares =
        probabilities(model.scores(read, i, features.phrase_features(i), candidates));
    PhraseLink link = choose(candidates, shares, features);
    if (const auto name = scan.names[i]) {
      const auto [known, fresh] = first_of_name.try_emplace(*name, i);
      if (!fresh) link = {features.entity_of(known->second), known->second, 1};
    }
    if (!link.antecedent) link.entity = next++;
    features.put(i, link.entity);
    links.push_back(link);
  }
  return {std::move(scan.phrases), std::move(links)};
}

}  // namespace dossier
