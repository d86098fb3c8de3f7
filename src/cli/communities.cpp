#include "graph/communities.h"

#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/structure_rows.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

constexpr std::size_t kNames = 6;

// The best known first.
std::vector<NodeIndex> by_origins(const KnowledgeGraph& graph, std::vector<NodeIndex> nodes) {
  std::stable_sort(nodes.begin(), nodes.end(), [&](NodeIndex a, NodeIndex b) {
    return graph.nodes[a].origins > graph.nodes[b].origins;
  });
  return nodes;
}

Answer answer_of(Workspace& workspace, const FilterOptions& filter) {
  const KnowledgeGraph& graph = workspace.graph();
  const GraphView view(graph, workspace.ontology(), filter_of(graph, filter));
  const Communities found = find_communities(view);
  Answer answer;
  answer.columns = {{"community", "COMMUNITY"}, {"size", "SIZE"}, {"names", "NAMES"}};
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    const std::vector<NodeIndex> members = by_origins(graph, found.groups[i]);
    nlohmann::ordered_json row;
    row["community"] = i + 1;
    row["size"] = members.size();
    row["names"] = names_text(graph, members, kNames);
    for (const NodeIndex node : members) row["members"].push_back(node_row(graph.nodes[node]));
    answer.rows.push_back(std::move(row));
  }
  if (!answer.rows.empty()) std::cerr << "modularity " << found.modularity << "\n";
  return answer;
}

}  // namespace

void add_communities(CLI::App& app, Session& session) {
  CLI::App* verb =
      app.add_subcommand("communities", "Groups that are linked more among each other");
  struct Options {
    FilterOptions filter;
    OutputOptions output;
  };
  auto options = std::make_shared<Options>();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(std::string(kTiesNote) +
               "Found after Leiden, by modularity; the same dossier gives the same groups.\n"
               "Examples:\n  dossier communities\n"
               "  dossier communities --min-origins 2 --format jsonl");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    session.exit_code = print(answer_of(workspace, options->filter), options->output);
  });
}

}  // namespace dossier
