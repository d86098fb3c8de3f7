// The program: global options, verbs, and errors as exit codes.
//
//   0 done, 1 nothing found, 2 usage, 3 some documents rejected, 4 store or system.
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <vector>

#include "base/data_path.h"
#include "base/error.h"
#include "cli/verbs.h"
#include "language/kernels.h"

namespace dossier {

Workspace open(const Session& session) {
  return Workspace(session.store, OpenMode::kRead);
}

namespace {

constexpr const char* kDefaultStore = "dossier.db";
constexpr int kUsage = 2, kStoreFailed = 4;

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
    case ErrorCode::kAmbiguous:
      return kUsage;
    case ErrorCode::kInput:
    case ErrorCode::kLimit:
      return kRejected;
    case ErrorCode::kNotFound:
      return kNothingFound;
    case ErrorCode::kData:
    case ErrorCode::kStore:
    case ErrorCode::kSystem:
      break;
  }
  return kStoreFailed;
}

std::string full_version() {
  return "dossier " + std::string(version()) + "\n" +
         Engine(data_file("english.model")).description() + instruction_sets();
}

void add_verbs(CLI::App& app, Session& session) {
  for (const auto add :
       {add_add,      add_read,      add_annotate, add_entities,    add_claims,    add_contested,
        add_timeline, add_documents, add_find,     add_show,        add_neighbors, add_path,
        add_why,      add_compare,   add_rank,     add_communities, add_bridges,   add_similar,
        add_draw,     add_export,    add_remove,   add_stats,       add_check,     add_eval}) {
    add(app, session);
  }
}

// Names the word that should have been a verb; says what the verbs are where there is none.
int refuse_no_verb(const CLI::App& app) {
  const std::vector<std::string> words = app.remaining();
  const auto verb = std::find_if(words.begin(), words.end(),
                                 [](const std::string& word) { return !word.starts_with("-"); });
  if (verb == words.end()) {
    std::cerr << app.help();
  } else {
    std::cerr << "dossier: there is no verb '" << *verb << "'; dossier --help lists all\n";
  }
  return kUsage;
}

int run(int count, char** arguments) {
  Session session;
  const char* store = std::getenv("DOSSIER_STORE");
  session.store = store && *store ? store : kDefaultStore;
  CLI::App app("Reads reports and keeps who is said to have done what, by whom, where and when.",
               "dossier");
  app.footer(
      "Examples:\n"
      "  dossier add articles/\n"
      "  dossier neighbors \"Ana Ruiz\"\n"
      "  dossier --store case.db claims --about ruiz --stance denied\n"
      "dossier VERB --help says more of each verb.\n"
      "Exit codes: 0 done, 1 nothing found, 2 usage, 3 some documents rejected, 4 store.");
  app.add_option("--store", session.store,
                 "Folder of the dossier; $DOSSIER_STORE sets another default")
      ->capture_default_str()
      ->type_name("DIR");
  app.set_version_flag("--version", full_version);
  app.require_subcommand(1);
  app.fallthrough();  // --store may stand behind the verb too
  add_verbs(app, session);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    const bool no_verb = error.get_name() == "RequiredError" && app.get_subcommands().empty();
    if (no_verb) return refuse_no_verb(app);
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  return session.exit_code;
}

}  // namespace
}  // namespace dossier

int main(int count, char** arguments) {
  std::ios::sync_with_stdio(false);
  try {
    return dossier::run(count, arguments);
  } catch (const dossier::Error& error) {
    std::cerr << "dossier: " << error.what() << '\n';
    return dossier::exit_code(error.code());
  } catch (const std::exception& error) {
    std::cerr << "dossier: " << error.what() << '\n';
    return dossier::kStoreFailed;
  }
}
