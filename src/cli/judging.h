// What the verbs share by which analysts judge: who says it and why, and how it is said back.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "dossier/judging.h"

namespace dossier {

struct WhoAndWhy {
  std::string who, why;
};
/// --why, and --who, which is the user's login name unless told otherwise.
void add_who_and_why(CLI::App& verb, WhoAndWhy& options);

/// The word of this analyst, now. kLimit where name or reason are too long.
Judgement judgement_of(decltype(Judgement::word) word, const WhoAndWhy& options);

/// Keeps it, and says its id on standard error.
void judge(Workspace& workspace, const Judgement& judgement);

}  // namespace dossier
