#include <iostream>

#include "base/error.h"
#include "cli/verbs.h"

namespace dossier {

void add_check(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand(
      "check", "Walk the whole store, and compare its indexes with its documents");
  verb->footer("Example:\n  dossier check");
  verb->callback([&session] {
    const Problems problems = open(session).check();
    for (const std::string& problem : problems) std::cout << problem << '\n';
    if (!problems.empty()) {
      throw Error(ErrorCode::kStore,
                  session.store + ": " + std::to_string(problems.size()) + " problems");
    }
    std::cerr << "no problem found\n";
  });
}

}  // namespace dossier
