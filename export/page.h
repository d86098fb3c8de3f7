// A picture as a page that can be printed: title above, the drawing, below it the legend, what was
// left out, and the sources as footnotes in columns. The drawing is scaled to fit; legend and notes
// keep the size in which they can be read.
#pragma once

#include <string>

#include "export/picture.h"
#include "export/render.h"
#include "export/wording.h"

namespace dossier {

/// The paper. kFit: as large as the drawing needs. A4: 210 mm x 297 mm, or on its side where the
/// drawing is larger so. kWide: 16 to 9, for screens and double pages.
enum class Paper { kFit, kA4, kWide };

struct PageOptions {
  std::string title;
  Theme theme = Theme::kLight;
  Paper paper = Paper::kFit;
  Labels labels = Labels::kShown;
};

/// A page as DOT of places (see sheet.h), and how much smaller than drawn its drawing is.
struct Page {
  std::string dot;
  double scale = 1;
};
Page page_of(const KnowledgeGraph& graph, const Picture& picture, const Layout& layout,
             const PageOptions& options);

}  // namespace dossier
