#include <algorithm>
#include <cmath>
#include <memory>

#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::vector<std::string> about;
  OutputOptions output;
};

double rounded(float score) {
  return std::round(static_cast<double>(score) * 100) / 100;
}

Answer answer_of(Workspace& workspace, const std::vector<std::string>& about) {
  const KnowledgeGraph& graph = workspace.graph();
  std::vector<NodeIndex> wanted;
  for (const std::string& name : about) wanted.push_back(find_node(graph, name));
  Answer answer;
  answer.columns = {
      {"score", "SCORE"},           {"a", "NAME"},    {"type", "TYPE"}, {"b", "MAY BE"},
      {"other_type", "OTHER TYPE"}, {"reason", "WHY"}};
  for (const MaybeSame& maybe : workspace.maybe_same()) {
    const Node &a = graph.nodes[maybe.a], &b = graph.nodes[maybe.b];
    const bool asked = std::any_of(wanted.begin(), wanted.end(), [&](NodeIndex node) {
      return node == maybe.a || node == maybe.b;
    });
    if (!wanted.empty() && !asked) continue;
    answer.rows.push_back({{"score", rounded(maybe.score)},
                           {"a", a.name},
                           {"type", to_string(a.type)},
                           {"b", b.name},
                           {"other_type", to_string(b.type)},
                           {"reason", to_string(maybe.reason)},
                           {"a_id", to_string(a.id)},
                           {"b_id", to_string(b.id)}});
  }
  return answer;
}

}  // namespace

void add_maybe(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("maybe", "What may be one, and was left apart");
  auto options = std::make_shared<Options>();
  verb->add_option("--about", options->about, "Only pairs with this one")->type_name("NAME");
  add_output_options(*verb, options->output);
  verb->footer(
      "A score of 0.8 makes one node of two names; what is listed here is less sure, or\n"
      "contradicts another name.\n"
      "Examples:\n  dossier maybe\n  dossier maybe --about ruiz --format jsonl");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    session.exit_code = print(answer_of(workspace, options->about), options->output);
  });
}

}  // namespace dossier
