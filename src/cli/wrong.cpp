#include <memory>

#include "base/error.h"
#include "cli/judging.h"
#include "cli/verbs.h"

namespace dossier {

void add_wrong(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("wrong", "Correct evidence that the program misread");
  struct Options {
    std::string evidence, stance;
    bool drop = false;
    WhoAndWhy said;
  };
  auto options = std::make_shared<Options>();
  verb->add_option("EVIDENCE", options->evidence, "Its id (`dossier why` shows it)")->required();
  auto* stance = verb->add_option("--stance", options->stance,
                                  "How it is put: asserted, denied, alleged, planned, "
                                  "hypothetical or requested");
  verb->add_flag("--drop", options->drop, "It says nothing of the kind")->excludes(stance);
  add_who_and_why(*verb, options->said);
  verb->footer(
      "The correction outlives every re-read; `dossier undo` takes it back.\n"
      "Examples:\n"
      "  dossier wrong e:9f3a51 --stance alleged --why \"'is said to' stands before it\"\n"
      "  dossier wrong e:9f3a51 --drop --why irony");
  verb->callback([options, &session] {
    std::optional<Stance> right;
    if (!options->drop) {
      right = parse_stance(options->stance);
      if (!right) {
        throw Error(ErrorCode::kUsage, options->stance.empty()
                                           ? "say what is right: --stance STANCE, or --drop"
                                           : "--stance: '" + options->stance + "' is no stance");
      }
    }
    Workspace workspace = open_to_write(session);
    judge(workspace,
          judgement_of(misreading_of(workspace, options->evidence, right), options->said));
  });
}

}  // namespace dossier
