// Which mentions of a document are one entity.
//
// Internal to the finding of entities. Errs on the side of keeping apart: a wrong merge spoils two
// nodes, a missed one adds one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "understand/mentions.h"

namespace dossier {

/// One entity of the document while it is put together.
struct Cluster {
  EntityType type = EntityType::kThing;
  std::string subtype = {};
  std::string country = {};
  Gender gender = Gender::kUnknown;
  Number number = Number::kSingular;
  bool named = false;
  std::vector<Title> titles = {};            // persons: every role that the document gives them
  std::vector<std::uint32_t> mentions = {};  // indexes of raw mentions, ascending
  std::optional<std::uint32_t> owner = {};   // descriptions: the cluster that it belongs to
  std::vector<std::uint32_t> members = {};   // "the two leaders": the clusters meant
};

struct Coreference {
  std::vector<Cluster> clusters;                         // each has at least one mention
  std::vector<std::optional<std::uint32_t>> cluster_of;  // for each raw mention
};

/// `mentions` in text order.
Coreference resolve_mentions(const Reading& reading, const std::vector<RawMention>& mentions,
                             const Lexicon& lexicon, const Gazetteer& gazetteer);

}  // namespace dossier
