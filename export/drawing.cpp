// The search for a picture that fits its page.
//
// Each try composes with a budget, lays out downwards and to the right, and keeps the better page:
// on paper of a fixed size the one with the larger drawing, else the one that is nearer to the
// shape of a page. Where even that is too small to read, the budget is halved, and then halved
// back towards the most entities that can be read, in at most kMostTries tries.
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

constexpr std::size_t kMostTries = 7;
constexpr double kSmallestScale = 0.7;  // line labels of 9 points come out at 6.3
constexpr double kPageShape = 1.2;      // width by height of a page that fits its drawing

// A page, and its drawing's width by height.
struct Candidate {
  Page page;
  double shape;
};

// Layers to the right put each label close above its line; it is moved away from the line, and
// further from the bars of a denial.
void lift_labels(Layout& layout) {
  constexpr double kLift = 3, kLiftOverBars = 6;
  for (Layout::Edge& edge : layout.edges)
    if (edge.label) edge.label->y += edge.id.ends_with("/denied") ? kLiftOverBars : kLift;
}

class Drawer {
 public:
  Drawer(const GraphView& view, const Neighborhood& part, const DrawingOptions& options)
      : view_(view), part_(part), options_(options), end_(Clock::now() + options.limit) {}

  Drawing run() {
    const Page page = fitting_page();
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

  // The page with most entities of those that can be read, by halving.
  Page fitting_page() {
    Page best = page_with(options_.picture.max_nodes);
    if (best.scale >= kSmallestScale) return best;
    std::size_t fits = 1, too_many = std::min(options_.picture.max_nodes, nodes_);
    for (std::size_t tries = 1; tries < kMostTries && too_many - fits > 1; ++tries) {
      const std::size_t middle = (fits + too_many) / 2;
      const Page page = page_with(middle);
      const bool is_first = fits == 1;
      (page.scale >= kSmallestScale ? fits : too_many) = middle;
      if (page.scale >= kSmallestScale || (is_first && page.scale > best.scale)) best = page;
    }
    return best;
  }

  Page page_with(std::size_t most_nodes) {
    PictureOptions budget = options_.picture;
    budget.max_lines = budget.max_lines * most_nodes / std::max<std::size_t>(budget.max_nodes, 1);
    budget.max_nodes = most_nodes;
    const Picture picture = compose(view_, part_, budget);
    nodes_ = picture.nodes.size();
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
    auto layout = lay_out(bare_dot(view_.graph(), picture, arrangement, options_.picture.theme),
                          std::min(left(), options_.limit / 3));
    if (!layout) return std::nullopt;
    if (arrangement == Arrangement::kRight) lift_labels(*layout);
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
  const Clock::time_point end_;
  std::size_t nodes_ = 0;  // of the last page
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
