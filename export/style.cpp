#include "export/style.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "export/text_width.h"
#include "export/wording.h"

namespace dossier {
namespace {

constexpr std::uint32_t kThickest = 6;  // origins that still make a line thicker

// In the order of EntityType.
constexpr std::array<NodeStyle, 6> kLightNodes = {{{"box", "rounded,filled", "#f6e7c8"},
                                                   {"box", "filled", "#d9e6f2"},
                                                   {"box", "rounded,filled,dashed", "#e8e1f0"},
                                                   {"ellipse", "filled", "#dfead6"},
                                                   {"note", "filled", "#ececec"},
                                                   {"octagon", "filled", "#ffffff"}}};
constexpr std::array<std::string_view, 6> kGreyFills = {"#ffffff", "#e2e2e2", "#ffffff",
                                                        "#f0f0f0", "#e2e2e2", "#ffffff"};

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : std::string(between)) + part;
  return out;
}

}  // namespace

NodeStyle node_style(EntityType type, Theme theme) {
  NodeStyle style = kLightNodes[static_cast<std::size_t>(type)];
  if (theme == Theme::kGrey) style.fill = kGreyFills[static_cast<std::size_t>(type)];
  return style;
}

LineStyle line_style(Manner manner, Theme theme) {
  const bool grey = theme == Theme::kGrey;
  switch (manner) {
    case Manner::kStated:
      return {"solid", grey ? "#222222" : "#333333"};
    case Manner::kHedged:
      return {"dashed", grey ? "#222222" : "#333333"};
    case Manner::kPossible:
      return {"dotted", grey ? "#222222" : "#333333"};
    default:
      return {"solid", grey ? "#000000" : "#b3261e"};
  }
}

std::string_view muted_ink(Theme theme) {
  return theme == Theme::kGrey ? "#333333" : "#555555";
}

std::string line_thickness(std::uint32_t origins) {
  const std::uint32_t tenths = 10 + 6 * (std::clamp(origins, 1U, kThickest) - 1);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string heads_of(const Line& line) {
  if (line.manner == Manner::kDenied)
    return line.symmetric ? "dir=both, arrowhead=tee, arrowtail=tee" : "arrowhead=teenormal";
  return line.symmetric ? "dir=none" : "arrowhead=normal";
}

std::string dot_text(std::string_view text) {
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

std::string dot_html(std::string_view text) {
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

std::string dot_number(double value) {
  const long long hundredths = std::llround(std::abs(value) * 100);
  const std::string rest = std::to_string(hundredths % 100);
  return (value < 0 && hundredths > 0 ? "-" : "") + std::to_string(hundredths / 100) + "." +
         (rest.size() < 2 ? "0" : "") + rest;
}

std::string dot_node_label(const KnowledgeGraph& graph, const Picture& picture, NodeIndex node) {
  const Node& of = graph.nodes[node];
  const bool event = of.type == EntityType::kEvent;
  std::vector<std::string> rows =
      wrap_text(node_text(graph, picture, node), kNodeWidth, event ? kEventSize : kNodeSize);
  const char* face = picture.is_asked(node) ? "B" : event || !of.named ? "I" : nullptr;
  if (!face || rows.empty()) return dot_text(joined(rows, "\n"));
  for (std::string& row : rows) row = dot_html(row);
  return "<<" + std::string(face) + ">" + joined(rows, "<BR/>") + "</" + face + ">>";
}

std::string dot_node_look(const KnowledgeGraph& graph, const Picture& picture, NodeIndex node,
                          Theme theme) {
  const Node& of = graph.nodes[node];
  const NodeStyle style = node_style(of.type, theme);
  std::string lines(style.style);
  std::string out = "shape=" + std::string(style.shape) + ", fillcolor=" + dot_text(style.fill);
  const auto manner = manner_of_event(graph, picture, node);
  if (manner && *manner != Manner::kStated) {
    const LineStyle line = line_style(*manner, theme);
    lines += "," + std::string(line.style);
    out += ", color=" + dot_text(line.ink);
    if (*manner == Manner::kDenied) out += ", fontcolor=" + dot_text(line.ink);
  }
  out += ", style=" + dot_text(lines);
  if (picture.is_asked(node)) out += ", penwidth=2.2";
  const std::string id = to_string(of.id);
  return out + ", id=" + dot_text(id) + ", URL=" + dot_text("#" + id) +
         ", tooltip=" + dot_text(node_tooltip(of));
}

std::string dot_line_label(const Line& line) {
  std::vector<std::string> rows;
  for (const std::string& text : label_texts(line))
    for (const std::string& row : wrap_text(text, kLabelWidth, kLabelSize)) rows.push_back(row);
  const std::string spare = "\u00A0\u00A0\u00A0";  // between the words and the line
  return dot_text(spare + joined(rows, spare + "\n" + spare) + spare);
}

std::string dot_line_look(const KnowledgeGraph& graph, const Line& line, Theme theme) {
  const LineStyle style = line_style(line.manner, theme);
  const std::string tip = dot_text(line_tooltip(graph, line));
  return "style=" + std::string(style.style) + ", penwidth=" + line_thickness(line.origins) +
         ", color=" + dot_text(style.ink) + ", fontcolor=" + dot_text(style.ink) + ", " +
         heads_of(line) + ", id=" + dot_text(line_id(graph, line)) +
         ", URL=" + dot_text("#" + line.card) + ", tooltip=" + tip + ", edgetooltip=" + tip +
         ", labeltooltip=" + tip;
}

std::string line_id(const KnowledgeGraph& graph, const Line& line) {
  static constexpr std::array<const char*, 4> kManners = {"stated", "hedged", "possible", "denied"};
  return to_string(graph.nodes[line.from].id) + "/" + to_string(graph.nodes[line.to].id) + "/" +
         (line.symmetric ? "both/" : "") + kManners[static_cast<std::size_t>(line.manner)];
}

}  // namespace dossier
