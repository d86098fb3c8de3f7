// What `draw` and `export` share: writing a dossier, or a part of it, in a format.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dossier/workspace.h"
#include "export/dot.h"
#include "graph/view.h"

namespace dossier {

/// The bytes of a picture: "dot", "svg", "png" or "pdf". One of all gets a title that says how many
/// reports it is drawn from, and of which days. kNotFound where no link is left to draw.
std::string picture(const GraphView& view, const std::optional<Neighborhood>& part,
                    const PictureOptions& options, const std::string& format);

}  // namespace dossier
