#include <iostream>
#include <memory>

#include "cli/verbs.h"

namespace dossier {

void add_repair(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("repair", "Make all indexes anew from the documents");
  auto drop = std::make_shared<bool>(false);
  verb->add_flag("--drop-damaged", *drop,
                 "Remove documents and judgements that are damaged; they are named");
  verb->footer(
      "Nothing that the reports say is lost by it. Damaged documents can be added again.\n"
      "Examples:\n  dossier repair\n  dossier repair --drop-damaged");
  verb->callback([drop, &session] {
    Workspace workspace = open_to_write(session);
    const auto damaged = *drop ? Workspace::Damaged::kDrop : Workspace::Damaged::kRefuse;
    const Problems dropped = workspace.repair(damaged);
    for (const std::string& problem : dropped) std::cout << "removed: " << problem << '\n';
    std::cerr << "all indexes are made anew\n";
  });
}

}  // namespace dossier
