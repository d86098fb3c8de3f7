#include "export/sheet.h"

#include <algorithm>

#include "export/style.h"
#include "export/text_width.h"

namespace dossier {
namespace {

constexpr double kInch = 72;
constexpr double kLine = 1.2;   // sizes from one line of text to the next
constexpr double kSpare = 1.3;  // wider than estimated, as fonts differ

}  // namespace

Sheet::Sheet(double width, double height, double zoom)
    : width_(width), height_(height), zoom_(zoom) {}

std::string Sheet::place(SheetPoint at) const {
  return dot_number(at.x) + "," + dot_number(height_ - at.y);
}

void Sheet::node(const std::string& name, SheetPoint centre, double width, double height,
                 const std::string& attributes) {
  nodes_ += "  " + dot_text(name) + " [pos=\"" + place(centre) +
            "\", width=" + dot_number(width / kInch) + ", height=" + dot_number(height / kInch) +
            ", " + attributes + "];\n";
}

void Sheet::text(SheetPoint at, const std::vector<std::string>& lines, const TextStyle& style,
                 const std::string& link, const std::string& tooltip) {
  double width = 1;
  std::string label;
  for (const std::string& line : lines) {
    width = std::max(width, text_width(line, style.size) * kSpare);
    const std::string quoted = dot_text(line);
    label += quoted.substr(1, quoted.size() - 2) + "\\l";
  }
  const double height = kLine * style.size * static_cast<double>(lines.size());
  std::string attributes =
      "shape=none, margin=0, fixedsize=true, labelloc=t, fontsize=" + dot_number(style.size) +
      ", fontcolor=" + dot_text(style.ink) + ", label=\"" + label + "\"";
  if (!link.empty()) attributes += ", URL=" + dot_text(link) + ", tooltip=" + dot_text(tooltip);
  node("text " + std::to_string(++texts_), {at.x + width / 2, at.y + height / 2}, width, height,
       attributes);
}

void Sheet::title(SheetPoint at, const std::vector<std::string>& lines, double size) {
  for (const std::string& line : lines) {
    const double width = bold_width(line, size), height = kLine * size;
    node("text " + std::to_string(++texts_), {at.x + width / 2, at.y + height / 2}, width, height,
         "shape=none, margin=0, fixedsize=true, fontsize=" + dot_number(size) + ", label=<<B>" +
             dot_html(line) + "</B>>");
    at.y += height;
  }
}

void Sheet::curve(const Curve& curve, const std::string& attributes) {
  std::string pos;
  if (curve.start) pos += "s," + place(*curve.start) + " ";
  if (curve.end) pos += "e," + place(*curve.end) + " ";
  for (const SheetPoint& point : curve.points) pos += place(point) + " ";
  pos.pop_back();
  edges_ += "  sheet -> sheet [pos=\"" + pos + "\", ";
  if (curve.label) edges_ += "lp=\"" + place(*curve.label) + "\", ";
  edges_ += attributes + "];\n";
}

void Sheet::stroke(SheetPoint from, SheetPoint to, const std::string& attributes) {
  const auto between = [&](double part) {
    return SheetPoint{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
  };
  curve({{from, between(1 / 3.), between(2 / 3.), to}, {}, {}, {}}, "dir=none, " + attributes);
}

std::string Sheet::dot(const std::string& title) const {
  const std::string fonts = "fontname=\"" + std::string(kFonts) + "\"";
  return "digraph " + dot_text(title.empty() ? "Dossier" : title) +
         " {\n  graph [charset=\"UTF-8\", layout=nop2, " + fonts +
         ", bgcolor=white, pad=0, outputorder=edgesfirst, viewport=\"" +
         dot_number(width_ * zoom_) + "," + dot_number(height_ * zoom_) + "," + dot_number(zoom_) +
         "," + dot_number(width_ / 2) + "," + dot_number(height_ / 2) + "\"];\n  node [" + fonts +
         ", color=\"#555555\", fontcolor=\"#111111\", fixedsize=true];\n  edge [" + fonts +
         ", fontsize=" + dot_number(kLabelSize) +
         ", arrowsize=0.7];\n  sheet [pos=\"0,0\", style=invis, shape=point];\n" + edges_ + nodes_ +
         "}\n";
}

std::string without_names(const std::string& svg) {
  static constexpr std::string_view kBegin = "<title>", kEnd = "</title>\n";
  std::string out;
  std::size_t at = 0;
  for (bool first = true;; first = false) {
    const std::size_t begin = svg.find(kBegin, at);
    const std::size_t end = begin == std::string::npos ? begin : svg.find(kEnd, begin);
    if (end == std::string::npos) break;
    const std::size_t next = end + kEnd.size();
    out.append(svg, at, (first ? next : begin) - at);
    at = next;
  }
  return out + svg.substr(at);
}

}  // namespace dossier
