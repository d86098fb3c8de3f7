#include <memory>

#include "cli/claim_rows.h"
#include "cli/verbs.h"

namespace dossier {

void add_maybe(CLI::App& app, Session& session) {
  CLI::App* verb =
      app.add_subcommand("maybe", "Pairs that may be the same, with what speaks for and against");
  auto output = std::make_shared<OutputOptions>();
  add_output_options(*verb, *output);
  verb->footer(
      "The score says which to look at first. `dossier review` asks about them one by one.\n"
      "Examples:\n  dossier maybe --limit 20\n  dossier maybe --format csv");
  verb->callback([output, &session] {
    Workspace workspace = open(session);
    const KnowledgeGraph& graph = workspace.graph();
    Answer answer;
    answer.columns = {{"score", "SCORE"},
                      {"one", "ONE"},
                      {"one_id", "ID", kShortId},
                      {"other", "OTHER"},
                      {"other_id", "ID", kShortId},
                      {"type", "TYPE"},
                      {"reasons", "WHY"}};
    for (const MaybeSame& pair : workspace.maybe_same()) {
      const Node &one = graph.nodes[pair.one], &other = graph.nodes[pair.other];
      answer.rows.push_back({{"score", pair.score},
                             {"one", one.name},
                             {"one_id", to_string(one.id)},
                             {"other", other.name},
                             {"other_id", to_string(other.id)},
                             {"type", to_string(one.type)},
                             {"reasons", pair.reasons}});
    }
    session.exit_code = print(answer, *output);
  });
}

}  // namespace dossier
