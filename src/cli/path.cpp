#include <memory>

#include "cli/link_text.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::string from, to;
  std::size_t count = 3;
  std::size_t longest = kMaxPathClaims;
  FilterOptions filter;
  OutputOptions output;
};

nlohmann::ordered_json row_of(const KnowledgeGraph& graph, const GraphView& view,
                              const Path& path) {
  std::string text = graph.nodes[path.nodes.front()].name;
  nlohmann::ordered_json row;
  row["length"] = path.links.size();
  row["weakest_origins"] = path.weakest_origins;
  row["contested"] = false;
  row["nodes"] = nlohmann::ordered_json::array();
  row["links"] = nlohmann::ordered_json::array();
  for (const NodeIndex node : path.nodes) row["nodes"].push_back(graph.nodes[node].name);
  for (std::size_t i = 0; i < path.links.size(); ++i) {
    const Link& link = view.links()[path.links[i]];
    const std::string step =
        arrow(link, link.from == path.nodes[i] ? Walk::kForward : Walk::kBackward);
    row["links"].push_back(step);
    if (link.contested) row["contested"] = true;
    text += " " + step + " " + graph.nodes[path.nodes[i + 1]].name;
  }
  row["path"] = text;
  return row;
}

}  // namespace

void add_path(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("path", "How two entities are linked");
  auto options = std::make_shared<Options>();
  verb->add_option("A", options->from, "Name or id")->required();
  verb->add_option("B", options->to, "Name or id")->required();
  verb->add_option("--count", options->count, "How many ways")
      ->check(CLI::Range(1, kMostWanted))
      ->capture_default_str();
  verb->add_option("--longest", options->longest, "Links of the longest way")
      ->check(CLI::Range(1, kMostWanted))
      ->capture_default_str();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(
      "The shortest first, then those whose weakest link has most independent origins.\n"
      "Examples:\n  dossier path ruiz \"Harbour Board\"\n  dossier path ruiz okoro --min-origins 2 "
      "--count 5");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    const KnowledgeGraph& graph = workspace.graph();
    const NodeIndex from = find_node(graph, options->from);
    const NodeIndex to = find_node(graph, options->to);
    const GraphView view(graph, workspace.ontology(), filter_of(graph, options->filter));
    Answer answer;
    answer.columns = {{"length", "LENGTH"}, {"weakest_origins", "ORIGINS"}, {"path", "PATH"}};
    for (const Path& path : view.paths(from, to, options->count, options->longest)) {
      answer.rows.push_back(row_of(graph, view, path));
    }
    session.exit_code = print(answer, options->output);
  });
}

}  // namespace dossier
