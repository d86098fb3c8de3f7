#include <algorithm>
#include <memory>

#include "cli/claim_rows.h"
#include "cli/link_text.h"
#include "cli/topic_rows.h"
#include "cli/verbs.h"
#include "export/jsonl.h"
#include "graph/card.h"

namespace dossier {
namespace {

constexpr std::size_t kMostPeriods = 24, kWidestBar = 40, kShown = 10;

struct Options {
  std::string name;
  FilterOptions filter;
  OutputOptions output;
};

// One line of a card: a claim or a link, and how it stands.
nlohmann::ordered_json row_of(const char* section, const GraphView& view, const Said& said) {
  const KnowledgeGraph& graph = view.graph();
  nlohmann::ordered_json row;
  row["section"] = section;
  row["says"] = describe(graph, graph.claims[said.claim]);
  std::optional<TimeInterval> when;
  std::vector<Spoken> spoken;
  for (const Evidence* piece : said.evidence) {
    when = join(when, piece->when);
    spoken.push_back({said.claim, piece});
  }
  if (when) row["when"] = short_time(*when);
  add_standing(row, graph, spoken);
  return row;
}

nlohmann::ordered_json row_of(const GraphView& view, NodeIndex node, const Link& link) {
  nlohmann::ordered_json row;
  const bool forward = link.from == node;
  row["section"] = "link";
  row["says"] = arrow(link, forward ? Walk::kForward : Walk::kBackward) + " " +
                view.graph().nodes[forward ? link.to : link.from].name;
  add_standing(row, view.graph(), link);
  return row;
}

std::vector<nlohmann::ordered_json> rows_of(const GraphView& view, NodeIndex node, const Card& card,
                                            std::size_t links) {
  std::vector<nlohmann::ordered_json> rows;
  for (const Said& said : card.roles) rows.push_back(row_of("role", view, said));
  for (const Said& said : card.descriptions) rows.push_back(row_of("description", view, said));
  for (const Said& said : card.disputed) rows.push_back(row_of("disputed", view, said));
  for (std::size_t i = 0; i < card.links.size() && i < links; ++i)
    rows.push_back(row_of(view, node, view.links()[card.links[i]]));
  return rows;
}

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

std::string line_of(const nlohmann::ordered_json& row, bool colour) {
  std::string line = "  " + row["signs"].get<std::string>();
  line.resize(std::max<std::size_t>(line.size() + 1, 8), ' ');
  line += row["says"].get<std::string>();
  if (row.contains("when") && row["section"] != "link")
    line += ", " + row["when"].get<std::string>();
  if (row.contains("by")) {
    line += "  by ";
    for (std::size_t i = 0; i < row["by"].size(); ++i)
      line += (i > 0 ? "; " : "") + row["by"][i].get<std::string>();
  }
  line +=
      "  " + tinted(row["claims"][0].get<std::string>().substr(0, kShortId), Tint::kQuiet, colour);
  return (row["contested"] ? tinted(line, Tint::kWarning, colour) : line) + "\n";
}

std::string bars_of(const Card& card) {
  static constexpr const char* kPeriods[] = {"day", "week", "month", "year"};
  if (card.published.empty()) return "";
  std::size_t most = 1;
  for (const Published& bar : card.published) most = std::max(most, bar.articles);
  std::string out = "\nArticles by " +
                    std::string(kPeriods[static_cast<std::size_t>(card.period)]) +
                    " of publication\n";
  for (const Published& bar : card.published) {
    const std::size_t width = (bar.articles * kWidestBar + most - 1) / most;
    out += "  " + to_string(bar.from) + "  ";
    for (std::size_t i = 0; i < (most <= kWidestBar ? bar.articles : width); ++i) out += "█";
    out += (bar.articles > 0 ? " " : "") + std::to_string(bar.articles) + "\n";
  }
  if (card.undated > 0) out += "  without a date  " + std::to_string(card.undated) + "\n";
  return out;
}

std::string text_of(const Node& node, const Card& card,
                    const std::vector<nlohmann::ordered_json>& rows, const OutputOptions& output) {
  static constexpr std::pair<const char*, const char*> kSections[] = {
      {"role", "Roles"},
      {"description", "Described as"},
      {"disputed", "Disputed"},
      {"link", "Strongest links"}};
  const bool colour = colour_wanted(output);
  std::string out = head_of(node, colour);
  for (const auto& [section, heading] : kSections) {
    std::string lines;
    for (const auto& row : rows)
      if (row["section"] == section) lines += line_of(row, colour);
    if (!lines.empty()) out += "\n" + tinted(heading, Tint::kHeading, colour) + "\n" + lines;
  }
  out += bars_of(card);
  return rows.empty() ? out : out + "\n" + tinted(kSignsLegend, Tint::kQuiet, colour) + "\n";
}

nlohmann::ordered_json json_of(const GraphView& view, NodeIndex node, const Card& card) {
  const KnowledgeGraph& graph = view.graph();
  const auto entities = lines_of([&](std::ostream& out) { write_entities_jsonl(out, graph); });
  nlohmann::ordered_json json = nlohmann::ordered_json::parse(entities[node]);
  for (const auto& row : rows_of(view, node, card, card.links.size())) json["card"].push_back(row);
  for (const Published& bar : card.published)
    json["published"].push_back({{"from", to_string(bar.from)}, {"articles", bar.articles}});
  ClaimFilter filter = view.filter();
  filter.about = {node};
  json["claims"] = nlohmann::ordered_json::array();
  for (const std::string& line :
       lines_of([&](std::ostream& out) { write_claims_jsonl(out, graph, filter); }))
    json["claims"].push_back(nlohmann::ordered_json::parse(line));
  return json;
}

Answer answer_of(Workspace& workspace, const Options& options) {
  const KnowledgeGraph& graph = workspace.graph();
  const NodeIndex node = find_node(graph, options.name);
  const GraphView view(graph, workspace.ontology(), filter_of(graph, options.filter));
  const Card card = make_card(view, node, kMostPeriods);
  const std::size_t links = options.output.limit > 0 ? options.output.limit : kShown;
  Answer answer;
  answer.columns = {{"section", "SECTION"},   {"says", "SAYS"},       {"signs", "SIGNS"},
                    {"stances", "STANCES"},   {"by", "BY"},           {"when", "WHEN"},
                    {"articles", "ARTICLES"}, {"origins", "ORIGINS"}, {"contested", "CONTESTED"},
                    {"claims", "CLAIMS"}};
  if (options.output.format == "csv") {
    answer.rows = rows_of(view, node, card, card.links.size());
    return answer;
  }
  answer.rows = {json_of(view, node, card)};
  answer.text = text_of(graph.nodes[node], card, rows_of(view, node, card, links), options.output);
  return answer;
}

}  // namespace

void add_show(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("show", "One entity as a card");
  auto options = std::make_shared<Options>();
  verb->add_option("NAME", options->name, "Its name, loosely typed, or its id")->required();
  add_filter_options(*verb, options->filter);
  add_output_options(*verb, options->output);
  verb->footer(
      "Its names, roles over time, descriptions with who gave them, what is disputed about it, "
      "its\n"
      "strongest links (ten, or as many as --limit says), and when articles mention it. JSON has\n"
      "all its claims as well.\n"
      "Examples:\n  dossier show ruiz\n"
      "  dossier show \"Harbour Board\" --stance asserted --format json");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    OutputOptions output = options->output;
    if (output.format != "csv") output.limit = 0;  // the card limits its links itself
    session.exit_code = print(answer_of(workspace, *options), output);
  });
}

}  // namespace dossier
