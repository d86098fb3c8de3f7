#include "cli/pictures.h"

#include <algorithm>

#include "base/error.h"
#include "export/render.h"

namespace dossier {
namespace {

// "Dossier: 3 reports, 2031-05-03 to 2031-05-05".
std::string title_of(const KnowledgeGraph& graph) {
  const std::size_t reports = graph.reports.size();
  std::string out = "Dossier: " + std::to_string(reports) + (reports == 1 ? " report" : " reports");
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

}  // namespace

std::string picture(const GraphView& view, const std::optional<Neighborhood>& part,
                    const PictureOptions& options, const std::string& format) {
  if (part ? part->links.empty() : view.links().empty())
    throw Error(ErrorCode::kNotFound, "no link is left to draw");
  PictureOptions titled = options;
  if (!part) titled.title = title_of(view.graph());
  const std::string dot = part ? to_dot(view, *part, titled) : to_dot(view, titled);
  if (format == "dot") return dot;
  if (format == "svg") return render(dot, PictureFormat::kSvg);
  return render(dot, format == "png" ? PictureFormat::kPng : PictureFormat::kPdf);
}

}  // namespace dossier
