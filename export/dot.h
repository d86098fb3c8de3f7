// Pictures of a dossier as DOT, the language of Graphviz, for those who lay them out themselves;
// draw_picture makes pages from it.
//
// How a claim is put shows in its line: solid stated, dashed alleged, planned or requested, dotted
// possible, red with a bar denied. A contested claim has both its line and the red one. What is
// said of the same two nodes in the same direction and manner is one line, with every label on it;
// its thickness follows independent origins. Numbers in brackets are footnotes that name the
// sources; tooltips hold the quotations. Node ids in the DOT are public ids, so equal dossiers give
// equal bytes.
#pragma once

#include <string>

#include "export/picture.h"
#include "graph/view.h"

namespace dossier {

/// The picture of a part. Its centre, or what the options ask for, is drawn as asked for. What
/// comes first in it stays when the budget is short. An event that is a node of its own is drawn
/// where it has two lines or more.
std::string to_dot(const GraphView& view, const Neighborhood& part,
                   const PictureOptions& options = {});

/// The picture of all that the view holds, best connected first; no node is the one that was asked
/// for.
std::string to_dot(const GraphView& view, const PictureOptions& options = {});

/// Nodes and labelled lines alone, without title and notes, for a page that puts them around: the
/// layers from top to bottom or from left to right, or spread out without labels.
enum class Arrangement { kDown, kRight, kSpread };
std::string bare_dot(const KnowledgeGraph& graph, const Picture& picture, Arrangement arrangement,
                     Theme theme);

}  // namespace dossier
