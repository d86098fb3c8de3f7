// Which claims a question may use: filters over claims and their evidence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/knowledge_graph.h"

namespace dossier {

/// Which claims a question may use. The default uses all; an answer always shows the stance.
struct ClaimFilter {
  std::vector<NodeIndex> about = {};           // one of these stands at an end; empty: any
  std::vector<NodeIndex> by = {};              // one of these is a speaker
  std::vector<Stance> stances = {};            // empty: all
  std::vector<std::string> predicates = {};    // or event categories; empty: all
  std::string outlet = {};                     // folded name of the publisher or origin; empty: any
  std::optional<Date> since = {}, until = {};  // event time overlaps
  std::optional<Date> as_of = {};              // published on or before this day
  std::uint32_t min_origins = 1;               // independent origins, not articles
};

/// The evidence of a claim that passes; the claim passes when any does and enough origins are left.
/// Evidence without the date that a filter asks for (event time, publication date) does not pass:
/// one clock never stands in for another.
std::vector<const Evidence*> matching(const KnowledgeGraph& graph, const Claim& claim,
                                      const ClaimFilter& filter);

}  // namespace dossier
