// A picture for a terminal: each entity with its lines as a branch, drawn in the manner in which
// they are put, with legend and footnotes as in every other picture.
#pragma once

#include <string>

#include "export/picture.h"
#include "graph/view.h"

namespace dossier {

/// Plain text in UTF-8 that ends with a line feed; no control characters but line feeds, whatever
/// names and titles hold. Each line stands once, at the first of its two ends.
std::string text_picture(const GraphView& view, const Neighborhood& part,
                         const PictureOptions& options);

/// A line as characters: "────▶", "╌╌╌╌▶" hedged, "····▶" possible, "─╳──▶" denied.
std::string text_line(Manner manner);

/// The same as one character: "●" stated, "◌" possible, "✕" denied.
std::string text_mark(Manner manner);

/// The text on one line, without control characters and those that turn the direction of writing.
std::string for_terminal(std::string_view text);

}  // namespace dossier
