#include <iostream>
#include <memory>

#include "cli/verbs.h"

namespace dossier {

void add_remove(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("remove", "Take documents out, and all that only they say");
  auto names = std::make_shared<std::vector<std::string>>();
  verb->add_option("DOCUMENT", *names, "Name, the last part of it, address, or id")->required();
  verb->footer("Examples:\n  dossier remove articles/report.txt\n  dossier remove d:9f3a51");
  verb->callback([names, &session] {
    Workspace workspace = open_to_write(session);
    for (const std::string& name : *names) {
      const Report removed = workspace.remove(name);
      std::cerr << "removed " << removed.name << '\n';
    }
  });
}

}  // namespace dossier
