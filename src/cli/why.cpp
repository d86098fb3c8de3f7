#include <memory>

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "cli/claim_rows.h"
#include "cli/verbs.h"
#include "export/jsonl.h"
#include "export/time_text.h"

namespace dossier {
namespace {

struct Options {
  std::string claim;
  FilterOptions filter;
  OutputOptions output;
};

ClaimIndex find_claim(const KnowledgeGraph& graph, const std::string& typed) {
  if (typed.empty() || typed == "c:")
    throw Error(ErrorCode::kUsage, "type the beginning of a claim's id, as c:9f3a51");
  const std::string prefix = typed.starts_with("c:") ? typed : "c:" + typed;
  std::vector<ClaimIndex> found;
  for (ClaimIndex i = 0; i < graph.claims.size(); ++i) {
    if (to_string(graph.claims[i].id).starts_with(prefix)) found.push_back(i);
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    throw Error(ErrorCode::kNotFound,
                "there is no claim '" + typed + "'; `dossier claims` lists them");
  std::string message = "'" + typed + "' is the beginning of several claims:";
  for (std::size_t i = 0; i < found.size() && i < kMaxCandidates; ++i) {
    const Claim& claim = graph.claims[found[i]];
    message += "\n  " + to_string(claim.id) + "  " + describe(graph, claim);
  }
  if (found.size() > kMaxCandidates)
    message += "\n  and " + std::to_string(found.size() - kMaxCandidates) + " more";
  throw Error(ErrorCode::kAmbiguous, message);
}

std::string reasons(const KnowledgeGraph& graph, const Claim& claim,
                    const std::vector<const Evidence*>& evidence, const OutputOptions& output) {
  const bool colour = colour_wanted(output);
  std::string out =
      tinted(describe(graph, claim), Tint::kHeading, colour) + "\n" + to_string(claim.id) + "\n";
  if (claim.contested) out += tinted("contested", Tint::kWarning, colour) + "\n";
  for (const Evidence* piece : evidence) {
    const Report& report = graph.reports[piece->report];
    std::string line = std::string(to_string(piece->stance)) + " by " + speaker_text(graph, *piece);
    if (!piece->cue.empty()) line += " (\"" + piece->cue + "\")";
    out += "\n" + (piece->stance == Stance::kDenied ? tinted(line, Tint::kWarning, colour) : line) +
           "\n";
    if (piece->read_as)
      out += "  corrected by an analyst; read as " + std::string(to_string(*piece->read_as)) + "\n";
    if (piece->extractor == kAnalyst) out += "  added by an analyst\n";
    if (piece->when) out += "  when: " + iso_interval(*piece->when) + "\n";
    out += "  in " + report.name + ", bytes " + std::to_string(piece->sentence.begin) + " to " +
           std::to_string(piece->sentence.end);
    if (report.published) out += ", published " + to_string(*report.published);
    out += ", origin " + piece->origin + ", " + to_string(piece->id).substr(0, kShortId) + "\n";
    out += "  \"" + squeeze(quote(graph, *piece)) + "\"\n";
  }
  return out;
}

}  // namespace

void add_why(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("why", "The evidence for and against a claim, word for word");
  auto options = std::make_shared<Options>();
  verb->add_option("CLAIM", options->claim, "Its id, or the beginning of it")->required();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer("Examples:\n  dossier why c:9f3a51\n  dossier why 9f3a51 --format json");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    const KnowledgeGraph& graph = workspace.graph();
    const Claim& claim = graph.claims[find_claim(graph, options->claim)];
    const ClaimFilter filter = filter_of(graph, options->filter);
    auto evidence = matching(graph, claim, filter);
    Answer answer;
    answer.columns = {{"document", "DOCUMENT"},
                      {"stance", "STANCE"},
                      {"by", "BY"},
                      {"origin", "ORIGIN"},
                      {"quote", "QUOTE"}};
    const std::string id = to_string(claim.id);
    const auto lines = lines_of([&](std::ostream& out) { write_claims_jsonl(out, graph, filter); });
    for (const std::string& line : lines) {
      auto whole = nlohmann::ordered_json::parse(line);
      if (whole["claim"] != id) continue;
      for (std::size_t i = 0; i < evidence.size(); ++i) {
        auto row = whole["evidence"][i];
        answer.lines.push_back(row.dump());
        row["by"] = speaker_text(graph, *evidence[i]);
        answer.rows.push_back(std::move(row));
      }
    }
    if (options->output.limit > 0 && evidence.size() > options->output.limit)
      evidence.resize(options->output.limit);
    answer.text = reasons(graph, claim, evidence, options->output);
    session.exit_code = print(answer, options->output);
  });
}

}  // namespace dossier
