#include <map>
#include <memory>
#include <set>

#include "cli/claim_rows.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

// Each contested claim, and under it who puts it how.
std::string side_by_side(const KnowledgeGraph& graph, const ClaimFilter& filter,
                         const OutputOptions& output) {
  const bool colour = colour_wanted(output);
  std::string out;
  std::size_t shown = 0;
  const auto contested = [](const Claim& claim) { return claim.contested; };
  for (const auto& [claim, evidence, origins, says] : best_first(graph, filter, contested)) {
    if (output.limit > 0 && shown++ == output.limit) break;
    out += tinted(says, Tint::kHeading, colour) + "  " +
           tinted(to_string(claim->id).substr(0, kShortId), Tint::kQuiet, colour) + "\n";
    std::map<Stance, std::set<std::string>> sides;
    for (const Evidence* piece : evidence) sides[piece->stance].insert(speaker_text(graph, *piece));
    for (const auto& [stance, speakers] : sides) {
      std::string line = "  " + std::string(to_string(stance)) + " by ";
      for (const std::string& speaker : speakers)
        line += (speaker == *speakers.begin() ? "" : "; ") + speaker;
      out += (stance == Stance::kDenied ? tinted(line, Tint::kWarning, colour) : line) + "\n";
    }
  }
  return out;
}

}  // namespace

void add_contested(CLI::App& app, Session& session) {
  CLI::App* verb =
      app.add_subcommand("contested", "What some assert and others deny, side by side");
  struct Options {
    FilterOptions filter;
    OutputOptions output;
  };
  auto options = std::make_shared<Options>();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer("Examples:\n  dossier contested\n  dossier contested --about ruiz --format jsonl");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    const KnowledgeGraph& graph = workspace.graph();
    const ClaimFilter filter = filter_of(graph, options->filter);
    Answer answer =
        claims_answer(graph, filter, [](const Claim& claim) { return claim.contested; });
    answer.text = side_by_side(graph, filter, options->output);
    session.exit_code = print(answer, options->output);
  });
}

}  // namespace dossier
