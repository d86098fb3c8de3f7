// The legend flows in rows: line samples first, then shapes, then remarks. Footnotes stand in up to
// three columns of equal width, filled from the left; a footnote is not broken between columns.
#include "export/notes.h"

#include <algorithm>

#include "export/strokes.h"
#include "export/style.h"
#include "export/text_width.h"

namespace dossier {
namespace {

constexpr double kLeading = 1.2;                 // sizes from one line of text to the next
constexpr double kRowHeight = 15, kSample = 30;  // of the legend
constexpr double kGap = 5, kBetween = 16;        // sample to word, entry to entry
constexpr double kParagraphGap = 5;
constexpr double kNarrowestColumn = 225, kColumnGap = 16;
constexpr std::size_t kMostColumns = 3;
constexpr double kTitleGap = 12;

}  // namespace

Notes::Notes(Content content, double width, Theme theme)
    : content_(std::move(content)), width_(width), theme_(theme) {
  title_ = wrap_text(content_.title, width, bold_width("M", kTitleSize) / text_width("M", 1));
  left_out_ = wrap_text(content_.left_out, width, kNoteSize);
  arrange_legend();
  arrange_footnotes();
}

void Notes::arrange_legend() {
  for (Manner manner : content_.legend.manners)
    entries_.push_back({Entry::Kind::kLine, manner, {}, std::string(legend_word(manner))});
  for (EntityType type : content_.legend.types)
    entries_.push_back({Entry::Kind::kShape, {}, type, std::string(legend_word(type))});
  for (const std::string& remark : content_.legend.remarks)
    entries_.push_back({Entry::Kind::kRemark, {}, {}, remark});
  double x = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    const double sample = entry.kind == Entry::Kind::kRemark ? 0 : kSample + kGap;
    const double width = sample + text_width(entry.word, kNoteSize);
    const bool new_kind = i > 0 && entries_[i - 1].kind != entry.kind;
    if (x > 0 && (x + width > width_ || new_kind)) {
      x = 0;
      ++rows_;
    }
    entry.x = x;
    entry.row = rows_;
    x += width + kBetween;
  }
  if (!entries_.empty()) ++rows_;
}

void Notes::arrange_footnotes() {
  const auto fitting =
      static_cast<std::size_t>((width_ + kColumnGap) / (kNarrowestColumn + kColumnGap));
  const std::size_t count =
      std::clamp<std::size_t>(std::min(fitting, content_.footnotes.size()), 1, kMostColumns);
  const double width =
      (width_ - kColumnGap * static_cast<double>(count - 1)) / static_cast<double>(count);
  std::vector<std::vector<std::string>> paragraphs;
  std::size_t lines = 0;
  for (const std::string& footnote : content_.footnotes) {
    paragraphs.push_back(wrap_text(footnote, width, kNoteSize));
    lines += paragraphs.back().size();
  }
  const std::size_t each = (lines + count - 1) / count;
  columns_.assign(1, {});
  for (const auto& paragraph : paragraphs) {
    if (columns_.back().size() >= each && columns_.size() < count) columns_.emplace_back();
    columns_.back().insert(columns_.back().end(), paragraph.begin(), paragraph.end());
  }
}

double Notes::title_height() const {
  if (title_.empty()) return 0;
  return static_cast<double>(title_.size()) * kTitleSize * kLeading + kTitleGap;
}

double Notes::notes_height() const {
  std::size_t longest = 0;
  for (const auto& column : columns_) longest = std::max(longest, column.size());
  double height = kTitleGap + static_cast<double>(rows_) * kRowHeight;
  if (!left_out_.empty())
    height += kParagraphGap + static_cast<double>(left_out_.size()) * kNoteSize * kLeading;
  if (longest > 0) height += kParagraphGap + static_cast<double>(longest) * kNoteSize * kLeading;
  return height;
}

void Notes::draw_title(Sheet& sheet, SheetPoint at, double unit) const {
  if (!title_.empty()) sheet.title(at, title_, kTitleSize * unit);
}

void Notes::draw_notes(Sheet& sheet, SheetPoint at, double unit) const {
  const Sheet::TextStyle style{.size = kNoteSize * unit, .ink = muted_ink(theme_)};
  double y = at.y + kTitleGap * unit;
  const auto note = [&](double x, const std::vector<std::string>& lines) {
    if (!lines.empty()) sheet.text({x, y}, lines, style);
  };
  for (const Entry& entry : entries_)
    draw_entry(sheet, entry,
               {at.x + entry.x * unit, y + static_cast<double>(entry.row) * kRowHeight * unit},
               unit);
  y += (static_cast<double>(rows_) * kRowHeight + kParagraphGap) * unit;
  note(at.x, left_out_);
  if (!left_out_.empty())
    y += (static_cast<double>(left_out_.size()) * kNoteSize * kLeading + kParagraphGap) * unit;
  const double width = (width_ + kColumnGap) / static_cast<double>(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i)
    note(at.x + static_cast<double>(i) * width * unit, columns_[i]);
}

void Notes::draw_entry(Sheet& sheet, const Entry& entry, SheetPoint at, double unit) const {
  double text_x = at.x;
  const double middle = at.y + kNoteSize * kLeading / 2 * unit;
  if (entry.kind != Entry::Kind::kRemark) text_x += (kSample + kGap) * unit;
  if (entry.kind == Entry::Kind::kLine) {
    const SheetPoint from{at.x, middle}, to{at.x + kSample * unit, middle};
    if (content_.samples == Samples::kLines)
      draw_line(sheet, entry.manner, from, to, theme_, unit);
    else
      draw_mark(sheet, "mark " + entry.word, entry.manner, from, to, theme_, unit);
  } else if (entry.kind == Entry::Kind::kShape) {
    const NodeStyle style = node_style(entry.type, theme_);
    sheet.node("sample " + entry.word, {at.x + kSample / 2 * unit, middle}, kSample * unit,
               11 * unit,
               "shape=" + std::string(style.shape) + ", style=" + dot_text(style.style) +
                   ", fillcolor=" + dot_text(style.fill) + ", label=\"\"");
  }
  sheet.text({text_x, at.y}, {entry.word}, {.size = kNoteSize * unit, .ink = muted_ink(theme_)});
}

}  // namespace dossier
