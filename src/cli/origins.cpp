#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "cli/verbs.h"

namespace dossier {
namespace {

// What one origin stands behind.
struct Voice {
  std::set<std::uint32_t> reports;
  std::set<std::string> how;
  std::size_t evidence = 0;
};

std::map<std::string, Voice> voices_of(const KnowledgeGraph& graph) {
  std::map<std::string, Voice> out;
  std::set<std::string> outlets;
  for (const ReportOrigin& origin : graph.origins) outlets.insert(origin.name);
  for (const Claim& claim : graph.claims) {
    for (const Evidence& evidence : claim.evidence) {
      Voice& voice = out[evidence.origin];
      ++voice.evidence;
      voice.reports.insert(evidence.report);
      const ReportOrigin& own = graph.origins[evidence.report];
      const bool speaker = !evidence.speakers.empty() && !outlets.contains(evidence.origin) &&
                           graph.nodes[evidence.speakers.back()].name == evidence.origin;
      if (evidence.origin == own.name)
        voice.how.insert(own.copied ? "copies" : "own report");
      else
        voice.how.insert(speaker ? "statement quoted by several" : "credited");
    }
  }
  return out;
}

Answer answer_of(const KnowledgeGraph& graph, bool shared) {
  Answer answer;
  answer.columns = {{"origin", "ORIGIN"},
                    {"articles", "ARTICLES"},
                    {"evidence", "EVIDENCE"},
                    {"how", "HOW"},
                    {"documents", "DOCUMENTS"}};
  for (const auto& [name, voice] : voices_of(graph)) {
    if (shared && voice.reports.size() < 2) continue;
    std::vector<std::string> documents;
    for (const std::uint32_t report : voice.reports) {
      const bool first = graph.origins[report].copied && graph.origins[report].first == report;
      documents.push_back(graph.reports[report].name + (first ? " (first)" : ""));
    }
    std::sort(documents.begin(), documents.end());
    answer.rows.push_back({{"origin", name},
                           {"articles", voice.reports.size()},
                           {"evidence", voice.evidence},
                           {"how", voice.how},
                           {"documents", documents}});
  }
  std::stable_sort(answer.rows.begin(), answer.rows.end(), [](const auto& a, const auto& b) {
    return a["articles"].template get<std::size_t>() > b["articles"].template get<std::size_t>();
  });
  return answer;
}

}  // namespace

void add_origins(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand(
      "origins", "Where it independently comes from, and which articles share it");
  struct Options {
    bool shared = false;
    OutputOptions output;
  };
  auto options = std::make_shared<Options>();
  verb->add_flag("--shared", options->shared, "Only origins of two articles or more");
  add_output_options(*verb, options->output);
  verb->footer(
      "Copies of one text, edited or not, are one origin: the agency that they credit, or the\n"
      "outlet of the first. So is a source that several credit, and a statement that several "
      "quote\n"
      "in the same words.\n"
      "Examples:\n  dossier origins --shared\n  dossier origins --format jsonl");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    session.exit_code = print(answer_of(workspace.graph(), options->shared), options->output);
  });
}

}  // namespace dossier
