#include <memory>

#include "cli/claim_rows.h"
#include "cli/verbs.h"

namespace dossier {

void add_claims(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("claims", "What is claimed, with evidence");
  struct Options {
    FilterOptions filter;
    OutputOptions output;
  };
  auto options = std::make_shared<Options>();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(
      "Examples:\n"
      "  dossier claims --about \"Ana Ruiz\" --stance denied\n"
      "  dossier claims --min-origins 2 --since 2031-05-01\n"
      "  dossier claims --format jsonl -o claims.jsonl");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    const KnowledgeGraph& graph = workspace.graph();
    const ClaimFilter filter = filter_of(graph, options->filter);
    session.exit_code =
        print(claims_answer(graph, filter, [](const Claim&) { return true; }), options->output);
  });
}

}  // namespace dossier
