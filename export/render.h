// DOT to pictures, through Graphviz.
//
//   Threads  one at a time, and best while no other runs: the process is forked. The layout runs in
//            the child, since it can neither be interrupted nor trusted to end.
//   Errors   kInput where the DOT is not well-formed; kSystem where the child takes longer than the
//            limit or dies.
//   Bytes    depend on the fonts of the machine; the DOT does not.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

enum class PictureFormat { kSvg, kPng, kPdf };

/// The picture's bytes. The layout engine is the one that the DOT names in its `layout` attribute,
/// else `dot`.
std::string render(const std::string& dot, PictureFormat format,
                   std::chrono::milliseconds limit = std::chrono::seconds(30));

/// A point of a layout, in points; y grows upwards, and the corner below left is (0, 0).
struct LayoutPoint {
  double x = 0, y = 0;
};

/// Where the layout engine put a graph's nodes and edges.
struct Layout {
  struct Node {
    std::string name;
    LayoutPoint centre;
    double width = 0, height = 0;
  };
  struct Edge {
    std::string id;                         // its attribute `id`
    std::optional<LayoutPoint> start, end;  // tips of arrow heads
    std::vector<LayoutPoint> spline;        // 3n + 1 control points of Bezier curves
    std::optional<LayoutPoint> label;       // its centre
  };
  double width = 0, height = 0;
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

/// Lays out without drawing. Nothing where the child takes longer than the limit.
std::optional<Layout> lay_out(const std::string& dot, std::chrono::milliseconds limit);

}  // namespace dossier
