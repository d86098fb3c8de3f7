#include <memory>

#include "base/utf8.h"
#include "cli/judging.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::string name;
  std::vector<std::string> documents;
  WhoAndWhy said;
  OutputOptions output;
};

// Who stands in which document, and what is said there: what one needs to know to part them.
Answer members_of(Workspace& workspace, NodeIndex node) {
  Answer answer;
  answer.columns = {{"document", "DOCUMENT"}, {"name", "NAME"}, {"quote", "WHERE IT IS NAMED"}};
  const KnowledgeGraph& graph = workspace.graph();
  for (const Member& member : graph.nodes[node].members) {
    const ReportFacts& document = workspace.documents()[member.report];
    answer.rows.push_back({{"document", graph.reports[member.report].name},
                           {"id", to_string(graph.reports[member.report].id)},
                           {"name", document.facts.entities[member.entity].name},
                           {"quote", context_of(document, member.entity)}});
  }
  return answer;
}

}  // namespace

void add_split(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("split", "Part a node: some documents mean another one");
  auto options = std::make_shared<Options>();
  verb->add_option("NAME", options->name, "Name or id of the node")->required();
  verb->add_option("--document", options->documents,
                   "In these documents it is another than in the rest; without, all are listed")
      ->type_name("DOCUMENT");
  add_who_and_why(*verb, options->said);
  add_output_options(*verb, options->output);
  verb->footer(
      "Reports to come join the part with which they share more than the name; else they stay by\n"
      "themselves, and `dossier review` asks.\n"
      "Examples:\n"
      "  dossier split \"Ana Ruiz\"\n"
      "  dossier split \"Ana Ruiz\" --document sports.txt --why \"the goalkeeper\"");
  verb->callback([options, &session] {
    if (options->documents.empty()) {
      Workspace workspace = open(session);
      const NodeIndex node = find_node(workspace.graph(), options->name);
      session.exit_code = print(members_of(workspace, node), options->output);
      return;
    }
    Workspace workspace = open_to_write(session);
    const NodeIndex node = find_node(workspace.graph(), options->name);
    std::vector<std::uint32_t> reports;
    for (const std::string& named : options->documents)
      reports.push_back(report_index(workspace, named));
    judge(workspace, judgement_of(split_of(workspace, node, reports), options->said));
  });
}

}  // namespace dossier
