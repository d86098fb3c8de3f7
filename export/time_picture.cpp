// The page of a timeline: three columns (date, what, bar), then notes.
//
// The axis spans the dates, but a few that lie far off must not press all others into one spot:
// where the whole span is more than kMostStretch times that of the dates without those at its ends
// (one in kFarOff at each), the axis shows these and a margin, and words at its edge stand for what
// lies beyond. Ticks are at the beginnings of days, weeks, months or years, whichever gives few.
#include "export/time_picture.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.h"
#include "base/utf8.h"
#include "export/notes.h"
#include "export/strokes.h"
#include "export/style.h"
#include "export/text_picture.h"
#include "export/text_width.h"
#include "export/wording.h"

namespace dossier {
namespace {

constexpr double kMargin = 28, kRowSize = 8.5, kLeading = 1.2, kRowGap = 7, kColumnGap = 12;
constexpr double kDateWidth = 104, kChartShare = 0.34, kAxisHeight = 18;
constexpr double kNarrowestBar = 6;
constexpr double kPageWidth = 595.28, kPageHeight = 841.89, kWideWidth = 960, kWideHeight = 540;
constexpr double kMostStretch = 4;
constexpr std::size_t kFarOff = 6;  // one in so many
constexpr std::size_t kMostTicks = 4;

// As short as its precision allows: "2025-03", "since 2025-09-01".
std::string date_text(const TimeInterval& when) {
  const Precision precision = when.precision;
  if (!when.from) return "until " + to_string(*when.to);
  if (!when.to) return "since " + to_string(*when.from);
  const std::string from = to_string(*when.from);
  if (*when.from == *when.to) return from;
  const bool same_year = from.substr(0, 4) == to_string(*when.to).substr(0, 4);
  if (precision == Precision::kMonth) return from.substr(0, 7);
  if (precision == Precision::kYear && same_year) return from.substr(0, 4);
  return from + " – " + to_string(*when.to);
}

std::string text_of(const Moment& moment) {
  std::string out = label_text(moment.label);
  for (std::size_t i = 0; i < moment.also.size(); ++i)
    out += (i == 0 ? "; also dated " : ", ") + date_text(moment.also[i]);
  return out;
}

// ---- the axis

double first_day(const TimeInterval& when) {
  return (when.from ? *when.from : *when.to).days;
}
double last_day(const TimeInterval& when) {
  return (when.to ? *when.to : *when.from).days + 1.0;
}

struct Axis {
  double from = 0, to = 1;  // days
  double at(double day) const { return std::clamp((day - from) / (to - from), 0.0, 1.0); }
};

Axis axis_of(const std::vector<Moment>& moments) {
  std::vector<double> begins, ends;
  for (const Moment& moment : moments) {
    begins.push_back(first_day(moment.when));
    ends.push_back(last_day(moment.when));
  }
  std::sort(begins.begin(), begins.end());
  std::sort(ends.begin(), ends.end());
  const std::size_t far = moments.size() / kFarOff;
  const double low = begins[far], high = std::max(ends[ends.size() - 1 - far], low + 1);
  Axis axis{begins.front(), std::max(ends.back(), begins.front() + 1)};
  if (axis.to - axis.from <= kMostStretch * (high - low)) return axis;
  const double spare = (high - low) / 10 + 1;
  return {std::max(axis.from, low - spare), std::min(axis.to, high + spare)};
}

struct Tick {
  double day;
  std::string label;
};

// The beginning of each step of so many months.
std::vector<Tick> month_ticks(const Axis& axis, int step) {
  std::vector<Tick> out;
  const CivilDate start = to_civil({static_cast<std::int32_t>(axis.from)});
  int month = (start.month - 1) / step * step;  // from January on
  if (step > 12) month = -(start.year % (step / 12)) * 12;
  for (int year = start.year; out.size() <= kMostTicks; month += step) {
    const Date day = to_date(
        {year + (month >= 0 ? month / 12 : -((11 - month) / 12)), (month % 12 + 12) % 12 + 1, 1});
    if (day.days > axis.to) break;
    if (day.days >= axis.from)
      out.push_back({static_cast<double>(day.days), to_string(day).substr(0, step < 12 ? 7 : 4)});
  }
  return out;
}

std::vector<Tick> day_ticks(const Axis& axis, int step) {
  std::vector<Tick> out;
  for (double day = std::ceil(axis.from); day < axis.to && out.size() <= kMostTicks; day += step)
    out.push_back({day, to_string(Date{static_cast<std::int32_t>(day)})});
  return out;
}

std::vector<Tick> ticks_of(const Axis& axis) {
  for (int days : {1, 2, 7, 14})
    if (auto ticks = day_ticks(axis, days); ticks.size() <= kMostTicks) return ticks;
  for (int months : {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12000})
    if (auto ticks = month_ticks(axis, months); ticks.size() <= kMostTicks && !ticks.empty())
      return ticks;
  return {};
}

// ---- the page

class TimePage {
 public:
  TimePage(const KnowledgeGraph& graph, const Timeline& timeline, const DrawingOptions& options)
      : graph_(graph),
        timeline_(timeline),
        options_(options),
        width_(options.paper == Paper::kWide ? kWideWidth : kPageWidth),
        chart_((width_ - 2 * kMargin) * kChartShare),
        what_(width_ - 2 * kMargin - kDateWidth - chart_ - 2 * kColumnGap),
        notes_(content(), width_ - 2 * kMargin, options.picture.theme) {
    for (const Moment& moment : timeline.moments) rows_.push_back(wrapped(moment));
  }

  double height() const {
    double rows = 0;
    for (const auto& row : rows_) rows += height_of(row);
    return 2 * kMargin + notes_.title_height() + kAxisHeight + rows + notes_.notes_height();
  }

  bool fits() const {
    if (options_.paper == Paper::kFit) return true;
    return height() <= (options_.paper == Paper::kA4 ? kPageHeight : kWideHeight);
  }

  std::string dot() const {
    const double page = options_.paper == Paper::kFit  ? height()
                        : options_.paper == Paper::kA4 ? kPageHeight
                                                       : kWideHeight;
    Sheet sheet(width_, std::max(page, height()), 1);
    notes_.draw_title(sheet, {kMargin, kMargin}, 1);
    double y = kMargin + notes_.title_height();
    const double bottom = height() - kMargin - notes_.notes_height();
    const Axis axis = axis_of(timeline_.moments);
    draw_axis(sheet, axis, y, bottom);
    y += kAxisHeight;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      draw_row(sheet, axis, i, y);
      y += height_of(rows_[i]);
    }
    notes_.draw_notes(sheet, {kMargin, y}, 1);
    return sheet.dot(options_.picture.title);
  }

 private:
  Notes::Content content() const {
    Notes::Content out;
    out.title = options_.picture.title;
    out.samples = Samples::kMarks;
    bool uncertain = false, contested = false, also = false;
    for (const Moment& moment : timeline_.moments) {
      out.legend.manners.insert(manner_of(moment.label.stance));
      uncertain = uncertain || moment.when.from != moment.when.to;
      contested = contested || moment.label.contested;
      also = also || !moment.also.empty();
    }
    if (uncertain) out.legend.remarks.push_back("long bar: lasted, or known no better");
    if (contested) out.legend.remarks.push_back("contested: sources contradict each other");
    if (also) out.legend.remarks.push_back("also dated: by other sources");
    out.legend.remarks.push_back("[1]: source below");
    const auto note = [&](std::size_t count, const std::string& what) {
      if (count > 0)
        out.left_out +=
            (out.left_out.empty() ? "Not shown: " : ", ") + std::to_string(count) + what;
    };
    note(timeline_.left_out, " less supported");
    note(timeline_.undated, " without a date");
    if (!out.left_out.empty()) out.left_out += ".";
    out.footnotes = footnote_texts(graph_, timeline_.footnotes);
    return out;
  }

  struct Row {
    std::vector<std::string> date, what;
  };
  Row wrapped(const Moment& moment) const {
    return {wrap_text(date_text(moment.when), kDateWidth, kRowSize),
            wrap_text(text_of(moment), what_, kRowSize)};
  }

  static double height_of(const Row& row) {
    return static_cast<double>(std::max(row.what.size(), row.date.size())) * kRowSize * kLeading +
           kRowGap;
  }

  double chart_x() const { return width_ - kMargin - chart_; }

  void draw_axis(Sheet& sheet, const Axis& axis, double top, double bottom) const {
    const std::string look = "color=\"#bbbbbb\", penwidth=0.5";
    double free_from = 0;  // where the next label may begin
    for (const Tick& tick : ticks_of(axis)) {
      const double x = chart_x() + axis.at(tick.day) * chart_;
      sheet.stroke({x, top + kAxisHeight - 5}, {x, bottom}, look);
      const double width = text_width(tick.label, kNoteSize);
      const double left = std::min(x - width / 2, chart_x() + chart_ - width);
      if (left < free_from) continue;
      sheet.text({left, top}, {tick.label},
                 {.size = kNoteSize, .ink = muted_ink(options_.picture.theme)});
      free_from = left + width + kNoteSize / 2;
    }
  }

  // Words at the edge for what lies wholly beyond the axis; false where nothing does.
  bool draw_off_axis(Sheet& sheet, const Axis& axis, const TimeInterval& when, double y) const {
    const Sheet::TextStyle style{.size = kNoteSize, .ink = muted_ink(options_.picture.theme)};
    const std::string later = "later →";
    if (when.to && last_day(when) <= axis.from)
      sheet.text({chart_x(), y}, {"← earlier"}, style);
    else if (when.from && first_day(when) >= axis.to)
      sheet.text({chart_x() + chart_ - text_width(later, kNoteSize), y}, {later}, style);
    else
      return false;
    return true;
  }

  void draw_row(Sheet& sheet, const Axis& axis, std::size_t index, double y) const {
    const Moment& moment = timeline_.moments[index];
    const Theme theme = options_.picture.theme;
    const Manner manner = manner_of(moment.label.stance);
    const std::string_view ink =
        manner == Manner::kDenied ? line_style(manner, theme).ink : "#111111";
    sheet.text({kMargin, y}, rows_[index].date, {.size = kRowSize, .ink = muted_ink(theme)});
    sheet.text({kMargin + kDateWidth + kColumnGap, y}, rows_[index].what,
               {.size = kRowSize, .ink = ink}, "#" + moment.card,
               label_text(moment.label) + "\n" + quotations(graph_, moment.evidence));
    if (draw_off_axis(sheet, axis, moment.when, y)) return;
    double from =
        chart_x() + axis.at(moment.when.from ? first_day(moment.when) : axis.from) * chart_;
    double to = chart_x() + axis.at(moment.when.to ? last_day(moment.when) : axis.to) * chart_;
    if (to - from < kNarrowestBar) {
      from = std::clamp((from + to - kNarrowestBar) / 2, chart_x(),
                        chart_x() + chart_ - kNarrowestBar);
      to = from + kNarrowestBar;
    }
    const double middle = y + kRowSize * kLeading / 2;
    draw_mark(sheet, "bar " + std::to_string(index), manner, {from, middle}, {to, middle}, theme,
              1);
  }

  const KnowledgeGraph& graph_;
  const Timeline& timeline_;
  const DrawingOptions& options_;
  double width_, chart_, what_;  // of the page, the chart, and the column that says what
  Notes notes_;
  std::vector<Row> rows_;
};

Timeline dated(const GraphView& view, std::optional<NodeIndex> about, std::size_t most) {
  Timeline out = timeline_of(view, about, most);
  if (out.moments.empty())
    throw Error(ErrorCode::kNotFound, "nothing that is left to draw has a date");
  return out;
}

}  // namespace

std::string timeline_dot(const GraphView& view, std::optional<NodeIndex> about,
                         const DrawingOptions& options) {
  for (std::size_t most = options.picture.max_nodes;;) {
    const Timeline timeline = dated(view, about, most);
    const TimePage page(view.graph(), timeline, options);
    if (page.fits() || timeline.moments.size() == 1) return page.dot();
    most = timeline.moments.size() - 1;
  }
}

Drawing draw_timeline(const GraphView& view, std::optional<NodeIndex> about,
                      const DrawingOptions& options) {
  std::string bytes = render(timeline_dot(view, about, options), options.format, options.limit);
  if (options.format == PictureFormat::kSvg) bytes = without_names(bytes);
  return {std::move(bytes), {}};
}

std::string timeline_text(const GraphView& view, std::optional<NodeIndex> about,
                          const PictureOptions& options) {
  const Timeline timeline = dated(view, about, options.max_nodes);
  std::string out = options.title.empty() ? "" : for_terminal(options.title) + "\n\n";
  std::set<Manner> manners;
  std::size_t widest = 0;
  for (const Moment& moment : timeline.moments)
    widest = std::max(widest, count_characters(date_text(moment.when)));
  for (const Moment& moment : timeline.moments) {
    const std::string date = date_text(moment.when);
    manners.insert(manner_of(moment.label.stance));
    out += date + std::string(widest - count_characters(date) + 2, ' ') +
           text_mark(manner_of(moment.label.stance)) + "  " + for_terminal(text_of(moment)) + "\n";
  }
  out += "\n";
  for (Manner manner : manners)
    out += text_mark(manner) + "  " + std::string(legend_word(manner)) + "\n";
  for (const std::string& footnote : footnote_texts(view.graph(), timeline.footnotes))
    out += for_terminal(footnote) + "\n";
  return out;
}

}  // namespace dossier
