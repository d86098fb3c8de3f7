#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/judging.h"
#include "cli/verbs.h"

namespace dossier {

void add_undo(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("undo", "Take judgements back: what was before is again");
  auto ids = std::make_shared<std::vector<std::string>>();
  verb->add_option("JUDGEMENT", *ids, "Its id, or the beginning of it")->required();
  verb->footer("Examples:\n  dossier judgements\n  dossier undo j:9f3a51");
  verb->callback([ids, &session] {
    Workspace workspace = open_to_write(session);
    for (const std::string& id : *ids) {
      const std::string undone = describe(workspace.undo(id));
      std::cerr << "taken back: " << undone << '\n';
    }
  });
}

}  // namespace dossier
