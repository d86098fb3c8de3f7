// Ties as rows, for the verbs that ask for the shape of the dossier.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "graph/structure.h"

namespace dossier {

/// The names of at most `most` nodes, and how many more there are: "Ada Lind and 3 more".
std::string names_text(const KnowledgeGraph& graph, const std::vector<NodeIndex>& nodes,
                       std::size_t most);

/// id, name and type.
nlohmann::ordered_json node_row(const Node& node);

/// What all these verbs say of denials.
extern const char* const kTiesNote;

}  // namespace dossier
