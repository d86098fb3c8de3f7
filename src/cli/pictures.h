// What `draw` and `export` share: writing a dossier, or a part of it, in a format.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dossier/workspace.h"
#include "export/drawing.h"
#include "graph/view.h"

namespace dossier {

/// How `draw` and `export` are told to draw.
struct DrawOptions {
  std::size_t budget = PictureOptions().max_nodes;
  std::string theme = "light", paper = "fit", format = "svg";
};

/// The bytes of a picture: "dot", "svg", "png", "pdf" or "text". One of all (without a part) gets a
/// title that says how many reports it is drawn from, and of which days. Says on standard error
/// what had to be done otherwise. kNotFound where no link is left to draw.
std::string picture(const GraphView& view, const std::optional<Neighborhood>& part,
                    PictureOptions options, const DrawOptions& how);

/// The same for a timeline, of all or of what one node takes part in. kNotFound where nothing has a
/// date.
std::string timeline_picture(const GraphView& view, std::optional<NodeIndex> about,
                             const DrawOptions& how);

}  // namespace dossier
