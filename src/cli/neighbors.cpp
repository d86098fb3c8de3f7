#include <algorithm>
#include <map>
#include <memory>

#include "cli/link_text.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::string name;
  std::uint32_t depth = 1;
  std::vector<std::string> types;
  bool events = false;
  FilterOptions filter;
  OutputOptions output;
};

// How each node is reached: the links to nodes that are nearer to the centre, seen from there.
std::vector<nlohmann::ordered_json> rows_of(const KnowledgeGraph& graph, const GraphView& view,
                                            const Neighborhood& part, const Options& options) {
  std::map<NodeIndex, std::uint32_t> distance;
  for (std::size_t i = 0; i < part.nodes.size(); ++i) distance[part.nodes[i]] = part.distance[i];
  std::map<NodeIndex, std::vector<std::size_t>> nearer;
  for (const std::size_t l : part.links) {
    const Link& link = view.links()[l];
    if (distance[link.from] < distance[link.to]) nearer[link.to].push_back(l);
    if (distance[link.to] < distance[link.from]) nearer[link.from].push_back(l);
  }
  std::vector<nlohmann::ordered_json> rows;
  for (std::size_t i = 1; i < part.nodes.size(); ++i) {
    const NodeIndex at = part.nodes[i];
    const Node& node = graph.nodes[at];
    const std::string type(to_string(node.type));
    if (node.type == EntityType::kEvent && !options.events) continue;
    if (!options.types.empty() &&
        std::find(options.types.begin(), options.types.end(), type) == options.types.end()) {
      continue;
    }
    nlohmann::ordered_json row;
    row["distance"] = part.distance[i];
    row["id"] = to_string(node.id);
    row["name"] = node.name;
    row["type"] = type;
    row["links"] = nlohmann::ordered_json::array();
    std::uint32_t articles = 0, origins = 0;
    bool contested = false;
    std::vector<std::string> words;
    for (const std::size_t l : nearer[at]) {
      const Link& link = view.links()[l];
      const bool forward = link.to == at;
      const NodeIndex from = forward ? link.from : link.to;
      std::string text = arrow(link, forward ? Walk::kForward : Walk::kBackward);
      if (from != part.nodes.front()) text = graph.nodes[from].name + " " + text;
      words.push_back(std::move(text));
      articles = std::max(articles, link.articles);
      origins = std::max(origins, link.origins);
      contested = contested || link.contested;
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (std::string& text : words) row["links"].push_back(std::move(text));
    row["articles"] = articles;
    row["origins"] = origins;
    row["contested"] = contested;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

void add_neighbors(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("neighbors", "Who and what is linked with an entity");
  auto options = std::make_shared<Options>();
  verb->add_option("NAME", options->name, "Its name, loosely typed, or its id")->required();
  verb->add_option("--depth", options->depth, "Links to walk")
      ->check(CLI::Range(1, 6))
      ->capture_default_str();
  verb->add_option("--type", options->types, "Only of this type")
      ->check(CLI::IsMember({"person", "organization", "group", "place", "thing", "event"}));
  verb->add_flag("--events", options->events, "List events too");
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(
      "Examples:\n  dossier neighbors ruiz\n"
      "  dossier neighbors \"Harbour Board\" --depth 2 --type person\n"
      "  dossier neighbors ruiz --stance denied --format json");
  verb->callback([options, &session] {
    if (std::find(options->types.begin(), options->types.end(), "event") != options->types.end()) {
      options->events = true;
    }
    Workspace workspace = open(session);
    const KnowledgeGraph& graph = workspace.graph();
    const NodeIndex centre = find_node(graph, options->name);
    const GraphView view(graph, workspace.ontology(), filter_of(graph, options->filter));
    Answer answer;
    answer.columns = {{"distance", "DISTANCE"}, {"name", "NAME"},         {"type", "TYPE"},
                      {"links", "LINKS"},       {"articles", "ARTICLES"}, {"origins", "ORIGINS"}};
    answer.rows = rows_of(graph, view, view.neighborhood(centre, options->depth), *options);
    session.exit_code = print(answer, options->output);
  });
}

}  // namespace dossier
