// Lines to stretches: which line breaks are only there because a line was full?
//
// Newspapers' text reaches us in two shapes. In one, a line is a paragraph, and every break counts.
// In the other, paragraphs are wrapped at some width (mail, wire services, text cut from PDF), and
// most breaks mean nothing. A text is taken as wrapped when most of its inner lines (those with a
// line directly below) are about equally long, at most kWidestWrap characters, and do not end a
// sentence. In a wrapped text, a line goes on in the next one unless it had room for the next
// line's first word, which is how wrapping programs decide. In any text, a line that stops in the
// middle of a sentence goes on in a next line that starts with a small letter.
//
// Limits: a headline that fills its line and is followed by the first paragraph without a blank
// line is told apart by its capitals alone; words hyphenated at a line end stay cut. Cost: linear,
// beside one sort of the line lengths.
#include "text/stretches.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/boilerplate.h"
#include "text/head_lines.h"
#include "text/words.h"

namespace dossier {
namespace {

constexpr std::uint32_t kWidestWrap = 130;  // characters; longer lines are paragraphs
constexpr std::uint32_t kNarrowestWrap = 30;
constexpr std::uint32_t kShortestCut =
    25;  // a shorter line is a label, not the start of a cut sentence

struct Line {
  Span span;
  std::uint32_t characters;
  std::uint32_t indent;  // bytes of white space before it
  bool blank_before;
  bool opens;    // starts a stretch: a list item, a quotation, a heading with its mark
  bool heading;  // has a heading's mark
  bool head;
  Boilerplate boilerplate;
  bool alone() const { return head || boilerplate != Boilerplate::kNone; }
};

/// Bytes of the line break at `at`; 0 when there is none.
std::size_t break_bytes(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\r') return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
  if (c == '\n' || c == '\f' || c == '\v') return 1;
  if (text.substr(at, 2) == "\xC2\x85") return 2;
  const std::string_view three = text.substr(at, 3);
  return three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9" ? 3 : 0;
}

Line line_at(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view whole = text.substr(begin, end - begin);
  const std::string_view inner = trim(whole);
  const auto indent = inner.empty() ? 0 : static_cast<std::uint32_t>(inner.data() - whole.data());
  const auto start = static_cast<std::uint32_t>(begin) + indent;
  const bool marked = bullet_bytes(inner) > 0 || inner.starts_with('#') || inner.starts_with('>');
  return {.span = {start, start + static_cast<std::uint32_t>(inner.size())},
          .characters = static_cast<std::uint32_t>(count_characters(inner)),
          .indent = indent,
          .blank_before = false,
          .opens = marked,
          .heading = inner.starts_with('#'),
          .head = is_head_line(inner),
          .boilerplate = boilerplate_kind(inner)};
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  bool blank = true;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = begin, width = 0;
    while (end < text.size() && (width = break_bytes(text, end)) == 0) ++end;
    Line line = line_at(text, begin, end);
    line.blank_before = blank;
    blank = line.span.empty();
    if (!blank) lines.push_back(line);
    begin = end + std::max<std::size_t>(width, 1);
  }
  return lines;
}

bool may_join(const Line& line, const Line& next) {
  return !line.alone() && !line.heading && !next.alone() && !next.opens && !next.blank_before;
}

bool is_inner(const std::vector<Line>& lines, std::size_t i) {
  return i + 1 < lines.size() && may_join(lines[i], lines[i + 1]);
}

/// The width that the text is wrapped at, or 0 when it is not wrapped.
std::uint32_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
  std::vector<std::uint32_t> lengths;
  std::size_t unfinished = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_inner(lines, i)) continue;
    lengths.push_back(lines[i].characters);
    unfinished += !ends_sentence(lines[i].span.of(text));
  }
  if (lengths.size() < 3) return 0;
  std::sort(lengths.begin(), lengths.end());
  const std::uint32_t width = lengths[lengths.size() * 95 / 100];
  if (width < kNarrowestWrap || width > kWidestWrap) return 0;
  const auto near =
      lengths.end() - std::lower_bound(lengths.begin(), lengths.end(), width * 7 / 10);
  const bool even = static_cast<std::size_t>(near) * 10 >= lengths.size() * 6;
  return even && unfinished * 10 >= lengths.size() * 4 ? width : 0;
}

/// Does `line` go on in `next`, in a text wrapped at `width` (0: not wrapped)?
bool goes_on(std::string_view text, const Line& line, const Line& next, std::uint32_t width) {
  if (!may_join(line, next)) return false;
  const std::string_view above = line.span.of(text), below = next.span.of(text);
  const bool finished = ends_sentence(above);
  const bool small = starts_lower(below);
  if (!finished && small) return line.characters >= kShortestCut && !above.ends_with(':');
  if (width == 0) return false;
  const auto room = line.characters + 1 + count_characters(words_of(below).front());
  if (finished) return room > width && next.indent <= line.indent + 1;
  if (line.span.begin <= 3 && is_title_case(above) != is_title_case(below)) return false;
  const bool first = line.span.begin <= 3;  // past a byte order mark at most
  return first ? room > width : room * 10 >= width * 8;
}

}  // namespace

std::vector<Stretch> stretches_of(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  const std::uint32_t width = wrap_width(text, lines);
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (i > 0 && goes_on(text, lines[i - 1], line, width)) {
      stretches.back().span.end = line.span.end;
      stretches.back().characters += 1 + line.characters;
    } else {
      stretches.push_back({.span = line.span,
                           .characters = line.characters,
                           .apart_before = line.blank_before,
                           .apart_after = false,
                           .head = line.head,
                           .boilerplate = line.boilerplate});
    }
    stretches.back().apart_after = i + 1 == lines.size() || lines[i + 1].blank_before;
  }
  return stretches;
}

}  // namespace dossier
