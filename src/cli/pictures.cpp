#include "cli/pictures.h"

#include "export/render.h"

namespace dossier {

std::string picture(const GraphView& view, const std::optional<Neighborhood>& part,
                    const PictureOptions& options, const std::string& format) {
  const std::string dot = part ? to_dot(view, *part, options) : to_dot(view, options);
  if (format == "dot") return dot;
  if (format == "svg") return render(dot, PictureFormat::kSvg);
  return render(dot, format == "png" ? PictureFormat::kPng : PictureFormat::kPdf);
}

}  // namespace dossier
