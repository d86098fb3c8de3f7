#include "cli/pictures.h"

#include <algorithm>
#include <iostream>

#include "base/error.h"
#include "export/dot.h"
#include "export/text_picture.h"
#include "export/time_picture.h"

namespace dossier {
namespace {

Paper paper_of(const std::string& word) {
  return word == "a4" ? Paper::kA4 : word == "wide" ? Paper::kWide : Paper::kFit;
}

PictureFormat format_of(const std::string& word) {
  if (word == "svg") return PictureFormat::kSvg;
  return word == "png" ? PictureFormat::kPng : PictureFormat::kPdf;
}

// "3 reports, 2031-05-03 to 2031-05-05".
std::string extent_of(const KnowledgeGraph& graph) {
  const std::size_t reports = graph.reports.size();
  std::string out = std::to_string(reports) + (reports == 1 ? " report" : " reports");
  std::optional<Date> first, last;
  for (const Report& report : graph.reports) {
    if (!report.published) continue;
    first = std::min(first.value_or(*report.published), *report.published);
    last = std::max(last.value_or(*report.published), *report.published);
  }
  if (first) out += ", " + to_string(*first);
  if (last && *first < *last) out += " to " + to_string(*last);
  return out;
}

DrawingOptions drawing_of(PictureOptions options, const DrawOptions& how) {
  options.max_nodes = how.budget;
  options.max_lines = how.budget * 5 / 3;
  options.theme = how.theme == "grey" ? Theme::kGrey : Theme::kLight;
  return {options, paper_of(how.paper), format_of(how.format)};
}

std::string bytes_of(const Drawing& drawing) {
  if (!drawing.remark.empty()) std::cerr << drawing.remark << '\n';
  return drawing.bytes;
}

}  // namespace

std::string picture(const GraphView& view, const std::optional<Neighborhood>& part,
                    PictureOptions options, const DrawOptions& how) {
  const Neighborhood drawn = part ? *part : whole(view);
  if (drawn.links.empty()) throw Error(ErrorCode::kNotFound, "no link is left to draw");
  if (!part) options.title = "Dossier: " + extent_of(view.graph());
  const DrawingOptions drawing = drawing_of(options, how);
  if (how.format == "dot") return to_dot(view, drawn, drawing.picture);
  if (how.format == "text") return text_picture(view, drawn, drawing.picture);
  return bytes_of(draw_picture(view, drawn, drawing));
}

std::string timeline_picture(const GraphView& view, std::optional<NodeIndex> about,
                             const DrawOptions& how) {
  PictureOptions options;
  options.title =
      "Timeline: " + (about ? view.graph().nodes[*about].name : extent_of(view.graph()));
  const DrawingOptions drawing = drawing_of(options, how);
  if (how.format == "dot") return timeline_dot(view, about, drawing);
  if (how.format == "text") return timeline_text(view, about, drawing.picture);
  return bytes_of(draw_timeline(view, about, drawing));
}

}  // namespace dossier
