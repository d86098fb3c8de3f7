#include <memory>

#include "cli/change_rows.h"
#include "cli/verbs.h"

namespace dossier {

void add_diff(CLI::App& app, Session& session) {
  CLI::App* verb =
      app.add_subcommand("diff", "What a revision of a report says otherwise than the one before");
  struct Options {
    std::string document, against;
    OutputOptions output;
  };
  auto options = std::make_shared<Options>();
  verb->add_option("DOCUMENT", options->document, "Name, the last part of it, address, or id")
      ->required();
  verb->add_option("--against", options->against, "Compare with this one instead")
      ->type_name("DOCUMENT");
  add_output_options(*verb, options->output);
  verb->footer(
      "Reports of one address with different texts are revisions, ordered by their dates. An\n"
      "address means the newest.\n"
      "Examples:\n  dossier diff https://example.org/report\n"
      "  dossier diff new.txt --against old.txt --format jsonl");
  verb->callback([options, &session] {
    const Workspace workspace = open(session);
    const ReportFacts now = workspace.stored(options->document);
    const ReportFacts before = options->against.empty() ? workspace.revision_before(now.report)
                                                        : workspace.stored(options->against);
    Answer answer = changes_answer();
    add_changes(answer, now.report.name, changes(before, now));
    session.exit_code = print(answer, options->output);
  });
}

}  // namespace dossier
