#include <memory>

#include "base/error.h"
#include "cli/verbs.h"

namespace dossier {

void add_dump(CLI::App& app, Session& session) {
  CLI::App* verb =
      app.add_subcommand("dump", "All documents, facts and judgements as JSON Lines, for `load`");
  auto file = std::make_shared<std::string>();
  verb->add_option("-o,--output", *file, "Write to a file instead of standard output")
      ->type_name("FILE");
  verb->footer("Example:\n  dossier dump -o case.dump.jsonl");
  verb->callback([file, &session] {
    if (!session.as_of.empty())
      throw Error(ErrorCode::kUsage, "--as-of: a dump holds the whole dossier; leave it out");
    const Workspace workspace = open(session);
    write_output(*file, [&](std::ostream& out) { workspace.dump(out); });
  });
}

}  // namespace dossier
