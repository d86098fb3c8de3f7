// One function for each verb of the command line: it adds its options, and says what to do when the
// verb is called. Each stands in a file of its name.
//
//   Ownership  options live as long as the App; `session` outlives it.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/filters.h"
#include "cli/output.h"
#include "dossier/workspace.h"

namespace dossier {

inline constexpr int kRejected = 3;  // exit code: some documents were rejected

/// What all verbs share: the store that is asked for, and the exit code that they set.
struct Session {
  std::string store;
  int exit_code = 0;
};

void add_add(CLI::App& app, Session& session);
void add_read(CLI::App& app, Session& session);
void add_annotate(CLI::App& app, Session& session);
void add_show(CLI::App& app, Session& session);
void add_neighbors(CLI::App& app, Session& session);
void add_path(CLI::App& app, Session& session);
void add_claims(CLI::App& app, Session& session);
void add_contested(CLI::App& app, Session& session);
void add_entities(CLI::App& app, Session& session);
void add_why(CLI::App& app, Session& session);
void add_documents(CLI::App& app, Session& session);
void add_remove(CLI::App& app, Session& session);
void add_draw(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);
void add_stats(CLI::App& app, Session& session);
void add_check(CLI::App& app, Session& session);
void add_eval(CLI::App& app, Session& session);
void add_completions(CLI::App& app, Session& session);
void add_manual(CLI::App& app, Session& session);

/// Opens the session's store for reading.
Workspace open(const Session& session);

}  // namespace dossier
