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
  std::string as_of;  // a day, or empty
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
void add_maybe(CLI::App& app, Session& session);
void add_timeline(CLI::App& app, Session& session);
void add_compare(CLI::App& app, Session& session);
void add_find(CLI::App& app, Session& session);
void add_rank(CLI::App& app, Session& session);
void add_communities(CLI::App& app, Session& session);
void add_bridges(CLI::App& app, Session& session);
void add_similar(CLI::App& app, Session& session);
void add_why(CLI::App& app, Session& session);
void add_origins(CLI::App& app, Session& session);
void add_documents(CLI::App& app, Session& session);
void add_remove(CLI::App& app, Session& session);
void add_draw(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);
void add_stats(CLI::App& app, Session& session);
void add_check(CLI::App& app, Session& session);
void add_same(CLI::App& app, Session& session);
void add_different(CLI::App& app, Session& session);
void add_split(CLI::App& app, Session& session);
void add_review(CLI::App& app, Session& session);
void add_judgements(CLI::App& app, Session& session);
void add_undo(CLI::App& app, Session& session);
void add_wrong(CLI::App& app, Session& session);
void add_claim(CLI::App& app, Session& session);
void add_reread(CLI::App& app, Session& session);
void add_diff(CLI::App& app, Session& session);
void add_since(CLI::App& app, Session& session);
void add_backup(CLI::App& app, Session& session);
void add_dump(CLI::App& app, Session& session);
void add_load(CLI::App& app, Session& session);
void add_repair(CLI::App& app, Session& session);
void add_digest(CLI::App& app, Session& session);
void add_eval(CLI::App& app, Session& session);
void add_completions(CLI::App& app, Session& session);
void add_manual(CLI::App& app, Session& session);

/// Opens the session's store for reading, as of the day asked for.
Workspace open(const Session& session);
/// Opens it for writing, or makes it (kCreate). kUsage with --as-of: the past is not changed.
Workspace open_to_write(const Session& session, OpenMode mode = OpenMode::kWrite);

}  // namespace dossier
