#include "export/wording.h"

#include <algorithm>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kMostLabels = 3;  // on one line; the rest is counted
constexpr std::size_t kMostQuotes = 3;  // in one tooltip

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : std::string(between)) + part;
  return out;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

// "alleged by Ida Holm"; empty for what a report itself states.
std::string how_put(const LineLabel& label) {
  const std::string& by = label.speaker;
  switch (label.stance) {
    case Stance::kAsserted:
      return by.empty() ? "" : "says " + by;
    case Stance::kAlleged:
    case Stance::kDenied:
    case Stance::kRequested:
      return std::string(to_string(label.stance)) + (by.empty() ? "" : " by " + by);
    case Stance::kHypothetical:
      return by.empty() ? "possible" : "possible, says " + by;
    default:
      return std::string(to_string(label.stance)) + (by.empty() ? "" : ", says " + by);
  }
}

std::string quote_of(const KnowledgeGraph& graph, const Evidence& evidence) {
  const Report& report = graph.reports[evidence.report];
  std::string out = "“" + squeeze(quote(graph, evidence)) + "” — ";
  for (NodeIndex speaker : evidence.speakers) out += graph.nodes[speaker].name + ", in ";
  out += report.publisher.empty() ? report.name : report.publisher;
  if (report.published) out += ", " + to_string(*report.published);
  return out;
}

template <class Test>
bool any_line(const Picture& picture, Test test) {
  return std::any_of(picture.lines.begin(), picture.lines.end(), test);
}

template <class Test>
bool any_label(const Picture& picture, Test test) {
  return any_line(picture, [&](const Line& line) {
    return std::any_of(line.labels.begin(), line.labels.end(), test);
  });
}

std::string source_of(const Report& report) {
  std::string out = report.title.empty() ? report.name : report.title;
  if (!report.publisher.empty()) out += ". " + report.publisher;
  if (report.published) out += ", " + to_string(*report.published);
  return out;
}

}  // namespace

std::string label_text(const LineLabel& label) {
  std::string out = label.text;
  if (label.count > 1) out += (out.empty() ? "×" : " ×") + std::to_string(label.count);
  const auto add = [&](const std::string& more) {
    if (!more.empty()) out += (out.empty() ? "" : ", ") + more;
  };
  add(how_put(label));
  if (label.contested) add("contested");
  return out + (out.empty() ? "" : " ") + references(label.footnotes);
}

std::vector<std::string> label_texts(const Line& line) {
  std::vector<std::string> out;
  const std::size_t shown = std::min(line.labels.size(), kMostLabels);
  for (std::size_t i = 0; i < shown; ++i) out.push_back(label_text(line.labels[i]));
  if (shown == line.labels.size()) return out;
  std::set<std::size_t> footnotes;
  for (std::size_t i = shown; i < line.labels.size(); ++i)
    footnotes.insert(line.labels[i].footnotes.begin(), line.labels[i].footnotes.end());
  out.push_back(
      "and " + std::to_string(line.labels.size() - shown) + " more" +
      (line.manner == Manner::kStated ? " " : ", " + std::string(legend_word(line.manner)) + " ") +
      references({footnotes.begin(), footnotes.end()}));
  return out;
}

std::string references(const std::vector<std::size_t>& footnotes) {
  std::string out = "[";
  for (std::size_t i = 0; i < footnotes.size();) {
    std::size_t last = i;
    while (last + 1 < footnotes.size() && footnotes[last + 1] == footnotes[last] + 1) ++last;
    if (last == i + 1) last = i;  // "1,2" and not "1-2"
    out += (i > 0 ? "," : "") + std::to_string(footnotes[i]);
    if (last > i) out += "-" + std::to_string(footnotes[last]);
    i = last + 1;
  }
  return out + "]";
}

std::vector<std::string> footnote_texts(const KnowledgeGraph& graph,
                                        const std::vector<std::uint32_t>& reports) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < reports.size(); ++i)
    out.push_back("[" + std::to_string(i + 1) + "] " + source_of(graph.reports[reports[i]]));
  return out;
}

std::optional<Manner> manner_of_event(const KnowledgeGraph& graph, const Picture& picture,
                                      NodeIndex node) {
  if (graph.nodes[node].type != EntityType::kEvent) return std::nullopt;
  std::optional<Manner> firmest;
  for (const Line& line : picture.lines)
    if (line.from == node || line.to == node)
      firmest = std::min(firmest.value_or(Manner::kDenied), line.manner);
  return firmest;
}

std::string node_text(const KnowledgeGraph& graph, const Picture& picture, NodeIndex node) {
  const auto manner = manner_of_event(graph, picture, node);
  const std::string& name = graph.nodes[node].name;
  if (!manner || *manner == Manner::kStated) return name;
  return name + " (" + std::string(legend_word(*manner)) + ")";
}

std::string node_tooltip(const Node& node) {
  return node.name + " (" + std::string(to_string(node.type)) + "), in " +
         counted(node.articles, "article", "articles") + " of " +
         counted(node.origins, "origin", "origins");
}

std::string quotations(const KnowledgeGraph& graph, const std::vector<const Evidence*>& evidence) {
  std::vector<std::string> out;
  std::set<std::pair<std::uint32_t, Span>> seen;
  for (const Evidence* e : evidence)
    if (seen.insert({e->report, e->sentence}).second && seen.size() <= kMostQuotes)
      out.push_back(quote_of(graph, *e));
  if (seen.size() > kMostQuotes)
    out.push_back("and " + std::to_string(seen.size() - kMostQuotes) + " more");
  return joined(out, "\n");
}

std::string line_tooltip(const KnowledgeGraph& graph, const Line& line) {
  return joined(label_texts(line), "\n") + "\n" + quotations(graph, line.evidence);
}

Legend legend_of(const KnowledgeGraph& graph, const Picture& picture) {
  Legend out;
  for (const Line& line : picture.lines) out.manners.insert(line.manner);
  for (NodeIndex node : picture.nodes) out.types.insert(graph.nodes[node].type);
  if (any_line(picture, [](const Line& line) { return line.origins > 1; }))
    out.remarks.push_back("thicker line: more independent sources");
  if (any_line(picture, [](const Line& line) { return line.symmetric; }))
    out.remarks.push_back("no arrow: both sides alike");
  if (any_label(picture, [](const LineLabel& label) { return label.contested; }))
    out.remarks.push_back("contested: sources contradict each other");
  if (any_label(picture, [](const LineLabel& label) { return label.count > 1; }))
    out.remarks.push_back("×2: so many of the kind");
  if (!picture.footnotes.empty()) out.remarks.push_back("[1]: source below");
  if (!picture.asked.empty()) out.remarks.push_back("bold: asked for");
  const auto described = [&](NodeIndex node) {
    return graph.nodes[node].type != EntityType::kEvent && !graph.nodes[node].named;
  };
  if (std::any_of(picture.nodes.begin(), picture.nodes.end(), described))
    out.remarks.push_back("slanted: described, not named");
  return out;
}

std::string_view legend_word(Manner manner) {
  switch (manner) {
    case Manner::kStated:
      return "stated as fact";
    case Manner::kHedged:
      return "alleged, planned or requested";
    case Manner::kPossible:
      return "possible";
    default:
      return "denied";
  }
}

std::string_view legend_word(EntityType type) {
  return to_string(type);
}

std::string left_out_text(const Picture& picture, Labels labels) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, const std::string& one, const std::string& many) {
    if (count > 0) parts.push_back(counted(count, one, many));
  };
  add(picture.entities_left_out, "entity", "entities");
  add(picture.lines_left_out, "line", "lines");
  add(picture.events_left_out, "event that touches nobody else", "events that touch nobody else");
  std::string out;
  if (!parts.empty())
    out = "Not shown, as further away or less supported: " + joined(parts, ", ") + ". ";
  if (labels == Labels::kTooMany)
    out += "The lines are too many to be labelled; point at one to read it.";
  return std::string(trim(out));
}

}  // namespace dossier
