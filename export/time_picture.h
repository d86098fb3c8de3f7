// A timeline: what happened when, by event time alone, one row each: date, what and by whom it is
// put, and a bar on an axis that is as long as the date is uncertain or the event lasted.
#pragma once

#include <optional>
#include <string>

#include "export/drawing.h"
#include "export/timeline.h"
#include "graph/view.h"

namespace dossier {

/// As a picture. On paper of a fixed size the rows that fit, best supported first.
/// kNotFound where nothing has a date.
Drawing draw_timeline(const GraphView& view, std::optional<NodeIndex> about,
                      const DrawingOptions& options);

/// The same as DOT of places, and as text for a terminal.
std::string timeline_dot(const GraphView& view, std::optional<NodeIndex> about,
                         const DrawingOptions& options);
std::string timeline_text(const GraphView& view, std::optional<NodeIndex> about,
                          const PictureOptions& options);

}  // namespace dossier
