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

namespace dossier {

struct Coreference {
  std::vector<Cluster> clusters;                         // each has at least one mention, ascending
  std::vector<std::optional<std::uint32_t>> cluster_of;  // for each raw mention
};

/// `mentions` in text order.
Coreference resolve_mentions(const Reading& reading, const std::vector<RawMention>& mentions,
                             const Lexicon& lexicon, const Gazetteer& gazetteer);

}  // namespace dossier
