#include "graph/timeline.h"

#include <iostream>
#include <memory>

#include "cli/link_text.h"
#include "cli/topic_rows.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::vector<std::string> names;
  std::string by;
  FilterOptions filter;
  OutputOptions output;
};

Period period_of(const std::string& word) {
  if (word == "day") return Period::kDay;
  return word == "week" ? Period::kWeek : Period::kMonth;
}

Answer answer_of(const KnowledgeGraph& graph, const Options& options) {
  ClaimFilter filter = filter_of(graph, options.filter);
  for (const std::string& name : options.names) filter.about.push_back(find_node(graph, name));
  const Timeline found = timeline(graph, filter);
  Answer answer;
  if (!options.by.empty()) answer.columns.push_back({"period", "FROM"});
  for (const Column& column : std::initializer_list<Column>{{"when", "HAPPENED"},
                                                            {"precision", "PRECISION"},
                                                            {"signs", "SIGNS"},
                                                            {"says", "WHAT"},
                                                            {"by", "BY"},
                                                            {"said", "SAID"},
                                                            {"published", "PUBLISHED"},
                                                            {"origins", "ORIGINS"},
                                                            {"contested", "CONTESTED"}})
    answer.columns.push_back(column);
  if (options.output.format == "csv")
    for (const char* key : {"stances", "articles", "claims"}) answer.columns.push_back({key, key});
  for (const Happening& happening : found.happenings) {
    nlohmann::ordered_json row;
    if (!options.by.empty())
      row["period"] = to_string(period_start(happening.when, period_of(options.by)));
    row["when"] = short_time(happening.when);
    row["precision"] = to_string(happening.when.precision);
    row["says"] = describe(graph, happening.topic);
    add_standing(row, graph, happening.topic.spoken);
    answer.rows.push_back(std::move(row));
  }
  if (found.undated > 0) std::cerr << found.undated << " without an event time are not shown\n";
  return answer;
}

}  // namespace

void add_timeline(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("timeline", "What is said to have happened when");
  auto options = std::make_shared<Options>();
  verb->add_option("NAME", options->names, "Only what one of these is part of");
  add_filter_options(*verb, options->filter);
  verb->remove_option(verb->get_option("--by"));  // means the period here
  verb->add_option("--speaker", options->filter.by, "Only what this entity says")
      ->type_name("NAME")
      ->group("Filters");
  verb->add_option("--by", options->by, "Put day, week or month of the beginning in front")
      ->check(CLI::IsMember({"day", "week", "month"}));
  add_output_options(*verb, options->output);
  verb->footer(
      "In the order of event times, each with its precision; beside it the days on which it was\n"
      "said and published. An event that reports date differently stands at each of its times.\n"
      "Signs: + asserted, - denied, ? alleged, > planned, ~ hypothetical, ! requested.\n"
      "Examples:\n  dossier timeline\n  dossier timeline ruiz okoro --by month\n"
      "  dossier timeline ruiz --since 2031-05-01 --format csv");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    session.exit_code = print(answer_of(workspace.graph(), *options), options->output);
  });
}

}  // namespace dossier
