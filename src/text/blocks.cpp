// Stretches to blocks: one pass that knows where in the article it is.
//
//   start ──▶ head (section, title, byline, date, outlet, caption) ──▶ body ──▶ comments
//
// The head ends with the first prose. In head and body a line of data/boilerplate.tsv is
// boilerplate; one that opens a box (newsletter, related links) takes the lines below it along, up
// to the next prose; one that opens the readers' comments takes all that follows. A title is the
// first stretch that does not read as prose; a heading is a short stretch without a stop that is in
// title case, or stands apart, before more text.
//
// Limits: a teaser of full sentences under "Related" reads as prose of the article; a heading that
// ends in a stop is a paragraph. Cost: linear.
#include <algorithm>

#include "base/utf8.h"
#include "text/dates.h"
#include "text/document.h"
#include "text/head_lines.h"
#include "text/stretches.h"
#include "text/words.h"

namespace dossier {
namespace {

constexpr std::uint32_t kLongestTitle = 200;    // characters
constexpr std::uint32_t kLongestHeading = 120;  // characters
constexpr std::size_t kMostHeadingWords = 18;
constexpr std::size_t kMostPlainWords = 14;   // of a heading that is not in title case
constexpr std::uint32_t kShortestProse = 50;  // characters of the line that ends a box of links
constexpr std::size_t kLongestMetadata = 60;  // stretches of "key: value" before the article

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text), stretches_(stretches_of(text)) {}

  std::vector<Block> cut() {
    std::vector<Block> blocks;
    for (std::size_t i = take_metadata(blocks); i < stretches_.size(); ++i) {
      Span span = stretches_[i].span;
      const BlockKind kind = judge(i, span);
      span = trimmed(span);
      if (kind == BlockKind::kTitle) title_seen_ = true;
      if (kind == BlockKind::kParagraph || kind == BlockKind::kItem) in_head_ = false;
      after_head_ = kind == BlockKind::kHead;
      if (!span.empty()) blocks.push_back({span, kind});
    }
    return blocks;
  }

 private:
  std::string_view at(std::size_t i) const { return stretches_[i].span.of(text_); }
  Span trimmed(Span span) const {
    const std::string_view inner = trim(span.of(text_));
    if (inner.empty()) return {span.end, span.end};
    const auto begin = static_cast<std::uint32_t>(inner.data() - text_.data());
    return {begin, begin + static_cast<std::uint32_t>(inner.size())};
  }
  bool exists(std::size_t i) const { return i < stretches_.size(); }

  /// A block of "key: value" lines between two lines "---"; the number of stretches that it takes.
  std::size_t take_metadata(std::vector<Block>& blocks) {
    if (!exists(0) || at(0) != "---") return 0;
    std::size_t end = 1;
    while (exists(end) && at(end) != "---") {
      const bool item = bullet_bytes(at(end)) > 0;
      if (end > kLongestMetadata || (!item && at(end).find(':') == std::string_view::npos))
        return 0;
      ++end;
    }
    if (!exists(end)) return 0;
    for (std::size_t i = 0; i <= end; ++i) blocks.push_back({stretches_[i].span, BlockKind::kHead});
    return end + 1;
  }

  /// The kind of stretch `i`; `span` loses the marks that only say what it is ("• ", "## "), not
  /// the white space behind them.
  BlockKind judge(std::size_t i, Span& span) {
    if (in_comments_) return BlockKind::kBoilerplate;
    const std::string_view line = at(i);
    if (!in_box_ && is_told_head(i)) return BlockKind::kHead;
    if (const auto marked = judge_boilerplate(i)) return *marked;
    if (const std::size_t level = heading_marks(line); level > 0) {
      span.begin += static_cast<std::uint32_t>(level);
      return level == 1 && !title_seen_ ? BlockKind::kTitle : BlockKind::kHeading;
    }
    if (line.starts_with("> ")) span.begin += 2;
    if (const std::size_t marker = bullet_bytes(line); marker > 0) {
      span.begin += static_cast<std::uint32_t>(marker);
      return BlockKind::kItem;
    }
    if (is_head_by_place(i)) return BlockKind::kHead;
    if (const std::size_t label = caption_label_bytes(line); label > 0) {
      span.begin += static_cast<std::uint32_t>(label);
      return BlockKind::kCaption;
    }
    if (ends_in_credit(line)) return BlockKind::kCaption;
    if (is_title(i)) return BlockKind::kTitle;
    return is_heading(i) ? BlockKind::kHeading : BlockKind::kParagraph;
  }

  std::optional<BlockKind> judge_boilerplate(std::size_t i) {
    const Boilerplate kind = stretches_[i].boilerplate;
    in_comments_ = kind == Boilerplate::kComments;
    const bool prose = stretches_[i].characters >= kShortestProse && ends_sentence(at(i));
    if (kind == Boilerplate::kSection) in_box_ = true;
    if (kind == Boilerplate::kNone && prose) in_box_ = false;
    if (kind == Boilerplate::kNone && !in_box_) return std::nullopt;
    return BlockKind::kBoilerplate;
  }

  /// "# " to "###### ": how deep; 0 for any other line.
  static std::size_t heading_marks(std::string_view line) {
    const std::size_t level = line.find_first_not_of('#');
    return level >= 1 && level <= 6 && level < line.size() && line[level] == ' ' ? level : 0;
  }

  /// A line that says by itself that it belongs to the head; "By the Sea" alone before prose is a
  /// title, though.
  bool is_told_head(std::size_t i) const {
    return stretches_[i].head && (title_seen_ || find_date(at(i)) || is_title_like(i + 1));
  }

  /// A section or outlet above the title, or a name beside byline and date.
  bool is_head_by_place(std::size_t i) const {
    const std::string_view line = at(i);
    if (!in_head_) return false;
    if (!title_seen_) return is_section_line(line) || is_masthead(i);
    if (!is_name_line(line)) return false;
    if (after_head_ && (!stretches_[i].apart_before || names_outlet(line))) return true;
    std::size_t next = i + 1;  // over further names to a line that tells
    while (next < i + 3 && exists(next) && is_name_line(at(next)) && !stretches_[next].head) ++next;
    return exists(next) && stretches_[next].head;
  }

  /// An outlet's name above the title.
  bool is_masthead(std::size_t i) const {
    const std::string_view line = at(i);
    if (!is_name_line(line) || !names_outlet(line) || words_of(line).size() > 4) return false;
    return exists(i + 2) && is_title_like(i + 1) && words_of(at(i + 1)).size() > 4;
  }

  bool is_title_like(std::size_t i) const {
    if (!exists(i)) return false;
    const Stretch& stretch = stretches_[i];
    const std::string_view line = at(i);
    if (!exists(i + 1) || stretch.characters > kLongestTitle || starts_lower(line)) return false;
    if (line.ends_with(',') || line.ends_with(';') || line.ends_with(':')) return false;
    if (parse_dateline(line) || stretch.head) return false;
    if (!ends_sentence(line)) return true;
    if (stretches_[i + 1].head) return true;
    return !line.ends_with('.') &&
           (is_title_case(line) || words_of(line).size() <= kMostPlainWords);
  }

  bool is_title(std::size_t i) const { return in_head_ && !title_seen_ && is_title_like(i); }

  bool is_heading(std::size_t i) const {
    const Stretch& stretch = stretches_[i];
    const std::string_view line = at(i);
    const std::size_t words = words_of(line).size();
    if (!exists(i + 1) || stretch.characters > kLongestHeading || words > kMostHeadingWords)
      return false;
    if (line.ends_with('.') || line.ends_with(',') || line.ends_with(';') || line.ends_with(':'))
      return false;
    if (line.ends_with("…") || starts_lower(line)) return false;
    if (parse_dateline(line)) return false;
    if (is_title_case(line) || all_upper(line)) return true;
    if (ends_sentence(line) || words > kMostPlainWords || !starts_upper(line)) return false;
    const bool apart = stretch.apart_before && stretch.apart_after;
    const bool deck = in_head_ && title_seen_ && stretches_[i + 1].head;
    return apart || deck || stretches_[i + 1].characters > stretch.characters * 3 / 2;
  }

  std::string_view text_;
  std::vector<Stretch> stretches_;
  bool title_seen_ = false;
  bool in_head_ = true;
  bool after_head_ = false;
  bool in_box_ = false;
  bool in_comments_ = false;
};

}  // namespace

std::vector<Block> blocks_of(std::string_view text) {
  return Cutter(text).cut();
}

}  // namespace dossier
