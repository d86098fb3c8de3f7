#include <algorithm>
#include <memory>
#include <set>
#include <tuple>

#include "cli/verbs.h"
#include "export/jsonl.h"

namespace dossier {
namespace {

struct Options {
  FilterOptions filter;
  OutputOptions output;
  std::vector<std::string> types;
};

// The nodes at the ends of the claims that pass, and their speakers.
std::set<NodeIndex> touched(const KnowledgeGraph& graph, const ClaimFilter& filter) {
  std::set<NodeIndex> out;
  for (const Claim& claim : graph.claims) {
    const auto evidence = matching(graph, claim, filter);
    if (evidence.empty()) continue;
    out.insert(claim.subject);
    if (claim.object) out.insert(*claim.object);
    for (const Evidence* piece : evidence)
      out.insert(piece->speakers.begin(), piece->speakers.end());
  }
  return out;
}

Answer answer_of(const KnowledgeGraph& graph, const Options& options) {
  Answer answer;
  answer.columns = {{"name", "NAME"},         {"type", "TYPE"},         {"subtype", "SUBTYPE"},
                    {"mentions", "MENTIONS"}, {"articles", "ARTICLES"}, {"origins", "ORIGINS"}};
  const auto lines = lines_of([&](std::ostream& out) { write_entities_jsonl(out, graph); });
  const bool all = options.filter.empty();
  const std::set<NodeIndex> wanted =
      all ? std::set<NodeIndex>() : touched(graph, filter_of(graph, options.filter));
  std::vector<NodeIndex> chosen;
  for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
    const std::string type(to_string(graph.nodes[i].type));
    const bool typed =
        options.types.empty() ||
        std::find(options.types.begin(), options.types.end(), type) != options.types.end();
    if (typed && (all || wanted.contains(i))) chosen.push_back(i);
  }
  // People read the best known first; programs get the order of ids.
  if (options.output.format == "table") {
    std::stable_sort(chosen.begin(), chosen.end(), [&](NodeIndex a, NodeIndex b) {
      const Node& x = graph.nodes[a];
      const Node& y = graph.nodes[b];
      const bool x_event = x.type == EntityType::kEvent, y_event = y.type == EntityType::kEvent;
      return std::tie(x_event, y.origins, y.mentions, x.name) <
             std::tie(y_event, x.origins, x.mentions, y.name);
    });
  }
  for (const NodeIndex i : chosen) {
    answer.lines.push_back(lines[i]);
    answer.rows.push_back(nlohmann::ordered_json::parse(lines[i]));
    if (graph.nodes[i].type == EntityType::kEvent)
      answer.rows.back()["subtype"] = graph.nodes[i].category;
  }
  return answer;
}

}  // namespace

void add_entities(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("entities", "Who and what is in the dossier");
  auto options = std::make_shared<Options>();
  verb->add_option("--type", options->types, "Only of this type")
      ->check(CLI::IsMember({"person", "organization", "group", "place", "thing", "event"}));
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(
      "Examples:\n"
      "  dossier entities --type person --limit 20\n"
      "  dossier entities --about \"Harbour Board\"\n"
      "  dossier entities --format jsonl");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    session.exit_code = print(answer_of(workspace.graph(), *options), options->output);
  });
}

}  // namespace dossier
