#include "cli/structure_rows.h"

namespace dossier {

const char* const kTiesNote =
    "Links that are only denied link nobody here; all others count, however they are put, and\n"
    "--stance says which. A link weighs as much as it has independent origins.\n";

std::string names_text(const KnowledgeGraph& graph, const std::vector<NodeIndex>& nodes,
                       std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < nodes.size() && i < most; ++i)
    out += (i > 0 ? ", " : "") + graph.nodes[nodes[i]].name;
  if (nodes.size() > most) out += " and " + std::to_string(nodes.size() - most) + " more";
  return out;
}

nlohmann::ordered_json node_row(const Node& node) {
  nlohmann::ordered_json row;
  row["id"] = to_string(node.id);
  row["name"] = node.name;
  row["type"] = to_string(node.type);
  return row;
}

}  // namespace dossier
