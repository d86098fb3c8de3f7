#include <iostream>
#include <memory>

#include "cli/verbs.h"

namespace dossier {

void add_backup(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("backup", "Copy the dossier as it is now into a new folder");
  auto folder = std::make_shared<std::string>();
  verb->add_option("DIR", *folder, "The folder; it must not be there yet")->required();
  verb->footer(
      "The copy is a dossier of its own. On the same disk it takes milliseconds and shares its\n"
      "files with the original until one of them changes.\n"
      "Example:\n  dossier backup case-2031-05-04.db");
  verb->callback([folder, &session] {
    Workspace workspace = open_to_write(session);
    workspace.graph();  // a copy with good indexes
    workspace.backup(*folder);
    std::cerr << "copied to " << *folder << '\n';
  });
}

}  // namespace dossier
