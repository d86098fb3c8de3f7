// The search for a picture that fits its page.
//
// Each try composes with a budget, lays out downwards and to the right, and keeps the better page:
// on paper of a fixed size the one with the larger drawing, else the one that is nearer to the
// shape of a page. While even that is too small to read, the budget shrinks, by the factor that the
// area lacks but at most to half, at most kMostTries times.
#include "export/drawing.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/error.h"
#include "export/dot.h"
#include "export/sheet.h"

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostTries = 10;
constexpr double kSmallestScale = 0.7;  // line labels of 9 points come out at 6.3
constexpr double kPageShape = 1.2;      // width by height of a page that fits its drawing

// A page, and its drawing's width by height.
struct Candidate {
  Page page;
  double shape;
};

class Drawer {
 public:
  Drawer(const GraphView& view, const Neighborhood& part, const DrawingOptions& options)
      : view_(view),
        part_(part),
        options_(options),
        budget_(options.picture),
        end_(Clock::now() + options.limit) {}

  Drawing run() {
    Page page = next_page();
    for (std::size_t tries = 1; tries < kMostTries && page.scale < kSmallestScale; ++tries) {
      if (!shrink(page.scale)) break;
      page = next_page();
    }
    Drawing out;
    out.bytes = render(page.dot, options_.format, left());
    if (options_.format == PictureFormat::kSvg) out.bytes = without_names(out.bytes);
    if (page.scale < kSmallestScale)
      remark_ += "The page is too small for the picture; its letters are hard to read. ";
    if (!remark_.empty()) remark_.pop_back();
    out.remark = remark_;
    return out;
  }

 private:
  std::chrono::milliseconds left() const {
    return std::max(std::chrono::milliseconds(1),
                    std::chrono::ceil<std::chrono::milliseconds>(end_ - Clock::now()));
  }

  // False where less cannot be drawn.
  bool shrink(double scale) {
    const double factor = std::clamp(scale * scale / kSmallestScale, 0.5, 0.9);
    const auto fewer = [&](std::size_t count) {
      return static_cast<std::size_t>(std::floor(static_cast<double>(count) * factor));
    };
    budget_.max_nodes = fewer(std::min(budget_.max_nodes, nodes_));
    budget_.max_lines = fewer(std::min(budget_.max_lines, lines_));
    return budget_.max_nodes >= 2 && budget_.max_lines >= 1;
  }

  Page next_page() {
    const Picture picture = compose(view_, part_, budget_);
    nodes_ = picture.nodes.size();
    lines_ = picture.lines.size();
    if (!spread_ && picture.lines.size() <= kMostLabelledLines) {
      if (const auto down = layered(picture, Arrangement::kDown)) {
        const auto right = layered(picture, Arrangement::kRight);
        return (right && better(*right, *down) ? *right : *down).page;
      }
      spread_ = true;
      remark_ +=
          "Lines in layers took too long to lay out; the picture is spread out, without labels. ";
    }
    const auto layout = lay_out(
        bare_dot(view_.graph(), picture, Arrangement::kSpread, options_.picture.theme), left());
    if (!layout)
      throw Error(ErrorCode::kSystem, "picture: the layout took longer than the limit of " +
                                          std::to_string(options_.limit.count()) +
                                          " ms; ask for fewer nodes");
    return page(picture, *layout, Labels::kTooMany);
  }

  std::optional<Candidate> layered(const Picture& picture, Arrangement arrangement) {
    const auto layout =
        lay_out(bare_dot(view_.graph(), picture, arrangement, options_.picture.theme),
                std::min(left(), options_.limit / 3));
    if (!layout) return std::nullopt;
    return Candidate{page(picture, *layout, Labels::kShown),
                     layout->width / std::max(layout->height, 1.0)};
  }

  Page page(const Picture& picture, const Layout& layout, Labels labels) const {
    return page_of(view_.graph(), picture, layout,
                   {options_.picture.title, options_.picture.theme, options_.paper, labels});
  }

  bool better(const Candidate& a, const Candidate& b) const {
    if (options_.paper != Paper::kFit) return a.page.scale > b.page.scale;
    return std::abs(std::log(a.shape / kPageShape)) < std::abs(std::log(b.shape / kPageShape));
  }

  const GraphView& view_;
  const Neighborhood& part_;
  const DrawingOptions& options_;
  PictureOptions budget_;
  const Clock::time_point end_;
  std::size_t nodes_ = 0, lines_ = 0;
  bool spread_ = false;
  std::string remark_;
};

}  // namespace

Drawing draw_picture(const GraphView& view, const Neighborhood& part,
                     const DrawingOptions& options) {
  if (part.links.empty()) throw Error(ErrorCode::kNotFound, "no link is left to draw");
  return Drawer(view, part, options).run();
}

}  // namespace dossier
