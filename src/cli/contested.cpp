#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "base/utf8.h"
#include "cli/claim_rows.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

constexpr std::size_t kQuotations = 3;  // of one side of a dispute

std::string_view heading_of(DisputeKind kind) {
  switch (kind) {
    case DisputeKind::kOffice:
      return "One office, several holders at one time";
    case DisputeKind::kNumber:
      return "Several numbers";
    case DisputeKind::kTime:
      return "Several days";
    case DisputeKind::kStance:
      break;
  }
  return "";
}

std::string quotation(const KnowledgeGraph& graph, const Evidence& evidence) {
  const Report& report = graph.reports[evidence.report];
  std::string out = "    \"" + squeeze(quote(graph, evidence)) + "\"\n      ";
  out += speaker_text(graph, evidence) + ", " + report.name;
  if (report.published) out += ", " + to_string(*report.published);
  return out + ", origin " + evidence.origin + "\n";
}

// One side: who says so, and some of the quotations, each of another origin where there are such.
std::string side(const KnowledgeGraph& graph, const std::string& says,
                 const std::vector<const Evidence*>& evidence, bool warn, bool colour) {
  std::set<std::string> speakers, origins;
  std::vector<const Evidence*> first, rest;
  for (const Evidence* piece : evidence) {
    speakers.insert(speaker_text(graph, *piece));
    (origins.insert(piece->origin).second ? first : rest).push_back(piece);
  }
  first.insert(first.end(), rest.begin(), rest.end());
  std::string line = "  " + says + " by ";
  for (const std::string& speaker : speakers)
    line += (speaker == *speakers.begin() ? "" : "; ") + speaker;
  std::string out = (warn ? tinted(line, Tint::kWarning, colour) : line) + "\n";
  for (std::size_t i = 0; i < std::min(first.size(), kQuotations); ++i)
    out += quotation(graph, *first[i]);
  if (first.size() > kQuotations)
    out += "    and " + std::to_string(first.size() - kQuotations) + " more\n";
  return out;
}

std::string named(const ClaimRow& row, bool colour) {
  return row.says + "  " +
         tinted(to_string(row.claim->id).substr(0, kShortId), Tint::kQuiet, colour);
}

std::string stances(const KnowledgeGraph& graph, const ClaimRow& row, bool colour) {
  std::map<Stance, std::vector<const Evidence*>> sides;
  for (const Evidence* piece : row.evidence) sides[piece->stance].push_back(piece);
  std::string out = tinted(named(row, false), Tint::kHeading, colour) + "\n";
  for (const auto& [stance, evidence] : sides)
    out += side(graph, std::string(to_string(stance)), evidence, stance == Stance::kDenied, colour);
  return out;
}

// Each dispute, and under it both sides: who puts it how, where, when and from what origin.
std::string side_by_side(const KnowledgeGraph& graph, const ClaimFilter& filter,
                         const OutputOptions& output) {
  const bool colour = colour_wanted(output);
  const auto contested = [](const Claim& claim) { return claim.contested; };
  const std::vector<ClaimRow> rows = best_first(graph, filter, contested);
  std::map<ClaimIndex, const ClaimRow*> row_of;
  for (const ClaimRow& row : rows)
    row_of[static_cast<ClaimIndex>(row.claim - graph.claims.data())] = &row;
  std::vector<std::string> blocks;
  for (const Dispute& dispute : graph.disputes) {
    if (dispute.kind == DisputeKind::kStance) continue;
    std::string block;
    for (const ClaimIndex index : dispute.claims) {
      const auto row = row_of.find(index);
      if (row != row_of.end())
        block += side(graph, named(*row->second, colour) + "\n  put forward", row->second->evidence,
                      false, colour);
    }
    if (!block.empty())
      blocks.push_back(tinted(heading_of(dispute.kind), Tint::kHeading, colour) + "\n" + block);
  }
  std::set<ClaimIndex> by_stance;
  for (const Dispute& dispute : graph.disputes)
    if (dispute.kind == DisputeKind::kStance) by_stance.insert(dispute.claims.front());
  for (const ClaimRow& row : rows) {
    if (by_stance.contains(static_cast<ClaimIndex>(row.claim - graph.claims.data())))
      blocks.push_back(stances(graph, row, colour));
  }
  std::string out;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (output.limit > 0 && i == output.limit) break;
    out += blocks[i];
  }
  return out;
}

}  // namespace

void add_contested(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand(
      "contested", "What some assert and others deny or put otherwise, side by side");
  struct Options {
    FilterOptions filter;
    OutputOptions output;
  };
  auto options = std::make_shared<Options>();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(
      "Beside what is denied: one office with several holders at one time, and several numbers or\n"
      "days for one event. No winner is picked.\n"
      "Examples:\n  dossier contested\n  dossier contested --about ruiz --format jsonl");
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
