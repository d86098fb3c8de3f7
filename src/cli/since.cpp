#include <memory>

#include "base/error.h"
#include "cli/claim_rows.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::string date, clock = "published";
  FilterOptions filter;
  OutputOptions output;
};

// Which reports are news: published, or read, on this day or later.
std::vector<bool> news(const Workspace& workspace, const KnowledgeGraph& graph,
                       const Options& options) {
  const auto day = parse_iso_date(options.date);
  if (!day) throw Error(ErrorCode::kUsage, "'" + options.date + "' is no date such as 2031-05-04");
  const auto read = workspace.read_moments();
  std::vector<bool> out;
  for (const Report& report : graph.reports) {
    std::optional<Date> at = report.published;
    if (options.clock == "read") {
      const auto moment = read.find(report.id);
      at.reset();
      if (moment != read.end()) at = day_of(moment->second);
    }
    out.push_back(at && *day <= *at);
  }
  return out;
}

}  // namespace

void add_since(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("since", "What came to be said since a day");
  auto options = std::make_shared<Options>();
  verb->add_option("DATE", options->date, "The first day")->required();
  verb->add_option("--clock", options->clock, "Which day of a report counts")
      ->check(CLI::IsMember({"published", "read"}))
      ->capture_default_str();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(
      "Claims with evidence in reports of this day or later; new are those that had none before.\n"
      "--since and --until ask for when something happened.\n"
      "Examples:\n  dossier since 2031-05-04\n  dossier since 2031-05-04 --clock read --about "
      "ruiz");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    const KnowledgeGraph& graph = workspace.graph();
    const std::vector<bool> fresh = news(workspace, graph, *options);
    const ClaimFilter filter = filter_of(graph, options->filter);
    Answer answer;
    answer.columns = {
        {"claim", "CLAIM", kShortId}, {"says", "WHAT IS SAID"}, {"new", "NEW"},
        {"stance", "STANCE"},         {"speakers", "BY"},       {"contested", "CONTESTED"}};
    for (const ClaimRow& row : best_first(graph, filter, [](const Claim&) { return true; })) {
      std::vector<const Evidence*> evidence = row.evidence;
      std::erase_if(evidence, [&](const Evidence* piece) { return !fresh[piece->report]; });
      if (evidence.empty()) continue;
      std::set<std::string> speakers;
      for (const Evidence* piece : evidence) speakers.insert(speaker_text(graph, *piece));
      answer.rows.push_back({{"claim", to_string(row.claim->id)},
                             {"says", row.says},
                             {"new", evidence.size() == row.evidence.size()},
                             {"stance", stances_text(evidence)},
                             {"speakers", speakers},
                             {"contested", row.claim->contested}});
    }
    session.exit_code = print(answer, options->output);
  });
}

}  // namespace dossier
