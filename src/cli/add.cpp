#include <iostream>
#include <memory>

#include "cli/reading.h"
#include "cli/verbs.h"

namespace dossier {

void add_add(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("add", "Read documents into the dossier");
  auto options = std::make_shared<ReadingOptions>();
  add_reading_options(*verb, *options);
  verb->footer(
      "Plain text, Markdown, HTML and JSON Lines are read; what is there already is left as it "
      "is.\n"
      "Examples:\n"
      "  dossier add articles/ report.html\n"
      "  dossier add --publisher \"Port Gazette\" --published 2031-05-04 report.txt\n"
      "  curl -s https://example.org/report | dossier add -");
  verb->callback([options, &session] {
    const Inputs inputs = inputs_of(*options);
    const ReadOptions reading = read_options_of(*options);
    require_single(inputs, reading.metadata);  // before there is a store
    const DocumentReader reader;
    Workspace workspace = open_to_write(session, OpenMode::kCreate);
    const AddResult result = workspace.add(reader, inputs, reading);
    report(result.rejected);
    std::cerr << result.added << " added, " << result.unchanged << " there already, "
              << result.rejected.size() << " rejected\n";
    if (!result.rejected.empty())
      session.exit_code = kRejected;
    else if (result.added + result.unchanged == 0)
      session.exit_code = kNothingFound;
  });
}

}  // namespace dossier
