// What a picture shows, before it is written in any language: the lines, their labels and
// footnotes, and what was left out. Users call to_dot, draw_picture or text_picture.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "export/standing.h"
#include "graph/view.h"

namespace dossier {

/// Up to so many lines are laid out in layers (`dot`) and labelled; more are spread out (`sfdp`),
/// where labels would cover the nodes.
inline constexpr std::size_t kMostLabelledLines = 150;

enum class Theme { kLight, kGrey };  // grey: for print, no colours

struct PictureOptions {
  std::string title = {};      // stands above; empty: none
  std::size_t max_nodes = 30;  // what does not fit is left out, and the picture says how much
  std::size_t max_lines = 50;
  Theme theme = Theme::kLight;
  std::vector<NodeIndex> asked = {};  // drawn bold, and never left out
};

/// One of the things that a line says.
struct LineLabel {
  std::string text;                   // "phone call"; empty for who acts in an event that is a node
  Stance stance = Stance::kAsserted;  // the firmest in which somebody puts it
  std::string speaker;                // who alone puts it so; empty: the reports, or several
  bool contested = false;             // others deny it, or say what excludes it
  std::uint32_t count = 1;            // how many links say so
  std::vector<std::size_t> footnotes;  // numbers from 1, sorted
};

/// One drawn line: all links between two nodes in one direction that are put in the same manner.
struct Line {
  NodeIndex from = 0, to = 0;
  bool symmetric = false;
  Manner manner = Manner::kStated;
  std::uint32_t origins = 0;      // independent origins of its evidence
  std::vector<LineLabel> labels;  // best supported first
  std::vector<const Evidence*> evidence;
  std::string card;  // public id of its first claim, whose card it links to
};

struct Picture {
  std::vector<NodeIndex> asked;
  std::vector<NodeIndex> nodes;  // in the order of the part
  std::vector<Line> lines;
  std::vector<std::uint32_t> footnotes;  // reports; footnote 1 is the first
  std::size_t entities_left_out = 0, lines_left_out = 0, events_left_out = 0;

  bool is_asked(NodeIndex node) const;
};

/// Chooses what fits: nodes in the order of `part`, then lines by distance, support and id. Nodes
/// that end without a line are not shown. Where a part has a centre and nothing else is asked for,
/// the centre is.
Picture compose(const GraphView& view, const Neighborhood& part, const PictureOptions& options);

/// Everything in the view as a part, best supported nodes first.
Neighborhood whole(const GraphView& view);

/// The nodes and links of a path, or of several, as something that can be drawn.
Neighborhood part_of(const GraphView& view, const std::vector<Path>& paths);

}  // namespace dossier
