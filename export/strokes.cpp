#include "export/strokes.h"

#include <cmath>

#include "export/style.h"

namespace dossier {
namespace {

constexpr double kBar = 4.5, kApart = 3.4;  // half the length of a bar, and between the two
constexpr double kHead = 7;                 // length of a head

// The point and the direction of a Bezier curve at its middle.
struct Middle {
  SheetPoint at, along;
};

Middle middle_of(const SheetPoint* p) {
  const auto blend = [&](double a, double b, double c, double d) {
    return SheetPoint{a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                      a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
  };
  Middle out{blend(.125, .375, .375, .125), blend(-.75, -.75, .75, .75)};
  const double length = std::hypot(out.along.x, out.along.y);
  out.along =
      length > 0 ? SheetPoint{out.along.x / length, out.along.y / length} : SheetPoint{1, 0};
  return out;
}

}  // namespace

void draw_bars(Sheet& sheet, const std::vector<SheetPoint>& curve, Theme theme, double unit) {
  if (curve.size() < 4) return;
  const std::size_t piece = (curve.size() - 1) / 3 / 2;
  const Middle middle = middle_of(&curve[3 * piece]);
  const std::string look = "penwidth=" + dot_number(1.6 * unit) +
                           ", color=" + dot_text(line_style(Manner::kDenied, theme).ink);
  // Slanted against the line, so that they are taken for no part of it.
  const double tilt = 0.35;
  const SheetPoint across{-middle.along.y + tilt * middle.along.x,
                          middle.along.x + tilt * middle.along.y};
  for (double side : {-0.5, 0.5}) {
    const SheetPoint at{middle.at.x + middle.along.x * kApart * side * unit,
                        middle.at.y + middle.along.y * kApart * side * unit};
    sheet.stroke({at.x - across.x * kBar * unit, at.y - across.y * kBar * unit},
                 {at.x + across.x * kBar * unit, at.y + across.y * kBar * unit}, look);
  }
}

void draw_line(Sheet& sheet, Manner manner, SheetPoint from, SheetPoint to, Theme theme,
               double unit) {
  const LineStyle style = line_style(manner, theme);
  const SheetPoint neck{to.x - kHead * unit, to.y};
  const auto between = [&](double part) {
    return SheetPoint{from.x + (neck.x - from.x) * part, from.y};
  };
  Sheet::Curve curve{{from, between(1 / 3.), between(2 / 3.), neck}, {}, to, {}};
  sheet.curve(curve, "style=" + std::string(style.style) + ", color=" + dot_text(style.ink) +
                         ", penwidth=" + dot_number(unit) +
                         ", arrowsize=" + dot_number(0.7 * unit) +
                         (manner == Manner::kDenied ? ", arrowhead=teenormal" : ""));
  if (manner == Manner::kDenied) draw_bars(sheet, curve.points, theme, unit);
}

void draw_mark(Sheet& sheet, const std::string& name, Manner manner, SheetPoint from, SheetPoint to,
               Theme theme, double unit) {
  constexpr double kHeight = 7;
  const LineStyle style = line_style(manner, theme);
  const bool filled = manner == Manner::kStated;
  const SheetPoint centre{(from.x + to.x) / 2, from.y};
  sheet.node(name, centre, to.x - from.x, kHeight * unit,
             "shape=" + std::string(manner == Manner::kPossible ? "ellipse" : "box") +
                 ", label=\"\", style=filled, color=" + dot_text(style.ink) +
                 ", fillcolor=" + dot_text(filled ? style.ink : "#ffffff"));
  if (manner != Manner::kDenied) return;
  sheet.node(name + " crossed", centre, kHeight * unit * 0.9, kHeight * unit * 1.6,
             "shape=none, margin=0, label=\"✕\", fontsize=" + dot_number(9 * unit) +
                 ", fontcolor=" + dot_text(style.ink));
}

}  // namespace dossier
