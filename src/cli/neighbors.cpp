#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "cli/link_text.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::string name;
  std::uint32_t depth = 1;
  std::string direction = "both";
  std::vector<std::string> types;
  bool events = false;
  FilterOptions filter;
  OutputOptions output;
};

// The links of one label from `near` to `node`: several phone calls are one group.
struct Group {
  std::uint32_t distance;
  NodeIndex node, near;
  std::string label;
  char direction;  // '>' from near to node, '<' the other way, '-' both ends alike
  friend auto operator<=>(const Group&, const Group&) = default;
};

Link joined(const Link& a, const Link& b) {
  Link out = a;
  std::set<ClaimIndex> claims(a.claims.begin(), a.claims.end());
  claims.insert(b.claims.begin(), b.claims.end());
  out.claims.assign(claims.begin(), claims.end());
  std::set<Stance> stances(a.stances.begin(), a.stances.end());
  stances.insert(b.stances.begin(), b.stances.end());
  out.stances.assign(stances.begin(), stances.end());
  out.contested = a.contested || b.contested;
  out.articles = std::max(a.articles, b.articles);
  out.origins = std::max(a.origins, b.origins);
  out.when = join(a.when, b.when);
  return out;
}

class Rows {
 public:
  Rows(const KnowledgeGraph& graph, const GraphView& view, const Options& options)
      : graph_(graph), view_(view), options_(options) {}

  std::vector<nlohmann::ordered_json> of(const Neighborhood& part) {
    for (std::size_t i = 0; i < part.nodes.size(); ++i) distance_[part.nodes[i]] = part.distance[i];
    for (const std::size_t index : part.links) {
      const Link& link = view_.links()[index];
      if (distance_[link.from] < distance_[link.to]) add(link, link.from, link.to);
      if (distance_[link.to] < distance_[link.from]) add(link, link.to, link.from);
    }
    std::vector<std::pair<Group, Gathered>> found(groups_.begin(), groups_.end());
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return std::tie(a.first.distance, b.second.link.origins, b.second.link.articles) <
             std::tie(b.first.distance, a.second.link.origins, a.second.link.articles);
    });
    std::vector<nlohmann::ordered_json> rows;
    for (const auto& [group, gathered] : found) rows.push_back(row_of(group, gathered));
    return rows;
  }

 private:
  struct Gathered {
    Link link;
    std::size_t count = 1;
  };

  void add(const Link& link, NodeIndex near, NodeIndex node) {
    const char direction = link.symmetric ? '-' : link.from == near ? '>' : '<';
    if (options_.direction == (direction == '>' ? "in" : direction == '<' ? "out" : "")) return;
    const EntityType type = graph_.nodes[node].type;
    if (type == EntityType::kEvent && !options_.events) return;
    const std::string name(to_string(type));
    const auto& types = options_.types;
    if (!types.empty() && std::find(types.begin(), types.end(), name) == types.end()) return;
    const Group group{distance_[node], node, near, link.label, direction};
    const auto [at, fresh] = groups_.try_emplace(group, Gathered{link});
    if (fresh) return;
    at->second.link = joined(at->second.link, link);
    ++at->second.count;
  }

  nlohmann::ordered_json row_of(const Group& group, const Gathered& gathered) const {
    const Node& node = graph_.nodes[group.node];
    nlohmann::ordered_json row;
    row["distance"] = group.distance;
    row["id"] = to_string(node.id);
    row["name"] = node.name;
    row["type"] = to_string(node.type);
    if (group.distance > 1) row["by_way_of"] = graph_.nodes[group.near].name;
    row["link"] = group.label;
    row["direction"] = group.direction == '-' ? "both" : group.direction == '>' ? "out" : "in";
    row["arrow"] = arrow(gathered.link, group.direction == '<' ? Walk::kBackward : Walk::kForward);
    row["count"] = gathered.count;
    add_standing(row, graph_, gathered.link);
    return row;
  }

  const KnowledgeGraph& graph_;
  const GraphView& view_;
  const Options& options_;
  std::map<NodeIndex, std::uint32_t> distance_;
  std::map<Group, Gathered> groups_;
};

Direction direction_of(const std::string& word) {
  if (word == "out") return Direction::kOut;
  return word == "in" ? Direction::kIn : Direction::kBoth;
}

Answer answer_of(Workspace& workspace, const Options& options) {
  const KnowledgeGraph& graph = workspace.graph();
  const NodeIndex centre = find_node(graph, options.name);
  const GraphView view(graph, workspace.ontology(), filter_of(graph, options.filter),
                       options.events ? EventReading::kNodes : EventReading::kLinks);
  Answer answer;
  if (options.depth > 1) answer.columns = {{"distance", "DISTANCE"}, {"by_way_of", "BY WAY OF"}};
  for (const Column& column : std::initializer_list<Column>{{"name", "NAME"},
                                                            {"type", "TYPE"},
                                                            {"signs", "SIGNS"},
                                                            {"arrow", "LINK"},
                                                            {"count", "COUNT"},
                                                            {"articles", "ARTICLES"},
                                                            {"origins", "ORIGINS"}})
    answer.columns.push_back(column);
  if (options.output.format == "csv") {
    answer.columns.push_back({"stances", "STANCES"});
    answer.columns.push_back({"claims", "CLAIMS"});
  }
  const Neighborhood part =
      view.neighborhood(centre, options.depth, direction_of(options.direction));
  answer.rows = Rows(graph, view, options).of(part);
  return answer;
}

}  // namespace

void add_neighbors(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("neighbors", "Who and what is linked with an entity");
  auto options = std::make_shared<Options>();
  verb->add_option("NAME", options->name, "Its name, loosely typed, or its id")->required();
  verb->add_option("--depth", options->depth, "Links to walk")
      ->check(CLI::Range(1, 6))
      ->capture_default_str();
  verb->add_option("--direction", options->direction,
                   "Which way links are walked: out (it leads them), in, or both")
      ->check(CLI::IsMember({"both", "out", "in"}))
      ->capture_default_str();
  verb->add_option("--type", options->types, "Only of this type")
      ->check(CLI::IsMember({"person", "organization", "group", "place", "thing", "event"}));
  verb->add_flag("--events", options->events,
                 "Show events as nodes; else those who took part are linked with each other");
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(
      "One line for each kind of link, strongest first: most independent origins, then articles.\n"
      "COUNT is how many events or relations one line stands for; articles and origins are those\n"
      "of the best supported. Signs: + asserted, - denied, ? alleged, > planned, ~ hypothetical,\n"
      "! requested.\n"
      "Examples:\n  dossier neighbors ruiz\n"
      "  dossier neighbors \"Harbour Board\" --depth 2 --type person\n"
      "  dossier neighbors ruiz --kind consult --since 2031-05-01\n"
      "  dossier neighbors ruiz --stance denied --format json");
  verb->callback([options, &session] {
    if (std::find(options->types.begin(), options->types.end(), "event") != options->types.end()) {
      options->events = true;
    }
    Workspace workspace = open(session);
    session.exit_code = print(answer_of(workspace, *options), options->output);
  });
}

}  // namespace dossier
