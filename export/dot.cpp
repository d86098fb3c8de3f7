// A composed picture as DOT.
//
// Everything that a reader needs is in the DOT itself: the layout engine (`dot`, beyond
// kMostLabelledLines lines `sfdp`, since `dot` takes seconds there), the title, and notes below:
// what lines and shapes mean, what was left out, the sources. For `dot` the notes are the label of
// a cluster around everything, so that the title can stand above; `sfdp` knows no clusters, so
// there both stand below.
//
// Escaping: a label or tooltip is an escString, where a backslash starts a command and `&` an
// entity; the notes are an HTML-like label.
#include "export/dot.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/utf8.h"
#include "export/picture.h"

namespace dossier {
namespace {

constexpr std::size_t kNodeWidth = 18;     // characters in a line of a node's label
constexpr std::size_t kLineWidth = 24;     // of a line's label
constexpr std::size_t kNoteWidth = 96;     // of the notes
constexpr std::size_t kMostLabels = 3;     // on one line; the rest is counted
constexpr std::size_t kMostQuotes = 3;     // in one tooltip
constexpr std::size_t kMostFootnotes = 5;  // behind one label
constexpr std::uint32_t kThickest = 6;     // origins that still make a line thicker

constexpr std::string_view kInk = "#333333", kDenialInk = "#b3261e", kMutedInk = "#666666";

struct NodeStyle {
  std::string_view shape, style, fill;
  // Its swatch: the style of a table's cell, which knows fewer shapes, and words that say the rest.
  std::string_view cell, legend;
};

// In the order of EntityType.
constexpr std::array<NodeStyle, 6> kNodeStyles = {
    {{"box", "rounded,filled", "#f6e7c8", "ROUNDED", "person"},
     {"box", "filled", "#d9e6f2", "", "organization"},
     {"box", "rounded,filled,dashed", "#e8e1f0", "ROUNDED,DASHED", "group"},
     {"ellipse", "filled", "#dfead6", "ROUNDED", "place (oval)"},
     {"note", "filled", "#ececec", "", "thing (folded corner)"},
     {"box", "rounded,filled", "#ffffff", "ROUNDED", "<I>event</I>"}}};

struct LineStyle {
  std::string_view word, style, sample;
};

LineStyle line_style(Stance stance) {
  switch (stance) {
    case Stance::kAsserted:
      return {"stated as fact", "solid", "———"};
    case Stance::kHypothetical:
      return {"possible", "dotted", "· · · ·"};
    case Stance::kDenied:
      return {"denied", "solid", "——|"};
    default:
      return {"alleged, planned or requested", "dashed", "– – –"};
  }
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

// A value in quotes; a line break becomes the command "\n".
std::string attribute(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c == '&')
      out += "&amp;";
    else if (!is_control(c))
      out += c;
  }
  return out + '"';
}

std::string html(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (!is_control(c)) out += c;
    }
  }
  return out;
}

// Cuts at spaces, into lines of at most `width` characters where words allow.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  const std::string clean = squeeze(text);
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t end = std::min(clean.find(' ', at), clean.size());
    const std::string word = clean.substr(at, end - at);
    at = end + 1;
    if (!lines.empty() && count_characters(lines.back()) + 1 + count_characters(word) <= width)
      lines.back() += ' ' + word;
    else
      lines.push_back(word);
  }
  return lines;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : std::string(between)) + part;
  return out;
}

std::string source_of(const Report& report) {
  std::string out = report.title.empty() ? report.name : report.title;
  if (!report.publisher.empty()) out += ". " + report.publisher;
  if (report.published) out += ", " + to_string(*report.published);
  return out;
}

class DotWriter {
 public:
  DotWriter(const GraphView& view, const Picture& picture, const PictureOptions& options)
      : graph_(view.graph()),
        picture_(picture),
        options_(options),
        labelled_(picture.lines.size() <= kMostLabelledLines) {}

  std::string run() {
    out_ = "digraph dossier {\n";
    head();
    if (labelled_)
      out_ += "subgraph cluster_all {\n  graph [pencolor=none, labelloc=b, labeljust=l, label=" +
              notes("") + "];\n";
    for (NodeIndex node : picture_.nodes) write_node(node);
    for (const Line& line : picture_.lines) write_line(line);
    return out_ + (labelled_ ? "}\n}\n" : "}\n");
  }

 private:
  void head() {
    out_ +=
        "  graph [charset=\"UTF-8\", fontname=\"Arial,Helvetica,sans-serif\", fontsize=9, "
        "bgcolor=white, pad=0.2, "
        "tooltip=\" \", ";
    if (labelled_)
      out_ += "layout=dot, rankdir=TB, nodesep=0.35, ranksep=0.6, labelloc=t, fontsize=16, label=" +
              attribute(options_.title);
    else
      out_ +=
          "layout=sfdp, outputorder=edgesfirst, overlap=prism, splines=line, K=1.1, start=1, "
          "labelloc=b, label=" +
          notes(options_.title);
    out_ += "];\n";
    out_ +=
        "  node [fontname=\"Arial,Helvetica,sans-serif\", fontsize=11, margin=\"0.12,0.06\", "
        "height=0.3, "
        "color=\"#555555\", fontcolor=\"#111111\"];\n";
    out_ += "  edge [fontname=\"Arial,Helvetica,sans-serif\", fontsize=9, arrowsize=0.7];\n";
  }

  void write_node(NodeIndex index) {
    const Node& node = graph_.nodes[index];
    const NodeStyle& style = kNodeStyles[static_cast<std::size_t>(node.type)];
    const std::string id = to_string(node.id);
    out_ += "  " + attribute(id) + " [label=" + node_label(node, index == picture_.centre);
    out_ += ", shape=" + std::string(style.shape) + ", style=" + attribute(style.style) +
            ", fillcolor=" + attribute(style.fill);
    if (index == picture_.centre) out_ += ", penwidth=2.2";
    if (node.type == EntityType::kEvent) out_ += ", fontsize=9";
    out_ += ", id=" + attribute(id) + ", URL=" + attribute("#" + id) +
            ", tooltip=" + attribute(about(node)) + "];\n";
  }

  static std::string node_label(const Node& node, bool is_centre) {
    std::vector<std::string> rows = wrapped(node.name, kNodeWidth);
    const bool slanted = node.type == EntityType::kEvent || !node.named;
    const char* face = is_centre ? "B" : slanted ? "I" : nullptr;
    if (!face || rows.empty()) return attribute(joined(rows, "\n"));
    for (std::string& row : rows) row = html(row);
    return "<<" + std::string(face) + ">" + joined(rows, "<BR/>") + "</" + face + ">>";
  }

  static std::string about(const Node& node) {
    std::string out = node.name + " (" + std::string(to_string(node.type)) + ")";
    out +=
        ", in " + std::to_string(node.articles) + (node.articles == 1 ? " article" : " articles");
    return out + " of " + std::to_string(node.origins) +
           (node.origins == 1 ? " origin" : " origins");
  }

  void write_line(const Line& line) {
    const std::string from = to_string(graph_.nodes[line.from].id),
                      to = to_string(graph_.nodes[line.to].id);
    const std::string tip = attribute(joined(rows_of(line), "\n") + "\n" + quotes(line));
    const std::string_view ink = line.denial ? kDenialInk : kInk;
    out_ += "  " + attribute(from) + " -> " + attribute(to) + " [";
    if (labelled_)
      out_ += "label=" + attribute("\u00A0" + joined(rows_of(line), "\u00A0\n\u00A0") + "\u00A0") +
              ", ";
    out_ += "style=" + std::string(line_style(line.stance).style);
    out_ += ", penwidth=" + thickness(line.origins) + ", color=" + attribute(ink) +
            ", fontcolor=" + attribute(ink);
    if (line.denial)
      out_ += line.symmetric ? ", dir=both, arrowhead=tee, arrowtail=tee" : ", arrowhead=teenormal";
    else if (line.symmetric)
      out_ += ", dir=none";
    const std::string side =
        std::string(line.symmetric ? "/both" : "") + (line.denial ? "/denied" : "");
    out_ += ", id=" + attribute(from + "/" + to + side) + ", URL=" + attribute("#" + line.card);
    out_ += ", tooltip=" + tip + ", edgetooltip=" + tip + ", labeltooltip=" + tip + "];\n";
  }

  // Thicker by 0.6 points for each further origin.
  static std::string thickness(std::uint32_t origins) {
    const std::uint32_t tenths = 10 + 6 * (std::clamp(origins, 1U, kThickest) - 1);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  }

  static std::vector<std::string> rows_of(const Line& line) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < line.labels.size() && i < kMostLabels; ++i) {
      const LineLabel& label = line.labels[i];
      std::string text = label.text;
      if (label.count > 1) text += " ×" + std::to_string(label.count);
      if (label.stance != Stance::kAsserted) text += ", " + std::string(to_string(label.stance));
      if (label.contested) text += ", contested";
      for (const std::string& row : wrapped(text + " " + references(label.footnotes), kLineWidth))
        out.push_back(row);
    }
    if (line.labels.size() > kMostLabels)
      out.push_back("and " + std::to_string(line.labels.size() - kMostLabels) + " more");
    return out;
  }

  static std::string references(const std::vector<std::size_t>& footnotes) {
    std::string out = "[";
    for (std::size_t i = 0; i < footnotes.size() && i < kMostFootnotes; ++i)
      out += (i > 0 ? "," : "") + std::to_string(footnotes[i]);
    return out + (footnotes.size() > kMostFootnotes ? ",…]" : "]");
  }

  std::string quotes(const Line& line) const {
    std::vector<std::string> out;
    std::set<std::pair<std::uint32_t, Span>> seen;
    for (const Evidence* evidence : line.evidence)
      if (seen.insert({evidence->report, evidence->sentence}).second && out.size() < kMostQuotes)
        out.push_back(quote_of(*evidence));
    if (seen.size() > kMostQuotes)
      out.push_back("and " + std::to_string(seen.size() - kMostQuotes) + " more");
    return joined(out, "\n");
  }

  std::string quote_of(const Evidence& evidence) const {
    const Report& report = graph_.reports[evidence.report];
    std::string out = "“" + squeeze(quote(graph_, evidence)) + "” — ";
    for (NodeIndex speaker : evidence.speakers) out += graph_.nodes[speaker].name + ", in ";
    out += report.publisher.empty() ? report.name : report.publisher;
    if (report.published) out += ", " + to_string(*report.published);
    return out;
  }

  // ---- notes

  std::string notes(const std::string& title) const {
    std::string out = "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">";
    if (!title.empty()) row(out, "<FONT POINT-SIZE=\"16\">" + html(title) + "</FONT>");
    row(out, line_legend());
    row(out, shape_legend());
    const std::string left_out = what_is_left_out();
    if (!left_out.empty()) row(out, paragraph(left_out));
    for (std::size_t i = 0; i < picture_.footnotes.size(); ++i)
      row(out, paragraph("[" + std::to_string(i + 1) + "] " +
                         source_of(graph_.reports[picture_.footnotes[i]])));
    return out + "</TABLE>>";
  }

  static void row(std::string& out, const std::string& content) {
    out += "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\"><FONT POINT-SIZE=\"9\" COLOR=\"" +
           std::string(kMutedInk) + "\">" + content + "</FONT></TD></TR>";
  }

  static std::string paragraph(const std::string& text) {
    std::vector<std::string> lines = wrapped(text, kNoteWidth);
    for (std::string& line : lines) line = html(line);
    return joined(lines, "<BR/>");
  }

  std::string line_legend() const {
    std::vector<std::string> out;
    std::set<std::string_view> seen;
    for (Stance stance :
         {Stance::kAsserted, Stance::kAlleged, Stance::kHypothetical, Stance::kDenied}) {
      const LineStyle style = line_style(stance);
      const auto is_drawn = [&](const Line& line) {
        return line_style(line.stance).word == style.word;
      };
      if (std::none_of(picture_.lines.begin(), picture_.lines.end(), is_drawn)) continue;
      const std::string_view ink = stance == Stance::kDenied ? kDenialInk : kInk;
      out.push_back("<FONT COLOR=\"" + std::string(ink) + "\">" + std::string(style.sample) +
                    "</FONT> " + std::string(style.word));
    }
    if (!out.empty()) out.push_back("thicker: more independent sources");
    return joined(out, "    ");
  }

  std::string shape_legend() const {
    std::set<EntityType> types;
    for (NodeIndex node : picture_.nodes) types.insert(graph_.nodes[node].type);
    std::string out = "<TABLE BORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"2\"><TR>";
    for (EntityType type : types) {
      const NodeStyle& style = kNodeStyles[static_cast<std::size_t>(type)];
      out += "<TD BORDER=\"1\" COLOR=\"#999999\" BGCOLOR=\"" + std::string(style.fill) + "\"";
      if (!style.cell.empty()) out += " STYLE=\"" + std::string(style.cell) + "\"";
      out += "><FONT POINT-SIZE=\"8\">" + std::string(style.legend) + "</FONT></TD>";
    }
    const auto described = [&](NodeIndex node) {
      return graph_.nodes[node].type != EntityType::kEvent && !graph_.nodes[node].named;
    };
    if (std::any_of(picture_.nodes.begin(), picture_.nodes.end(), described))
      out += "<TD><FONT POINT-SIZE=\"8\"><I>slanted</I>: described, not named</FONT></TD>";
    if (types.empty()) out += "<TD></TD>";
    return out + "</TR></TABLE>";
  }

  std::string what_is_left_out() const {
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, const std::string& one, const std::string& many) {
      if (count > 0) parts.push_back(std::to_string(count) + " " + (count == 1 ? one : many));
    };
    add(picture_.entities_left_out, "entity", "entities");
    add(picture_.lines_left_out, "line", "lines");
    add(picture_.events_left_out, "event that touches nobody else",
        "events that touch nobody else");
    std::string out;
    if (!parts.empty())
      out = "Not shown, as further away or less supported: " + joined(parts, ", ") + ". ";
    if (!labelled_) out += "The lines are too many to be labelled; point at one to read it.";
    return out;
  }

  const KnowledgeGraph& graph_;
  const Picture& picture_;
  const PictureOptions& options_;
  const bool labelled_;
  std::string out_;
};

// Everything in the view, those with the best supported links first.
Neighborhood whole(const GraphView& view) {
  std::map<NodeIndex, std::uint32_t> support;
  Neighborhood out;
  for (std::size_t i = 0; i < view.links().size(); ++i) {
    const Link& link = view.links()[i];
    support[link.from] += link.origins;
    support[link.to] += link.origins;
    out.links.push_back(i);
  }
  for (const auto& [node, origins] : support) out.nodes.push_back(node);
  std::stable_sort(out.nodes.begin(), out.nodes.end(),
                   [&](NodeIndex a, NodeIndex b) { return support[a] > support[b]; });
  out.distance.assign(out.nodes.size(), 0);
  return out;
}

}  // namespace

std::string to_dot(const GraphView& view, const Neighborhood& part, const PictureOptions& options) {
  const Picture picture = compose(view, part, options);
  return DotWriter(view, picture, options).run();
}

std::string to_dot(const GraphView& view, const PictureOptions& options) {
  return to_dot(view, whole(view), options);
}

Neighborhood part_of(const GraphView& view, const std::vector<Path>& paths) {
  Neighborhood out;
  std::map<NodeIndex, std::uint32_t> steps;  // fewest from the first node
  std::set<std::pair<NodeIndex, NodeIndex>> pairs;
  for (const Path& path : paths)
    for (std::uint32_t i = 0; i < path.nodes.size(); ++i) {
      const auto [at, fresh] = steps.try_emplace(path.nodes[i], i);
      if (fresh) out.nodes.push_back(path.nodes[i]);
      at->second = std::min(at->second, i);
      if (i > 0) pairs.insert(std::minmax(path.nodes[i - 1], path.nodes[i]));
    }
  for (NodeIndex node : out.nodes) out.distance.push_back(steps[node]);
  for (std::size_t i = 0; i < view.links().size(); ++i)
    if (pairs.count(std::minmax(view.links()[i].from, view.links()[i].to)) > 0)
      out.links.push_back(i);
  return out;
}

}  // namespace dossier
