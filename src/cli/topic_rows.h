// Events and relations as rows, for every verb that answers with what is said of them.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "graph/topics.h"

namespace dossier {

/// Adds what keeps a topic from reading as a plain fact: `stances`, `signs`, `contested`, `by`,
/// `said`, `published` (from the first to the last day), `articles`, `origins` and the ids of its
/// `claims`.
void add_standing(nlohmann::ordered_json& row, const KnowledgeGraph& graph,
                  const std::vector<Spoken>& spoken);

}  // namespace dossier
