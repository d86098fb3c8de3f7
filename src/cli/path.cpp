#include <memory>
#include <set>

#include "base/error.h"
#include "base/utf8.h"
#include "cli/claim_rows.h"
#include "cli/link_text.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::string from, to;
  PathOptions path;
  std::vector<std::string> not_through;
  bool by_time = false;
  FilterOptions filter;
  OutputOptions output;
};

// The evidence that a step shows: the first of each stance, so that a denial is never left out.
std::vector<const Evidence*> shown_evidence(const GraphView& view, const Link& link) {
  std::vector<const Evidence*> out;
  std::set<Stance> shown;
  for (const ClaimIndex claim : link.claims)
    for (const Evidence* piece : matching(view.graph(), view.graph().claims[claim], view.filter()))
      if (shown.insert(piece->stance).second) out.push_back(piece);
  return out;
}

nlohmann::ordered_json quotation_of(const KnowledgeGraph& graph, const Evidence& piece) {
  const Report& report = graph.reports[piece.report];
  nlohmann::ordered_json out;
  out["stance"] = to_string(piece.stance);
  out["by"] = speaker_text(graph, piece);
  out["quote"] = quote(graph, piece);
  out["outlet"] = report.publisher.empty() ? piece.origin : report.publisher;
  if (report.published) out["published"] = to_string(*report.published);
  out["document"] = report.name;
  return out;
}

nlohmann::ordered_json step_of(const GraphView& view, const Path& path, std::size_t i) {
  const KnowledgeGraph& graph = view.graph();
  const Link& link = view.links()[path.links[i]];
  const Walk walk = link.from == path.nodes[i] ? Walk::kForward : Walk::kBackward;
  nlohmann::ordered_json step;
  step["from"] = graph.nodes[path.nodes[i]].name;
  step["to"] = graph.nodes[path.nodes[i + 1]].name;
  step["link"] = link.label;
  step["arrow"] = arrow(link, walk);
  add_standing(step, graph, link);
  step["quotations"] = nlohmann::ordered_json::array();
  for (const Evidence* piece : shown_evidence(view, link))
    step["quotations"].push_back(quotation_of(graph, *piece));
  return step;
}

// A whole path; `stances`, `claims` and `quotes` are those of all its steps.
nlohmann::ordered_json row_of(const GraphView& view, const Path& path) {
  const KnowledgeGraph& graph = view.graph();
  std::string text = graph.nodes[path.nodes.front()].name;
  nlohmann::ordered_json row, steps = nlohmann::ordered_json::array();
  std::set<std::string> stances, claims;
  bool contested = false;
  for (std::size_t i = 0; i < path.links.size(); ++i) {
    auto step = step_of(view, path, i);
    text += " " + step["arrow"].get<std::string>() + " " + step["to"].get<std::string>();
    stances.insert(step["stances"].begin(), step["stances"].end());
    claims.insert(step["claims"].begin(), step["claims"].end());
    contested = contested || view.links()[path.links[i]].contested;
    steps.push_back(std::move(step));
  }
  row["length"] = path.links.size();
  row["weakest_origins"] = path.weakest_origins;
  row["contested"] = contested;
  row["path"] = text;
  row["stances"] = stances;
  row["claims"] = claims;
  row["steps"] = std::move(steps);
  return row;
}

std::string text_of(const std::vector<nlohmann::ordered_json>& rows, const OutputOptions& output) {
  const bool colour = colour_wanted(output);
  std::string out;
  std::size_t shown = 0;
  for (const auto& row : rows) {
    if (output.limit > 0 && shown == output.limit) break;
    out += (shown++ > 0 ? "\n" : "") +
           tinted(row["path"].get<std::string>(), Tint::kHeading, colour) + "\n" +
           "origins of the weakest link: " + row["weakest_origins"].dump() + "\n";
    for (const auto& step : row["steps"]) {
      out += "  " + step["from"].get<std::string>() + " " + step["arrow"].get<std::string>() + " " +
             step["to"].get<std::string>() + "\n";
      for (const auto& said : step["quotations"]) {
        std::string line = "    " + said["stance"].get<std::string>() + " by " +
                           said["by"].get<std::string>() + ": \"" +
                           squeeze(said["quote"].get<std::string>()) + "\" " +
                           said["outlet"].get<std::string>();
        if (said.contains("published")) line += ", " + said["published"].get<std::string>();
        out += (said["stance"] == "denied" ? tinted(line, Tint::kWarning, colour) : line) + "\n";
      }
    }
  }
  return out;
}

Answer answer_of(Workspace& workspace, const Options& options) {
  const KnowledgeGraph& graph = workspace.graph();
  const NodeIndex from = find_node(graph, options.from), to = find_node(graph, options.to);
  PathOptions path = options.path;
  path.order = options.by_time ? StepOrder::kByTime : StepOrder::kAny;
  for (const std::string& name : options.not_through) {
    path.not_through.push_back(find_node(graph, name));
    if (path.not_through.back() == from || path.not_through.back() == to)
      throw Error(ErrorCode::kUsage, "--not-through: '" + name + "' is an end of the path");
  }
  const GraphView view(graph, workspace.ontology(), filter_of(graph, options.filter));
  Answer answer;
  answer.columns = {{"length", "LENGTH"},   {"weakest_origins", "ORIGINS"}, {"path", "PATH"},
                    {"stances", "STANCES"}, {"contested", "CONTESTED"},     {"claims", "CLAIMS"}};
  for (const Path& found : view.paths(from, to, path)) answer.rows.push_back(row_of(view, found));
  answer.text = text_of(answer.rows, options.output);
  return answer;
}

}  // namespace

void add_path(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("path", "How two entities are linked, with the words for it");
  auto options = std::make_shared<Options>();
  verb->add_option("A", options->from, "Name or id")->required();
  verb->add_option("B", options->to, "Name or id")->required();
  verb->add_option("--count", options->path.count, "How many ways")
      ->check(CLI::Range(1, kMostWanted))
      ->capture_default_str();
  verb->add_option("--longest", options->path.max_links, "Links of the longest way")
      ->check(CLI::Range(1, kMostWanted))
      ->capture_default_str();
  verb->add_option("--not-through", options->not_through, "No way through this entity")
      ->type_name("NAME");
  verb->add_flag(
      "--time-respecting", options->by_time,
      "Each step not before the one before it; links without an event time are no steps");
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(
      "Those whose weakest link has most independent origins come first, then the shortest. Each\n"
      "step is quoted once for each stance, so a step that somebody denies shows the denial.\n"
      "Examples:\n  dossier path ruiz \"Harbour Board\"\n"
      "  dossier path ruiz okoro --not-through vale --time-respecting\n"
      "  dossier path ruiz okoro --min-origins 2 --count 5");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    session.exit_code = print(answer_of(workspace, *options), options->output);
  });
}

}  // namespace dossier
