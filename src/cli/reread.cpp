#include <iostream>
#include <memory>

#include "cli/change_rows.h"
#include "cli/verbs.h"

namespace dossier {

void add_reread(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand(
      "reread", "What this version of the program reads otherwise than what is stored");
  struct Options {
    std::vector<std::string> documents;
    bool keep = false;
    OutputOptions output;
  };
  auto options = std::make_shared<Options>();
  verb->add_option("DOCUMENT", options->documents, "Only these; all unless told otherwise");
  verb->add_flag("--keep", options->keep, "Store the new readings; judgements stay in force");
  add_output_options(*verb, options->output);
  verb->footer(
      "Examples:\n  dossier reread\n  dossier reread report.txt --format jsonl\n"
      "  dossier reread --keep");
  verb->callback([options, &session] {
    const DocumentReader reader;
    Workspace workspace = options->keep ? open_to_write(session) : open(session);
    if (options->keep) workspace.publish();
    Answer answer = changes_answer();
    std::size_t documents = 0;
    workspace.reread(reader, options->documents,
                     options->keep ? Workspace::Keeping::kKeep : Workspace::Keeping::kShow,
                     [&](const ReportFacts& stored, const ReportFacts& read) {
                       ++documents;
                       add_changes(answer, stored.report.name, changes(stored, read));
                     });
    session.exit_code = print(answer, options->output);
    std::cerr << documents << " documents are read otherwise"
              << (options->keep && documents > 0 ? "; the new readings are stored\n" : "\n");
  });
}

}  // namespace dossier
