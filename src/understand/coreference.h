// Which mentions of a document are one entity.
//
// Internal to the finding of entities. Errs on the side of keeping apart: a wrong merge spoils two
// nodes, a missed one adds one.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "understand/clusters.h"
#include "understand/lexicon.h"
#include "understand/phrase_links.h"

namespace dossier {

struct Coreference {
  std::vector<Cluster> clusters;                         // each has at least one mention, ascending
  std::vector<std::optional<std::uint32_t>> cluster_of;  // for each raw mention
};

/// `mentions` in text order, with the clusters of their names and what the learned scorer says of
/// the phrases that they head.
Coreference resolve_mentions(const Reading& reading, const std::vector<RawMention>& mentions,
                             const NameClusters& names, const PhraseLinks& links,
                             const Lexicon& lexicon);

}  // namespace dossier
