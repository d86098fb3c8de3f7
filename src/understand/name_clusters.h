// Which names of a document are names of one entity: "Ana Ruiz", "Ruiz", "A. Ruiz"; "Office for
// Trade (OFT)", "OFT"; "U.S.", "America".
//
// Internal to the finding of entities. Errs on the side of keeping apart.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "understand/lexicon.h"
#include "understand/places.h"
#include "understand/raw_mention.h"

namespace dossier {

struct NameClusters {
  std::vector<std::optional<std::uint32_t>>
      cluster_of;                 // for each mention; nothing for descriptions and pronouns
  std::vector<EntityType> types;  // for each cluster
};

/// `mentions` in text order. Cost n log n in the number of names.
NameClusters cluster_names(const std::vector<RawMention>& mentions, const Lexicon& lexicon,
                           const Gazetteer& gazetteer);

enum class Initials { kCapitals, kAll };
/// "wfo" of "World Forum on Oceans": first letters of the words, of those with a capital or of all.
std::string initials(std::string_view name, Initials which);

/// Name without article, in lower case without accents and full stops, cut at spaces.
std::vector<std::string> words_of_name(std::string_view name);

}  // namespace dossier
