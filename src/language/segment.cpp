// Likely sentence ends, decided at each mark that may end one. The engine cuts its windows at them; inside a
// window the language model decides again.
//
// A mark ends a sentence together with the quotes and brackets that close behind it, unless what
// follows goes on in lower case, or the mark belongs to an abbreviation that is followed by a name
// or number ("Mr. Ito", "No. 5"). After an abbreviation that may end a sentence ("Inc.", "U.S.")
// the next word must be one that begins sentences. An empty line always ends one. Beyond
// kMaxSentenceTokens a sentence is cut behind the last semicolon, colon or comma of its second
// half, or at the limit.
#include "language/segment.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/data_path.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "language/tokenizer.h"

namespace dossier {
namespace {

bool is_one_of(std::string_view form, std::initializer_list<std::string_view> forms) {
  return std::ranges::find(forms, form) != forms.end();
}

bool closes(std::string_view form) {
  return is_one_of(form, {"\"", "'", "''", ")", "]", "}", "\u201D", "\u2019", "\u00BB", "\u203A",
                          "\u2019\u2019"});
}

bool opens(std::string_view form) {
  return is_one_of(form, {"\"", "'", "``", "`", "(", "[", "{", "\u201C", "\u2018", "\u00AB",
                          "\u2039", "\u201E", "\u2018\u2018", "''"});
}

enum class Mark { kNone, kStop, kStrong, kDots, kAbbreviation };

bool is_run_of_marks(std::string_view form) {
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint c = code_point_at(form, at);
    if (c.value != '.' && c.value != '!' && c.value != '?' && c.value != 0x2026) return false;
    at += c.bytes;
  }
  return true;
}

Mark mark_of(std::string_view form) {
  if (form == "." || form == "\u3002") return Mark::kStop;
  if (is_run_of_marks(form))  // "...", "?!", ".?"
    return form.find_first_of("!?") == std::string_view::npos ? Mark::kDots : Mark::kStrong;
  return form.ends_with('.') ? Mark::kAbbreviation : Mark::kNone;
}

bool starts_lower(std::string_view form) {
  const std::string first(form.substr(0, code_point_at(form, 0).bytes));
  return to_upper(first) != first;
}

bool starts_digit(std::string_view form) {
  return form[0] >= '0' && form[0] <= '9';
}

/// The tokens of a block, and the decisions between them.
class BlockCutter {
 public:
  BlockCutter(std::string_view text, Span block, const SplitRules& rules)
      : text_(text), rules_(rules), spans_(tokenize(text, block, rules)) {}

  void cut(std::uint32_t index, std::vector<Sentence>& out) const;

 private:
  std::string_view form(std::size_t i) const { return spans_[i].of(text_); }
  bool space_before(std::size_t i) const { return spans_[i].begin > spans_[i - 1].end; }
  bool empty_line_before(std::size_t i) const;
  std::size_t sentence_end(std::size_t first) const;
  std::size_t behind_closers(std::size_t at) const;
  bool stands_before_word(std::size_t at) const;
  bool begins(std::size_t mark, std::size_t next, std::size_t first) const;
  std::size_t best_cut(std::size_t first) const;

  std::string_view text_;
  const SplitRules& rules_;
  std::vector<Span> spans_;
};

bool BlockCutter::empty_line_before(std::size_t i) const {
  const std::string_view gap = text_.substr(spans_[i - 1].end, spans_[i].begin - spans_[i - 1].end);
  return std::ranges::count(gap, '\n') > 1;
}

/// Behind the quotes and brackets that close at `at`, those that nothing separates from what they
/// close, and behind the marks of notes ("[12]").
std::size_t BlockCutter::behind_closers(std::size_t at) const {
  while (at < spans_.size() && closes(form(at)) && !space_before(at) && !stands_before_word(at))
    ++at;
  while (at + 2 < spans_.size() && form(at) == "[" && starts_digit(form(at + 1)) &&
         form(at + 2) == "]")
    at += 3;
  return at;
}

/// Whether the mark at `at` is one of those that open as well as close, and a word follows without
/// space.
bool BlockCutter::stands_before_word(std::size_t at) const {
  if (at + 1 == spans_.size() || space_before(at + 1)) return false;
  return opens(form(at)) && u_isalnum(static_cast<UChar32>(code_point_at(form(at + 1), 0).value));
}

/// Whether a sentence begins at `next`, given the mark at `mark` of a sentence that began at
/// `first`.
bool BlockCutter::begins(std::size_t mark, std::size_t next, std::size_t first) const {
  const Mark kind = mark_of(form(mark));
  std::size_t word = next;
  while (word < spans_.size() && opens(form(word))) ++word;
  if (word == spans_.size()) return kind != Mark::kAbbreviation;
  const std::string_view following = form(word);
  const bool lower = starts_lower(following), closed = next > mark + 1;
  if (kind == Mark::kStrong) return !lower && (space_before(next) || closed || word > next);
  if (kind == Mark::kDots)
    return !lower && !starts_digit(following) && rules_.is_starter(to_lower(following));
  if (kind == Mark::kStop) {
    if (lower && !closed) return space_before(next) && rules_.is_starter(following);
    // "1. Open the lid": a number that opens a sentence is its label.
    const bool label = mark == first + 1 && (starts_digit(form(first)) || form(first).size() == 1);
    return !lower && !label;
  }
  const std::string before = to_lower(form(mark));
  if (rules_.is_title_like(before)) return false;
  const bool initial = before.find('.') == code_point_at(before, 0).bytes &&
                       before.ends_with('.') && before.size() <= 5 &&
                       std::ranges::count(before, '.') == 1;
  // "J. Will" is a name; "plan B. The" is not.
  if (initial && (mark == first || !starts_lower(form(mark - 1)))) return false;
  return !lower && rules_.is_starter(to_lower(following));
}

std::size_t BlockCutter::sentence_end(std::size_t first) const {
  for (std::size_t at = first; at < spans_.size(); ++at) {
    if (at > first && empty_line_before(at)) return at;
    if (at - first >= kMaxSentenceTokens) return best_cut(first);
    if (mark_of(form(at)) == Mark::kNone) continue;
    const std::size_t next = behind_closers(at + 1);
    if (next < spans_.size() && next - first <= kMaxSentenceTokens && begins(at, next, first))
      return next;
  }
  return spans_.size();
}

std::size_t BlockCutter::best_cut(std::size_t first) const {
  for (const std::string_view mark : {";", ":", ","})
    for (std::size_t at = first + kMaxSentenceTokens; at > first + kMaxSentenceTokens / 2; --at)
      if (form(at - 1) == mark) return at;
  return first + kMaxSentenceTokens;
}

void BlockCutter::cut(std::uint32_t index, std::vector<Sentence>& out) const {
  for (std::size_t first = 0; first < spans_.size();) {
    const std::size_t end = sentence_end(first);
    Sentence sentence;
    sentence.block = index;
    sentence.span = {spans_[first].begin, spans_[end - 1].end};
    for (; first < end; ++first) {
      Token token;
      token.span = spans_[first];
      token.form = form(first);
      sentence.tokens.push_back(std::move(token));
    }
    out.push_back(std::move(sentence));
  }
}

}  // namespace

Segmenter::Segmenter() : rules_(read_file(data_file("segmentation.tsv"))) {}

void Segmenter::append(std::string_view text, Span block, std::uint32_t index,
                       std::vector<Sentence>& out) const {
  BlockCutter(text, block, rules_).cut(index, out);
}

}  // namespace dossier
