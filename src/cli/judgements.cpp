#include <array>
#include <memory>

#include "cli/claim_rows.h"
#include "cli/judging.h"
#include "cli/verbs.h"

namespace dossier {

void add_judgements(CLI::App& app, Session& session) {
  CLI::App* verb =
      app.add_subcommand("judgements", "What analysts said: who, when, why, and whether it holds");
  auto output = std::make_shared<OutputOptions>();
  add_output_options(*verb, *output);
  verb->footer(
      "resting: what it speaks of is not in the dossier now. overruled: others hold apart what it\n"
      "would unite.\n"
      "Examples:\n  dossier judgements\n  dossier judgements --format jsonl");
  verb->callback([output, &session] {
    static constexpr std::array<std::string_view, 3> kForces = {"yes", "resting", "overruled"};
    Workspace workspace = open(session);
    Answer answer;
    answer.columns = {{"id", "JUDGEMENT", kShortId},
                      {"kind", "KIND"},
                      {"says", "WHAT"},
                      {"holds", "HOLDS"},
                      {"who", "WHO"},
                      {"when", "WHEN"},
                      {"why", "WHY"}};
    for (const auto& [judgement, force] : workspace.judgements()) {
      answer.rows.push_back({{"id", to_string(id_of(judgement))},
                             {"kind", kind_of(judgement)},
                             {"says", describe(judgement)},
                             {"holds", kForces[static_cast<std::size_t>(force)]},
                             {"who", judgement.who},
                             {"when", to_string(judgement.when)}});
      if (!judgement.why.empty()) answer.rows.back()["why"] = judgement.why;
    }
    session.exit_code = print(answer, *output);
  });
}

}  // namespace dossier
