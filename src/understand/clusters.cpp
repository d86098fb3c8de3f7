#include "understand/clusters.h"

#include <algorithm>

namespace dossier {
namespace {

// What is kept of an entity, so that one with endless names and titles costs no more than others.
constexpr std::size_t kMaxKnownWords = 64;
constexpr std::size_t kMaxTitles = 16;

}  // namespace

ClusterBook::ClusterBook(const std::vector<RawMention>& mentions, const NameClusters& names)
    : mentions_(&mentions), cluster_of_(mentions.size()) {
  for (EntityType type : names.types) clusters_.push_back({.type = type});
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const RawMention& mention = mentions[i];
    if (mention.kind == MentionKind::kName)
      for (std::uint32_t t = mention.first; t < mention.last; ++t)
        by_token_.try_emplace({mention.head.sentence, t}, i);
    by_token_.insert_or_assign(mention.head, i);
    for (TokenAt at : mention.also) by_token_.insert_or_assign(at, i);
    if (const auto cluster = names.cluster_of[i]) join(i, *cluster);
  }
}

std::optional<std::uint32_t> ClusterBook::mention_at(TokenAt at) const {
  const auto found = by_token_.find(at);
  return found == by_token_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> ClusterBook::at(TokenAt at) const {
  const auto mention = mention_at(at);
  return mention ? cluster_of_[*mention] : std::nullopt;
}

void ClusterBook::join(std::uint32_t index, std::uint32_t c) {
  const RawMention& mention = (*mentions_)[index];
  Cluster& cluster = clusters_[c];
  cluster_of_[index] = c;
  cluster.mentions.push_back(index);
  if (cluster.gender == Gender::kUnknown) cluster.gender = mention.gender;
  if (mention.kind == MentionKind::kPronoun) return;
  cluster.named = cluster.named || (mention.kind == MentionKind::kName && !mention.modifies);
  if (mention.type == cluster.type && cluster.subtype.empty()) cluster.subtype = mention.subtype;
  if (cluster.country.empty() && cluster.type != EntityType::kPerson)
    cluster.country = mention.country;
  if (mention.number == Number::kPlural) cluster.number = Number::kPlural;
  for (const Title& title : mention.titles)
    if (cluster.titles.size() < kMaxTitles &&
        std::find(cluster.titles.begin(), cluster.titles.end(), title) == cluster.titles.end())
      cluster.titles.push_back(title);
  if (cluster.known_words.size() < kMaxKnownWords)
    for (std::string& word : words_of_name(mention.text))
      cluster.known_words.insert(std::move(word));
}

std::uint32_t ClusterBook::create(std::uint32_t index) {
  const RawMention& mention = (*mentions_)[index];
  clusters_.push_back({.type = mention.type, .number = mention.number});
  join(index, size() - 1);
  return size() - 1;
}

std::uint32_t ClusterBook::create_group(std::vector<std::uint32_t> members) {
  clusters_.push_back(
      {.type = EntityType::kGroup, .number = Number::kPlural, .members = std::move(members)});
  return size() - 1;
}

}  // namespace dossier
