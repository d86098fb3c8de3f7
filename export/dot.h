// Pictures of a dossier as DOT, the language of Graphviz: what a newspaper prints and what an
// editor checks.
//
// How a claim is put shows in its line: solid asserted, dashed alleged, planned or requested,
// dotted hypothetical, red with a bar denied. A contested claim has both its line and the red one.
// What is said of the same two nodes in the same direction is one line, with every label on it; its
// thickness follows independent origins. Numbers in brackets are footnotes that name the sources;
// tooltips hold the quotations. Node ids in the DOT are public ids, so equal dossiers give equal
// bytes.
#pragma once

#include <string>

#include "export/picture.h"
#include "graph/view.h"

namespace dossier {

/// The picture of a neighbourhood. Its first node is drawn as the one that was asked for. What
/// comes first in it stays when the budget is short. An event that is a node of its own is drawn
/// where it has two lines or more.
std::string to_dot(const GraphView& view, const Neighborhood& part,
                   const PictureOptions& options = {});

/// The picture of all that the view holds, best connected first; no node is the one that was asked
/// for.
std::string to_dot(const GraphView& view, const PictureOptions& options = {});

/// The nodes and links of a path, or of several, as something that can be drawn.
Neighborhood part_of(const GraphView& view, const std::vector<Path>& paths);

}  // namespace dossier
