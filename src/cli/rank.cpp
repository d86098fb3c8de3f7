#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/structure_rows.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::string order = "pagerank";
  std::size_t sources = 1000;
  std::vector<std::string> types;
  FilterOptions filter;
  OutputOptions output;
};

void sort_by(std::vector<Centrality>& nodes, const std::string& by, const KnowledgeGraph& graph) {
  const auto key = [&](const Centrality& c) -> double {
    if (by == "betweenness") return c.betweenness;
    if (by == "core") return c.core;
    return by == "origins" ? graph.nodes[c.node].origins : c.page_rank;
  };
  std::stable_sort(nodes.begin(), nodes.end(),
                   [&](const Centrality& a, const Centrality& b) { return key(a) > key(b); });
}

// Six digits: what is behind them is below what is measured.
double rounded(double value) {
  constexpr double kDigits = 1e6;
  return static_cast<double>(static_cast<std::int64_t>(value * kDigits + 0.5)) / kDigits;
}

Answer answer_of(Workspace& workspace, const Options& options) {
  const KnowledgeGraph& graph = workspace.graph();
  const GraphView view(graph, workspace.ontology(), filter_of(graph, options.filter));
  Ranking ranking = rank_nodes(view, options.sources);
  sort_by(ranking.nodes, options.order, graph);
  Answer answer;
  answer.columns = {{"name", "NAME"},         {"type", "TYPE"},
                    {"pagerank", "PAGERANK"}, {"betweenness", "BETWEENNESS"},
                    {"core", "CORE"},         {"neighbors", "NEIGHBORS"},
                    {"origins", "ORIGINS"}};
  if (options.output.format == "csv") answer.columns.insert(answer.columns.begin(), {"id", "id"});
  const auto& types = options.types;
  for (const Centrality& c : ranking.nodes) {
    nlohmann::ordered_json row = node_row(graph.nodes[c.node]);
    if (!types.empty() && std::find(types.begin(), types.end(), row["type"]) == types.end())
      continue;
    row["pagerank"] = rounded(c.page_rank);
    row["betweenness"] = rounded(c.betweenness);
    if (ranking.error > 0) row["betweenness_error"] = rounded(ranking.error);
    row["core"] = c.core;
    row["neighbors"] = c.ties;
    row["origins"] = graph.nodes[c.node].origins;
    answer.rows.push_back(std::move(row));
  }
  if (ranking.error > 0)
    std::cerr << "betweenness from " << ranking.sources << " of " << ranking.nodes.size()
              << " nodes: at most " << rounded(ranking.error) << " off, with 95 % certainty\n";
  return answer;
}

}  // namespace

void add_rank(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("rank", "Who and what is central");
  auto options = std::make_shared<Options>();
  verb->add_option("--order", options->order, "Order by")
      ->check(CLI::IsMember({"pagerank", "betweenness", "core", "origins"}))
      ->capture_default_str();
  verb->add_option("--sources", options->sources,
                   "Count betweenness from so many nodes; from all where there are no more")
      ->check(CLI::Range(1, kMostWanted))
      ->capture_default_str();
  verb->add_option("--type", options->types, "List only this type")
      ->check(CLI::IsMember({"person", "organization", "group", "place", "thing", "event"}));
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(std::string(kTiesNote) +
               "Central is not important, and what is reported more often is not truer.\n"
               "Examples:\n  dossier rank --limit 10\n"
               "  dossier rank --order betweenness --type person --min-origins 2");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    session.exit_code = print(answer_of(workspace, *options), options->output);
  });
}

}  // namespace dossier
