#include <memory>

#include "cli/link_text.h"
#include "cli/structure_rows.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

Answer answer_of(Workspace& workspace, const FilterOptions& filter, bool csv) {
  const KnowledgeGraph& graph = workspace.graph();
  const GraphView view(graph, workspace.ontology(), filter_of(graph, filter));
  const Bridges found = find_bridges(view);
  Answer answer;
  answer.columns = {{"bridge", "BRIDGE"},
                    {"name", "NAME"},
                    {"parts", "PARTS"},
                    {"signs", "SIGNS"},
                    {"origins", "ORIGINS"}};
  if (csv)
    for (const char* key : {"id", "stances", "contested", "claims"})
      answer.columns.push_back({key, key});
  for (const auto& joint : found.joints) {
    nlohmann::ordered_json row;
    row["bridge"] = "entity";
    row.update(node_row(graph.nodes[joint.node]));
    row["parts"] = joint.parts;
    answer.rows.push_back(std::move(row));
  }
  for (const Tie& tie : found.ties) {
    const Link& link = view.links()[tie.link];
    nlohmann::ordered_json row;
    row["bridge"] = "link";
    row["name"] = graph.nodes[link.from].name + " " + arrow(link, Walk::kForward) + " " +
                  graph.nodes[link.to].name;
    row["from"] = to_string(graph.nodes[link.from].id);
    row["to"] = to_string(graph.nodes[link.to].id);
    add_standing(row, graph, link);
    answer.rows.push_back(std::move(row));
  }
  return answer;
}

}  // namespace

void add_bridges(CLI::App& app, Session& session) {
  CLI::App* verb =
      app.add_subcommand("bridges", "Entities and links without which some part would be cut off");
  struct Options {
    FilterOptions filter;
    OutputOptions output;
  };
  auto options = std::make_shared<Options>();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(std::string(kTiesNote) +
               "PARTS: how many parts of the dossier meet only in that entity.\n"
               "Examples:\n  dossier bridges --limit 20\n"
               "  dossier bridges --stance asserted --format csv");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    session.exit_code = print(
        answer_of(workspace, options->filter, options->output.format == "csv"), options->output);
  });
}

}  // namespace dossier
