// Pictures ready for print or screen: composed, laid out, put on a page, drawn.
//
//   Threads  as render.h: the process is forked.
//   Errors   as render.h; kNotFound where there is no link to draw.
#pragma once

#include <chrono>
#include <string>

#include "export/page.h"
#include "export/picture.h"
#include "export/render.h"
#include "graph/view.h"

namespace dossier {

struct Drawing {
  std::string bytes;
  std::string remark;  // what was done otherwise than asked for, in a sentence; often empty
};

struct DrawingOptions {
  PictureOptions picture = {};
  Paper paper = Paper::kFit;
  PictureFormat format = PictureFormat::kSvg;
  std::chrono::milliseconds limit = std::chrono::seconds(30);  // of all layouts together
};

/// The picture of a part. Up to kMostLabelledLines lines are laid out in layers, downwards or to
/// the right, whichever fills the page better; when that takes more than a third of the limit, or
/// there are more lines, the picture is spread out and its lines bear no labels. On paper of a
/// fixed size the budget shrinks until letters can be read; the picture says what is left out.
Drawing draw_picture(const GraphView& view, const Neighborhood& part,
                     const DrawingOptions& options);

}  // namespace dossier
