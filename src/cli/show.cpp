#include <memory>

#include "cli/claim_rows.h"
#include "cli/verbs.h"
#include "export/jsonl.h"

namespace dossier {
namespace {

struct Options {
  std::string name;
  FilterOptions filter;
  OutputOptions output;
};

// What is known of a node itself, as a few lines.
std::string head_of(const Node& node, bool colour) {
  std::string out =
      tinted(node.name, Tint::kHeading, colour) + "  " + std::string(to_string(node.type));
  if (!node.subtype.empty()) out += ", " + node.subtype;
  if (!node.category.empty())
    out += ", " + node.category + (node.mode.empty() ? "" : "/" + node.mode);
  out += "\n" + to_string(node.id) + "\n";
  std::string names;
  for (const std::string& name : node.names) {
    if (name != node.name) names += (names.empty() ? "" : ", ") + name;
  }
  if (!names.empty()) out += "also: " + names + "\n";
  return out + std::to_string(node.mentions) + " mentions, " + std::to_string(node.articles) +
         " articles, " + std::to_string(node.origins) + " origins\n";
}

std::string card_of(const KnowledgeGraph& graph, NodeIndex node, const ClaimFilter& filter,
                    const OutputOptions& output) {
  const bool colour = colour_wanted(output);
  std::string out = head_of(graph.nodes[node], colour);
  std::size_t shown = 0;
  const auto all = [](const Claim&) { return true; };
  for (const auto& [claim, evidence, origins, says] : best_first(graph, filter, all)) {
    if (output.limit > 0 && shown++ == output.limit) break;
    out += "\n" + says + "  " +
           tinted(to_string(claim->id).substr(0, kShortId), Tint::kQuiet, colour) + "\n";
    for (const Evidence* piece : evidence) {
      const std::string line = "  " + std::string(to_string(piece->stance)) + " by " +
                               speaker_text(graph, *piece) + " in " +
                               graph.reports[piece->report].name + "\n";
      out += piece->stance == Stance::kDenied ? tinted(line, Tint::kWarning, colour) : line;
    }
  }
  return out;
}

}  // namespace

void add_show(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("show", "One entity: its names, and what is said of it");
  auto options = std::make_shared<Options>();
  verb->add_option("NAME", options->name, "Its name, loosely typed, or its id")->required();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output, {"table", "json", "jsonl"});
  verb->footer(
      "Examples:\n  dossier show ruiz\n  dossier show \"Harbour Board\" --stance asserted --format "
      "json");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    const KnowledgeGraph& graph = workspace.graph();
    const NodeIndex node = find_node(graph, options->name);
    ClaimFilter filter = filter_of(graph, options->filter);
    filter.about.push_back(node);
    const auto entities = lines_of([&](std::ostream& out) { write_entities_jsonl(out, graph); });
    nlohmann::ordered_json card = nlohmann::ordered_json::parse(entities[node]);
    card["claims"] = nlohmann::ordered_json::array();
    for (const std::string& line :
         lines_of([&](std::ostream& out) { write_claims_jsonl(out, graph, filter); })) {
      card["claims"].push_back(nlohmann::ordered_json::parse(line));
    }
    Answer answer;
    answer.rows = {card};
    answer.text = card_of(graph, node, filter, options->output);
    OutputOptions output = options->output;
    output.limit = 0;  // the card limits its claims itself
    session.exit_code = print(answer, output);
  });
}

}  // namespace dossier
