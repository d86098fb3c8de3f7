#include <fstream>
#include <iostream>
#include <memory>

#include "base/error.h"
#include "cli/verbs.h"

namespace dossier {

void add_load(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("load", "Put what `dump` wrote into a dossier");
  auto file = std::make_shared<std::string>();
  verb->add_option("FILE", *file, "The dump; - is standard input")->required();
  verb->footer(
      "Examples:\n  dossier --store new.db load case.dump.jsonl\n"
      "  dossier --store old.db dump | dossier --store new.db load -");
  verb->callback([file, &session] {
    std::ifstream opened;
    if (*file != "-") {
      opened.open(*file, std::ios::binary);
      if (!opened) throw Error(ErrorCode::kInput, *file + ": cannot be read");
    }
    Workspace workspace = open_to_write(session, OpenMode::kCreate);
    workspace.publish();
    const Loaded loaded = workspace.load(*file == "-" ? std::cin : opened);
    std::cerr << loaded.documents << " documents and " << loaded.judgements
              << " judgements loaded, " << loaded.unchanged << " there already\n";
  });
}

}  // namespace dossier
