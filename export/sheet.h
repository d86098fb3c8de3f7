// A page to draw on: text, lines and shapes at places that are known, as DOT that Graphviz draws
// and does not lay out (engine nop2). So every picture, with its legend and notes, goes through one
// road to SVG, PNG and PDF.
//
//   Units  points before `zoom`, from the corner above left; y grows downwards.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct SheetPoint {
  double x = 0, y = 0;
};

class Sheet {
 public:
  /// A page of this size, drawn larger or smaller by `zoom`.
  Sheet(double width, double height, double zoom);

  struct TextStyle {
    double size = 8;
    std::string_view ink = "#111111";
  };
  /// Lines of text with their corner above left at a point, and one line each 1.2 sizes. A `link`
  /// and a `tooltip` may be given.
  void text(SheetPoint at, const std::vector<std::string>& lines, const TextStyle& style,
            const std::string& link = {}, const std::string& tooltip = {});

  /// The same in bold letters; where they begin is right to some points.
  void title(SheetPoint at, const std::vector<std::string>& lines, double size);

  /// A node around its centre; `attributes` as in DOT, with its label. `name` is unique.
  void node(const std::string& name, SheetPoint centre, double width, double height,
            const std::string& attributes);

  /// A line along Bezier curves (3n + 1 points), with the tips of its heads where it has them.
  struct Curve {
    std::vector<SheetPoint> points;
    std::optional<SheetPoint> start, end;  // tips
    std::optional<SheetPoint> label;       // centre of the label
  };
  void curve(const Curve& curve, const std::string& attributes);

  /// A straight stroke from one point to another.
  void stroke(SheetPoint from, SheetPoint to, const std::string& attributes);

  /// The DOT of all that was drawn, in that order but for lines, which lie below.
  std::string dot(const std::string& title) const;

 private:
  std::string place(SheetPoint at) const;

  double width_, height_, zoom_;
  std::size_t texts_ = 0;
  std::string nodes_, edges_;
};

/// An SVG picture without the names that Graphviz gives to what it draws, which browsers show in
/// the place of tooltips; the whole keeps its title.
std::string without_names(const std::string& svg);

}  // namespace dossier
