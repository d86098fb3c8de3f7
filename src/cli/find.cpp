#include <memory>

#include "base/utf8.h"
#include "cli/topic_rows.h"
#include "cli/verbs.h"
#include "graph/search.h"

namespace dossier {
namespace {

struct Options {
  std::vector<std::string> words;
  FilterOptions filter;
  OutputOptions output;
};

nlohmann::ordered_json row_of(const Node& node) {
  nlohmann::ordered_json row;
  row["found"] = "name";
  row["id"] = to_string(node.id);
  row["text"] = node.name;
  row["type"] = to_string(node.type);
  row["articles"] = node.articles;
  row["origins"] = node.origins;
  return row;
}

nlohmann::ordered_json row_of(const KnowledgeGraph& graph, const FoundSentence& found) {
  const Report& report = graph.reports[found.report];
  nlohmann::ordered_json row;
  row["found"] = "sentence";
  row["text"] = found.span.of(report.text);
  row["document"] = report.name;
  row["begin"] = found.span.begin;
  row["end"] = found.span.end;
  if (!report.publisher.empty()) row["outlet"] = report.publisher;
  add_standing(row, graph, found.spoken);
  return row;
}

Answer answer_of(const KnowledgeGraph& graph, const Options& options) {
  std::string words;
  for (const std::string& word : options.words) words += (words.empty() ? "" : " ") + word;
  const ClaimFilter filter = filter_of(graph, options.filter);
  Answer answer;
  answer.columns = {{"found", "FOUND"},     {"text", "TEXT"},          {"type", "TYPE"},
                    {"signs", "SIGNS"},     {"outlet", "OUTLET"},      {"published", "PUBLISHED"},
                    {"origins", "ORIGINS"}, {"contested", "CONTESTED"}};
  if (options.output.format == "csv")
    for (const char* key : {"id", "document", "stances", "claims"})
      answer.columns.push_back({key, key});
  if (options.filter.empty())  // names are of the whole dossier: no filter speaks of them
    for (const NodeIndex node : find_nodes(graph, words).nodes)
      answer.rows.push_back(row_of(graph.nodes[node]));
  for (const FoundSentence& found : find_sentences(graph, words, filter))
    answer.rows.push_back(row_of(graph, found));
  return answer;
}

}  // namespace

void add_find(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("find", "Names and quoted sentences that hold some words");
  auto options = std::make_shared<Options>();
  verb->add_option("WORDS", options->words, "Words, or beginnings of words")->required();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(
      "Letter case and accents do not matter, and a word of four letters may hold one typing\n"
      "error. Sentences are those that some claim quotes; each must hold all words. With a filter\n"
      "only sentences are found. Signs: + asserted, - denied, ? alleged, > planned,\n"
      "~ hypothetical, ! requested, of the claims that the sentence speaks of.\n"
      "Examples:\n  dossier find ruiz\n  dossier find harbour strike --outlet \"Port Gazette\"\n"
      "  dossier find condem --stance asserted --format jsonl");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    session.exit_code = print(answer_of(workspace.graph(), *options), options->output);
  });
}

}  // namespace dossier
