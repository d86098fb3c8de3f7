// From a layout to a page.
//
// The notes are measured first; what is left of the page is the drawing's. A drawing that is too
// large is not scaled itself: the page grows by the same factor, its notes with it, and the whole
// is drawn smaller (Sheet's zoom), so that lines, heads and letters shrink alike. A4 is tried
// upright and on its side, and the way in which the drawing is larger is taken.
#include "export/page.h"

#include <algorithm>
#include <array>
#include <map>

#include "export/notes.h"
#include "export/strokes.h"
#include "export/style.h"

namespace dossier {
namespace {

constexpr double kMargin = 28;      // points on paper
constexpr double kNarrowest = 430;  // of the notes on a page that fits its drawing
constexpr double kA4Short = 595.28, kA4Long = 841.89, kWideWidth = 960, kWideHeight = 540;

struct Size {
  double width, height;
};

// How the drawing stands on the page.
struct Fit {
  Size page;
  double scale;
};

class PageMaker {
 public:
  PageMaker(const KnowledgeGraph& graph, const Picture& picture, const Layout& layout,
            const PageOptions& options)
      : graph_(graph), picture_(picture), layout_(layout), options_(options) {
    for (const Layout::Edge& edge : layout.edges) edges_[edge.id] = &edge;
    for (const Layout::Node& node : layout.nodes) boxes_[node.name] = &node;
  }

  Page run() const {
    const Fit fit = choose();
    const Notes notes = notes_for(fit.page.width);
    const double unit = 1 / fit.scale;  // units of the sheet for a point on paper
    Sheet sheet(fit.page.width * unit, fit.page.height * unit, fit.scale);
    notes.draw_title(sheet, {kMargin * unit, kMargin * unit}, unit);
    const double top = (kMargin + notes.title_height()) * unit;
    draw({(fit.page.width * unit - layout_.width) / 2, top}, sheet);
    notes.draw_notes(sheet, {kMargin * unit, top + layout_.height}, unit);
    return {sheet.dot(options_.title), fit.scale};
  }

 private:
  Notes notes_for(double page_width) const {
    return Notes(
        {options_.title, legend_of(graph_, picture_), left_out_text(picture_, options_.labels),
         footnote_texts(graph_, picture_.footnotes)},
        page_width - 2 * kMargin, options_.theme);
  }

  Fit choose() const {
    if (options_.paper == Paper::kFit) {
      const double width = std::max(layout_.width, kNarrowest) + 2 * kMargin;
      return {{width, layout_.height + around(width)}, 1};
    }
    if (options_.paper == Paper::kWide) return on({kWideWidth, kWideHeight});
    const Fit upright = on({kA4Short, kA4Long}), lying = on({kA4Long, kA4Short});
    return lying.scale > upright.scale ? lying : upright;
  }

  // Height of all but the drawing.
  double around(double page_width) const {
    const Notes notes = notes_for(page_width);
    return 2 * kMargin + notes.title_height() + notes.notes_height();
  }

  Fit on(Size page) const {
    const double width = page.width - 2 * kMargin, height = page.height - around(page.width);
    const double smallest = 0.05;  // too small to read, and not yet nothing
    const double scale = std::min(
        {1.0, width / std::max(layout_.width, 1.0), height / std::max(layout_.height, 1.0)});
    return {page, std::max(scale, smallest)};
  }

  void draw(SheetPoint corner, Sheet& sheet) const {
    const auto place = [&](const LayoutPoint& p) {
      return SheetPoint{corner.x + p.x, corner.y + layout_.height - p.y};
    };
    for (const Line& line : picture_.lines) {
      const auto found = edges_.find(line_id(graph_, line));
      if (found == edges_.end()) continue;
      const Layout::Edge& edge = *found->second;
      Sheet::Curve curve;
      for (const LayoutPoint& p : edge.spline) curve.points.push_back(place(p));
      if (edge.start) curve.start = place(*edge.start);
      if (edge.end) curve.end = place(*edge.end);
      if (edge.label) curve.label = place(*edge.label);
      if (curve.points.empty()) continue;
      sheet.curve(curve, (edge.label ? "label=" + dot_line_label(line) + ", " : "") +
                             dot_line_look(graph_, line, options_.theme));
      if (line.manner == Manner::kDenied) draw_bars(sheet, curve.points, options_.theme, 1);
    }
    for (NodeIndex node : picture_.nodes) {
      const std::string id = to_string(graph_.nodes[node].id);
      const auto found = boxes_.find(id);
      if (found == boxes_.end()) continue;
      const Layout::Node& box = *found->second;
      const bool event = graph_.nodes[node].type == EntityType::kEvent;
      sheet.node(id, place(box.centre), box.width, box.height,
                 "label=" + dot_node_label(graph_, picture_, node) +
                     ", fontsize=" + dot_number(event ? kEventSize : kNodeSize) +
                     ", margin=\"0,0\", " + dot_node_look(graph_, picture_, node, options_.theme));
    }
  }

  const KnowledgeGraph& graph_;
  const Picture& picture_;
  const Layout& layout_;
  const PageOptions& options_;
  std::map<std::string, const Layout::Edge*> edges_;
  std::map<std::string, const Layout::Node*> boxes_;
};

}  // namespace

Page page_of(const KnowledgeGraph& graph, const Picture& picture, const Layout& layout,
             const PageOptions& options) {
  return PageMaker(graph, picture, layout, options).run();
}

}  // namespace dossier
