#include "graph/compare.h"

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "base/utf8.h"
#include "cli/link_text.h"
#include "cli/topic_rows.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::vector<std::string> outlets;
  bool alike = false;
  FilterOptions filter;
  OutputOptions output;
};

ClaimFilter of_outlet(const KnowledgeGraph& graph, ClaimFilter filter, const std::string& typed) {
  filter.outlet = fold(typed);
  const std::vector<std::string> known = outlets(graph);
  if (std::find(known.begin(), known.end(), filter.outlet) != known.end()) return filter;
  std::string message = "--outlet: nothing is from '" + typed + "'; there are";
  for (std::size_t i = 0; i < known.size() && i < kMaxCandidates; ++i)
    message += (i > 0 ? ", " : " ") + known[i];
  throw Error(ErrorCode::kNotFound, message);
}

std::string comparison_text(Comparison comparison, const std::vector<std::string>& outlets) {
  switch (comparison) {
    case Comparison::kDifferent:
      return "put differently";
    case Comparison::kOnlyFirst:
      return "only " + outlets[0];
    case Comparison::kOnlySecond:
      return "only " + outlets[1];
    case Comparison::kAlike:
      break;
  }
  return "alike";
}

// How one side puts it: signs, times and values.
std::string side_text(const KnowledgeGraph& graph, const Topic& topic) {
  std::string out = signs(stances_of(topic.spoken));
  std::optional<TimeInterval> when;
  std::string values;
  for (const auto& [index, evidence] : topic.spoken) {
    when = join(when, evidence->when);
    const Claim& claim = graph.claims[index];
    const std::string value = claim.predicate + " " + claim.value;
    if (topic.event && !claim.object && claim.predicate != "content" && claim.predicate != "time" &&
        values.find(value) == std::string::npos)
      values += "; " + value;
  }
  if (when) out += "  " + short_time(*when);
  return out + values;
}

Answer answer_of(const KnowledgeGraph& graph, const Options& options) {
  const ClaimFilter filter = filter_of(graph, options.filter);
  const ClaimFilter first = of_outlet(graph, filter, options.outlets[0]),
                    second = of_outlet(graph, filter, options.outlets[1]);
  if (first.outlet == second.outlet)
    throw Error(ErrorCode::kUsage, "--outlet: the same outlet twice: " + options.outlets[1]);
  Answer answer;
  answer.columns = {{"comparison", "COMPARED"},    {"says", "WHAT"},
                    {"first", options.outlets[0]}, {"second", options.outlets[1]},
                    {"differences", "DIFFERS IN"}, {"contested", "CONTESTED"}};
  if (options.output.format == "csv")
    for (const char* key : {"stances", "articles", "origins", "claims"})
      answer.columns.push_back({key, key});
  for (const Compared& compared : compare(graph, first, second)) {
    if (compared.comparison == Comparison::kAlike && !options.alike) continue;
    nlohmann::ordered_json row;
    const bool here = !compared.first.spoken.empty();
    row["comparison"] = comparison_text(compared.comparison, options.outlets);
    row["says"] = describe(graph, here ? compared.first : compared.second);
    if (here) row["first"] = side_text(graph, compared.first);
    if (!compared.second.spoken.empty()) row["second"] = side_text(graph, compared.second);
    row["differences"] = compared.differences;
    std::vector<Spoken> spoken = compared.first.spoken;
    spoken.insert(spoken.end(), compared.second.spoken.begin(), compared.second.spoken.end());
    add_standing(row, graph, spoken);
    answer.rows.push_back(std::move(row));
  }
  return answer;
}

}  // namespace

void add_compare(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand(
      "compare", "What only one of two outlets says, and what they put differently");
  auto options = std::make_shared<Options>();
  add_filter_options(*verb, options->filter);
  verb->remove_option(verb->get_option("--outlet"));
  verb->add_option("--outlet", options->outlets, "The two outlets, one each time")
      ->required()
      ->expected(2)
      ->type_name("NAME");
  verb->add_flag("--all", options->alike, "Show what both put alike too");
  add_output_options(*verb, options->output);
  verb->footer(
      "They put it differently where one denies what the other asserts, where their times cannot\n"
      "both be right, or where a number differs. What they do not mention is no denial.\n"
      "Signs: + asserted, - denied, ? alleged, > planned, ~ hypothetical, ! requested.\n"
      "Examples:\n  dossier compare --outlet \"Port Gazette\" --outlet \"Eastgate Tribune\"\n"
      "  dossier compare --outlet \"Port Gazette\" --outlet \"Eastgate Tribune\" --about ruiz");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    session.exit_code = print(answer_of(workspace.graph(), *options), options->output);
  });
}

}  // namespace dossier
