#include <iostream>

#include "cli/verbs.h"

namespace dossier {

void add_digest(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand(
      "digest", "One number for the whole dossier: equal dossiers have equal digests");
  verb->footer(
      "It is over documents, entities, claims, evidence and judgements; not over when documents\n"
      "were read, nor over their names, which say where.\n"
      "Examples:\n  dossier digest\n  dossier --store copy.db digest");
  verb->callback([&session] {
    Workspace workspace = open(session);
    write_output("", [&](std::ostream& out) { out << workspace.digest().hex() << '\n'; });
  });
}

}  // namespace dossier
