#include <iostream>
#include <memory>

#include "cli/verbs.h"

namespace dossier {

void add_remove(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("remove", "Take documents out, and all that only they say");
  struct Options {
    std::vector<std::string> names;
    bool purge = false;
  };
  auto options = std::make_shared<Options>();
  verb->add_option("DOCUMENT", options->names, "Name, the last part of it, address, or id")
      ->required();
  verb->add_flag("--purge", options->purge,
                 "Leave no byte of their texts in the store's files; writes the store anew");
  verb->footer(
      "With --purge, what judgements hold of these documents goes too. Backups, dumps and exports\n"
      "that were made before are out of its reach, and so are blocks that the disk gave up.\n"
      "Examples:\n  dossier remove articles/report.txt\n  dossier remove d:9f3a51\n"
      "  dossier remove --purge leak.txt");
  verb->callback([options, &session] {
    Workspace workspace = open_to_write(session);
    const auto say = [](const Report& removed) { std::cerr << "removed " << removed.name << '\n'; };
    if (options->purge) {
      for (const Report& removed : workspace.purge(options->names)) say(removed);
      return;
    }
    for (const std::string& name : options->names) say(workspace.remove(name));
  });
}

}  // namespace dossier
