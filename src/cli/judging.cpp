#include "cli/judging.h"

#include <pwd.h>
#include <unistd.h>

#include <iostream>

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "cli/claim_rows.h"

namespace dossier {
namespace {

std::string login_name() {
  const passwd* user = getpwuid(getuid());
  return user && user->pw_name ? user->pw_name : "";
}

void require_text(const std::string& text, const char* option) {
  if (text.size() > kMaxWhyBytes) {
    throw Error(ErrorCode::kLimit, std::string(option) + ": " + std::to_string(text.size()) +
                                       " bytes; the limit is " + std::to_string(kMaxWhyBytes));
  }
  if (const auto bad = first_malformed(text)) {
    throw Error(ErrorCode::kInput,
                std::string(option) + ": broken UTF-8 at byte " + std::to_string(*bad));
  }
}

}  // namespace

void add_who_and_why(CLI::App& verb, WhoAndWhy& options) {
  verb.add_option("--why", options.why, "The reason, for those who read this later")
      ->type_name("TEXT");
  verb.add_option("--who", options.who, "Who judges (your login name)")->type_name("NAME");
}

Judgement judgement_of(decltype(Judgement::word) word, const WhoAndWhy& options) {
  require_text(options.who, "--who");
  require_text(options.why, "--why");
  return {std::move(word), options.who.empty() ? login_name() : options.who, now(), options.why};
}

void judge(Workspace& workspace, const Judgement& judgement) {
  const bool fresh = workspace.judge(judgement);
  std::cerr << (fresh ? "kept as " : "already there as ")
            << to_string(id_of(judgement)).substr(0, kShortId) << ": " << describe(judgement)
            << '\n';
}

}  // namespace dossier
