// Entities: mentions are found, joined, and turned into the values that later stages and the
// dossier use.
//
// The best name of a country is the table's; of other entities the longest name that the document
// uses most, of those without a name their first description.
#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "understand/coreference.h"
#include "understand/mentions.h"
#include "understand/name_clusters.h"
#include "understand/peoples.h"
#include "understand/stages.h"

namespace dossier {
namespace {

/// Whether a mention's words name the entity where they stand alone. Of what is known by
/// descriptions only, those with a named owner
/// ("the Ruritanian government") do, else all of them.
bool serves_as_name(const RawMention& mention, const Cluster& cluster, bool owners_named) {
  if (mention.kind == MentionKind::kName) return !mention.modifies;
  if (mention.kind == MentionKind::kPronoun || mention.text.empty()) return false;
  if (cluster.named) return false;
  return mention.owner_is_named || !owners_named;
}

bool has_named_owner(const Cluster& cluster, const std::vector<RawMention>& mentions) {
  return std::any_of(cluster.mentions.begin(), cluster.mentions.end(),
                     [&](std::uint32_t i) { return mentions[i].owner_is_named; });
}

std::vector<std::string> names_of(const Cluster& cluster, const std::vector<RawMention>& mentions) {
  std::set<std::string> names;
  const bool owners_named = has_named_owner(cluster, mentions);
  for (std::uint32_t i : cluster.mentions) {
    if (serves_as_name(mentions[i], cluster, owners_named)) names.insert(mentions[i].text);
    if (!mentions[i].with_article.empty()) names.insert(mentions[i].with_article);
  }
  return {names.begin(), names.end()};
}

/// More words first, then more uses, then the earlier.
std::string best_name(const Cluster& cluster, const std::vector<RawMention>& mentions) {
  struct Use {
    std::string text;
    std::size_t words = 0, count = 0;
    bool owned = false;
  };
  std::vector<Use> uses;
  const bool owners_named = has_named_owner(cluster, mentions);
  for (std::uint32_t i : cluster.mentions) {
    const RawMention& mention = mentions[i];
    if (!serves_as_name(mention, cluster, owners_named)) continue;
    if (cluster.named && mention.kind != MentionKind::kName) continue;
    const auto same = std::find_if(uses.begin(), uses.end(),
                                   [&](const Use& use) { return use.text == mention.text; });
    if (same != uses.end())
      ++same->count;
    else if (uses.size() < 32)
      uses.push_back({mention.text, std::min<std::size_t>(words_of_name(mention.text).size(), 6), 1,
                      !mention.country.empty()});
  }
  const auto best = std::max_element(uses.begin(), uses.end(), [&](const Use& a, const Use& b) {
    if (cluster.named) return std::tie(a.words, a.count) < std::tie(b.words, b.count);
    return std::tie(a.owned, a.count) < std::tie(b.owned, b.count);
  });
  return best == uses.end() ? std::string() : best->text;
}

LocalEntity entity_of(const Cluster& cluster, const Reading& reading,
                      const std::vector<RawMention>& mentions, const Gazetteer& gazetteer) {
  LocalEntity entity;
  entity.type = cluster.type;
  entity.subtype = cluster.subtype;
  if (!cluster.country.starts_with('=')) entity.country = cluster.country;
  entity.names = names_of(cluster, mentions);
  entity.name = best_name(cluster, mentions);
  const bool country = cluster.type == EntityType::kPlace && cluster.subtype == "country" &&
                       !cluster.country.empty() && !cluster.mentions.empty() &&
                       mentions[cluster.mentions[0]].kind == MentionKind::kName;
  if (entity.name.empty() || country)
    for (std::uint32_t i : cluster.mentions)
      if (mentions[i].modifies) entity.name = mentions[i].text;
  if (country && !gazetteer.name_of(cluster.country).empty())
    entity.name = gazetteer.name_of(cluster.country);
  if (entity.names.empty() || country) {
    entity.names.push_back(entity.name);
    std::sort(entity.names.begin(), entity.names.end());
    entity.names.erase(std::unique(entity.names.begin(), entity.names.end()), entity.names.end());
  }
  for (std::uint32_t i : cluster.mentions) {
    const RawMention& mention = mentions[i];
    entity.mentions.push_back(
        {reading.tree(mention.head).bytes(mention.first, mention.last), mention.kind});
  }
  std::sort(entity.mentions.begin(), entity.mentions.end());
  entity.mentions.erase(std::unique(entity.mentions.begin(), entity.mentions.end()),
                        entity.mentions.end());
  return entity;
}

/// "Ana Ruiz's advisers", but "Ruiz administration".
std::string owned_name(const LocalEntity& owner, const RawMention& mention,
                       const Lexicon& lexicon) {
  bool executive = false;
  for (std::size_t row : lexicon.function_words.rows(mention.noun))
    executive = executive || lexicon.function_words.at(row, 1) == "executive";
  if (executive && owner.type == EntityType::kPerson)
    return owner.name.substr(owner.name.rfind(' ') + 1) + " " + mention.noun;
  return owner.name + "'s " + mention.rest;
}

/// "The two leaders" by the names of both; "his government" by the name of whose it is.
void name_by_others(Entities& entities, const Coreference& coreference,
                    const std::vector<RawMention>& mentions, const Lexicon& lexicon) {
  for (std::uint32_t c = 0; c < coreference.clusters.size(); ++c) {
    const Cluster& cluster = coreference.clusters[c];
    std::string name;
    for (std::uint32_t member : cluster.members)
      name += (name.empty() ? "" : " and ") + entities.entities[member].name;
    if (name.empty() && cluster.owner && !cluster.named && !has_named_owner(cluster, mentions) &&
        coreference.clusters[*cluster.owner].named)
      name = owned_name(entities.entities[*cluster.owner], mentions[cluster.mentions[0]], lexicon);
    if (name.empty()) continue;
    entities.entities[c].name = name;
    entities.entities[c].names = {name};
  }
}

}  // namespace

Entities find_entities(const Reading& reading, const Lexicon& lexicon,
                       const AntecedentModel& model) {
  Gazetteer gazetteer(lexicon.countries);
  learn_peoples(reading, lexicon, gazetteer);
  const auto mentions = find_mentions(reading, lexicon, gazetteer);
  const NameClusters names = cluster_names(mentions, lexicon, gazetteer);
  const PhraseLinks links =
      link_phrases(reading, scan_phrases(reading, mentions, names, lexicon), model);
  const Coreference coreference = resolve_mentions(reading, mentions, names, links, lexicon);
  Entities entities;
  for (std::size_t i = 0; i < links.phrases.size(); ++i) {
    const NounPhrase& phrase = links.phrases[i];
    entities.phrases.push_back({phrase.head, phrase.first, phrase.last, links.entities[i]});
  }
  for (const Cluster& cluster : coreference.clusters)
    entities.entities.push_back(entity_of(cluster, reading, mentions, gazetteer));
  std::map<TokenAt, std::uint32_t> parts;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const auto cluster = coreference.cluster_of[i];
    if (!cluster) continue;
    const RawMention& mention = mentions[i];
    const auto index = static_cast<std::uint32_t>(entities.mentions.size());
    entities.mentions.push_back({mention.head, mention.first, mention.last, mention.kind, *cluster,
                                 coreference.clusters[*cluster].members});
    entities.by_token.insert_or_assign(mention.head, index);
    if (mention.kind == MentionKind::kName)
      for (std::uint32_t token = mention.first; token < mention.last; ++token)
        parts.try_emplace({mention.head.sentence, token}, index);
    for (TokenAt at : mention.also) parts.try_emplace(at, index);
  }
  for (const auto& [token, index] : parts) entities.by_token.try_emplace(token, index);
  entities.first_person = find_first_person(reading, lexicon);
  name_by_others(entities, coreference, mentions, lexicon);
  return entities;
}

}  // namespace dossier
