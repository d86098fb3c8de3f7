#include <memory>

#include "cli/judging.h"
#include "cli/verbs.h"

namespace dossier {

void add_same(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("same", "Say that two nodes are one");
  struct Options {
    std::string one, other;
    WhoAndWhy said;
  };
  auto options = std::make_shared<Options>();
  verb->add_option("A", options->one, "Name or id of a node")->required();
  verb->add_option("B", options->other, "Name or id of another")->required();
  add_who_and_why(*verb, options->said);
  verb->footer(
      "It holds for what is there now and for reports to come, until `dossier undo` takes it "
      "back.\n"
      "Examples:\n"
      "  dossier same \"Ana Ruiz\" \"A. R. Soler\" --why \"married name, register of 2031\"\n"
      "  dossier same n:51c0 n:07aa");
  verb->callback([options, &session] {
    Workspace workspace = open_to_write(session);
    const KnowledgeGraph& graph = workspace.graph();
    const NodeIndex one = find_node(graph, options->one);
    const NodeIndex other = find_node(graph, options->other);
    Sameness word = sameness_of(workspace, Relation::kSame, one, other);
    judge(workspace, judgement_of(std::move(word), options->said));
  });
}

}  // namespace dossier
