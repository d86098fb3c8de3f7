#include <memory>

#include "cli/verbs.h"

namespace dossier {
namespace {

nlohmann::ordered_json row_of(const Report& report) {
  nlohmann::ordered_json row;
  row["id"] = to_string(report.id);
  row["name"] = report.name;
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) row[key] = value;
  };
  add("title", report.title);
  add("author", report.author);
  add("publisher", report.publisher);
  if (report.published) row["published"] = to_string(*report.published);
  add("url", report.url);
  row["bytes"] = report.text.size();
  return row;
}

}  // namespace

void add_documents(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("documents", "What was read into the dossier");
  struct Options {
    FilterOptions filter;
    OutputOptions output;
  };
  auto options = std::make_shared<Options>();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(
      "With a filter: the documents whose evidence passes.\n"
      "Examples:\n  dossier documents\n  dossier documents --about \"Ana Ruiz\" --format csv");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    const KnowledgeGraph& graph = workspace.graph();
    const bool all = options->filter.empty();
    std::vector<bool> wanted(graph.reports.size(), all);
    if (!all) {
      const ClaimFilter filter = filter_of(graph, options->filter);
      for (const Claim& claim : graph.claims) {
        for (const Evidence* piece : matching(graph, claim, filter)) wanted[piece->report] = true;
      }
    }
    Answer answer;
    answer.columns = {{"name", "NAME"},
                      {"title", "TITLE"},
                      {"publisher", "PUBLISHER"},
                      {"published", "PUBLISHED"},
                      {"bytes", "BYTES"}};
    for (std::size_t i = 0; i < graph.reports.size(); ++i) {
      if (wanted[i]) answer.rows.push_back(row_of(graph.reports[i]));
    }
    session.exit_code = print(answer, options->output);
  });
}

}  // namespace dossier
