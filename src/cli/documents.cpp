#include <map>
#include <memory>

#include "cli/verbs.h"

namespace dossier {
namespace {

nlohmann::ordered_json row_of(const Report& report, const std::map<DocumentId, Timestamp>& read) {
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
  if (const auto moment = read.find(report.id); moment != read.end())
    row["read"] = to_string(moment->second);
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
      "With a filter: the documents whose evidence passes. A report whose address has a newer text "
      "is\n"
      "superseded: it is kept, and counts for nothing; `dossier diff` says what changed.\n"
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
    const auto read = workspace.read_moments();
    Answer answer;
    answer.columns = {{"name", "NAME"},           {"title", "TITLE"}, {"publisher", "PUBLISHER"},
                      {"published", "PUBLISHED"}, {"bytes", "BYTES"}, {"superseded", "SUPERSEDED"}};
    for (std::size_t i = 0; i < graph.reports.size(); ++i) {
      if (wanted[i]) answer.rows.push_back(row_of(graph.reports[i], read));
    }
    if (all) {
      for (const Report& older : workspace.older_revisions()) {
        answer.rows.push_back(row_of(older, read));
        answer.rows.back()["superseded"] = true;
      }
    }
    session.exit_code = print(answer, options->output);
  });
}

}  // namespace dossier
