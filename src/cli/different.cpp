#include <memory>

#include "cli/judging.h"
#include "cli/verbs.h"

namespace dossier {

void add_different(CLI::App& app, Session& session) {
  CLI::App* verb =
      app.add_subcommand("different", "Say that two nodes are not one, and never will be");
  struct Options {
    std::string one, other;
    WhoAndWhy said;
  };
  auto options = std::make_shared<Options>();
  verb->add_option("A", options->one, "Name or id of a node")->required();
  verb->add_option("B", options->other, "Name or id of another")->required();
  add_who_and_why(*verb, options->said);
  verb->footer(
      "It goes before what names say, and before `same`. To part what is one node, use `split`.\n"
      "Examples:\n"
      "  dossier different \"Ana Ruiz\" \"Ana Ruiz Soler\" --why \"mother and daughter\"\n"
      "  dossier different n:51c0 n:07aa");
  verb->callback([options, &session] {
    Workspace workspace = open_to_write(session);
    const KnowledgeGraph& graph = workspace.graph();
    const NodeIndex one = find_node(graph, options->one);
    const NodeIndex other = find_node(graph, options->other);
    Sameness word = sameness_of(workspace, Relation::kDifferent, one, other);
    judge(workspace, judgement_of(std::move(word), options->said));
  });
}

}  // namespace dossier
