#include <memory>

#include "cli/structure_rows.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

constexpr std::size_t kNames = 6;

struct Options {
  std::string name;
  FilterOptions filter;
  OutputOptions output;
};

Answer answer_of(Workspace& workspace, const Options& options) {
  const KnowledgeGraph& graph = workspace.graph();
  const NodeIndex node = find_node(graph, options.name);
  const GraphView view(graph, workspace.ontology(), filter_of(graph, options.filter));
  Answer answer;
  answer.columns = {
      {"name", "NAME"}, {"score", "SCORE"}, {"shared", "SHARED"}, {"names", "LINKED WITH BOTH"}};
  if (options.output.format == "csv") answer.columns.insert(answer.columns.begin(), {"id", "id"});
  for (const Similar& similar : similar_nodes(view, node)) {
    nlohmann::ordered_json row = node_row(graph.nodes[similar.node]);
    constexpr double kDigits = 1e3;
    row["score"] = static_cast<double>(static_cast<int>(similar.score * kDigits + 0.5)) / kDigits;
    row["shared"] = similar.shared.size();
    row["names"] = names_text(graph, similar.shared, kNames);
    answer.rows.push_back(std::move(row));
  }
  return answer;
}

}  // namespace

void add_similar(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("similar", "Who is linked with the same others");
  auto options = std::make_shared<Options>();
  verb->add_option("NAME", options->name, "Its name, loosely typed, or its id")->required();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(std::string(kTiesNote) +
               "Entities of its type, by neighbours in common; one that few others have counts\n"
               "more (Adamic and Adar).\n"
               "Examples:\n  dossier similar ruiz --limit 5\n"
               "  dossier similar \"Harbour Board\" --min-origins 2");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    session.exit_code = print(answer_of(workspace, *options), options->output);
  });
}

}  // namespace dossier
