// A scanner from left to right over stretches without white space.
//
// At each place the longest thing that is one token in UD English is taken: an address, a smiley, a
// word with what may stand inside it (O'Neill, 1,250.50, 9:30, A&E, co-founder, U.S.), or a mark or
// run of marks. A word then loses its clitic ("do|n't", "Ann|'s") or unit ("5|km"). Hyphens,
// slashes and dashes separate, but in telephone numbers, dates, names of files and after prefixes.
// What is written as one word and may be two ("its" for "it's") is decided by the word behind it.
// Each look ahead is bounded by kMaxTokenBytes, and most by kLookAhead, so the whole is linear.
// Example: "(co-founder's" gives ( | co-founder | 's.
#include "language/tokenizer.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr char32_t kEnd = 0;
constexpr std::size_t kLookAhead = 32;  // characters; no entry of the tables is longer

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xFEFF || c == 0x200B ||
         (c > 127 && u_isUWhiteSpace(static_cast<UChar32>(c)));
}
bool is_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c > 127 && u_isdigit(static_cast<UChar32>(c)));
}
bool is_letter(char32_t c) {
  if (c < 128) return (c | 32) >= 'a' && (c | 32) <= 'z';
  const int category = u_charType(static_cast<UChar32>(c));
  return u_isalpha(static_cast<UChar32>(c)) || category == U_NON_SPACING_MARK ||
         category == U_ENCLOSING_MARK || category == U_COMBINING_SPACING_MARK ||
         category == U_FORMAT_CHAR;
}
bool is_upper(char32_t c) {
  return u_isupper(static_cast<UChar32>(c));
}
bool is_word(char32_t c) {
  return is_letter(c) || is_digit(c) || c == '_';
}
bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0xB4;
}
bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}
bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}
/// Shows nothing of its own, but changes the sign before it: accents, variation selectors, skin
/// tones, tags.
bool extends_sign(char32_t c) {
  if (c < 128) return false;
  const int category = u_charType(static_cast<UChar32>(c));
  return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
         (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
}
bool is_flag_letter(char32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/// One byte a character: ASCII in lower case, apostrophes as ', others as \x80.
char plain_letter(char32_t c) {
  if (is_apostrophe(c)) return '\'';
  if (c >= 128) return '\x80';
  return static_cast<char>(c >= 'A' && c <= 'Z' ? c | 32 : c);
}

/// The tokens of one stretch without white space after the other.
class Scanner {
 public:
  /// `text` ends where the part ends that is cut.
  Scanner(std::string_view text, const SplitRules& rules) : text_(text), rules_(rules) {}

  void scan(Span stretch);
  std::vector<Span> take() { return std::move(out_); }

 private:
  char32_t letter(std::size_t i) const { return i < letters_.size() ? letters_[i] : kEnd; }
  std::size_t size() const { return letters_.size(); }
  std::string_view plain_part(std::size_t begin, std::size_t end) const;
  template <class Test>
  std::size_t while_true(std::size_t at, Test&& test) const {
    while (at < size() && test(letters_[at])) ++at;
    return at;
  }
  template <class Test>
  std::size_t near_while_true(std::size_t at, Test&& test) const {
    const std::size_t last = std::min(size(), at + kLookAhead);
    while (at < last && test(letters_[at])) ++at;
    return at;
  }

  std::size_t token_end(std::size_t at);
  std::size_t address_end(std::size_t at);
  std::size_t trimmed_address(std::size_t at, std::size_t end) const;
  bool is_file_or_host(std::size_t begin, std::size_t end) const;
  std::size_t symbol_end(std::size_t at) const;
  std::size_t apostrophe_end(std::size_t at) const;
  std::size_t marks_end(std::size_t at) const;
  std::size_t sign_end(std::size_t at) const;
  std::size_t word_end(std::size_t at) const;
  bool joins(std::size_t begin, std::size_t at) const;
  bool in_whole_word(std::size_t begin) const;
  bool hyphen_joins(std::size_t begin, std::size_t at) const;
  bool number_joins(std::size_t begin, std::size_t at) const;
  bool stop_joins(std::size_t begin, std::size_t at) const;
  bool dollar_joins(std::size_t begin, std::size_t at) const;
  bool keeps_stop(std::size_t begin, std::size_t at) const;
  bool ends_sentence(std::size_t at) const;
  std::string_view next_text(std::size_t at) const;
  std::string next_word(std::size_t at) const;
  bool number_follows(std::size_t at) const;
  std::size_t cut_in_word(std::size_t begin, std::size_t end) const;
  std::size_t clitic_begin(std::size_t begin, std::size_t end) const;

  std::string_view text_;
  const SplitRules& rules_;
  std::vector<Span> out_;
  // Of the stretch:
  std::uint32_t end_byte_ = 0;
  std::vector<char32_t> letters_;
  std::vector<std::uint32_t> offsets_;
  std::string plain_;                  // plain_letter of each
  std::size_t no_address_before_ = 0;  // where no address begins that has not been looked for
};

void Scanner::scan(Span stretch) {
  letters_.clear();
  offsets_.clear();
  plain_.clear();
  no_address_before_ = 0;
  end_byte_ = stretch.end;
  for (std::uint32_t at = stretch.begin; at < stretch.end;) {
    const CodePoint c = code_point_at(text_, at);
    letters_.push_back(c.value);
    offsets_.push_back(at);
    plain_ += plain_letter(c.value);
    at += c.bytes;
  }
  for (std::size_t at = 0; at < size();) {
    const std::size_t end = token_end(at);
    out_.push_back({offsets_[at], end < size() ? offsets_[end] : end_byte_});
    at = end;
  }
}

std::string_view Scanner::plain_part(std::size_t begin, std::size_t end) const {
  return std::string_view(plain_).substr(begin, end - begin);
}

std::size_t Scanner::token_end(std::size_t at) {
  if (const std::size_t end = address_end(at)) return end;
  if (const std::size_t end = symbol_end(at)) return end;
  const char32_t c = letters_[at];
  if (is_word(c)) return word_end(at);
  if (is_apostrophe(c))
    if (const std::size_t end = apostrophe_end(at)) return end;
  const bool tag = (c == '#' || c == '@') && is_letter(letter(at + 1)) &&
                   (at == 0 || !is_word(letters_[at - 1]));
  if (tag) return while_true(at + 1, is_word);
  if (c == '+' && at == 0 && is_digit(letter(1))) return word_end(1);
  return marks_end(at);
}

/// End of an elided word ("'em", "'s") or year ("'98") that begins at `at`, or 0.
std::size_t Scanner::apostrophe_end(std::size_t at) const {
  const std::size_t end = near_while_true(at + 1, is_letter);
  const std::string_view elided = plain_part(at, end);
  if (end > at + 1 && (rules_.is_elided(elided) || (at > 0 && rules_.is_clitic(elided))))
    return end;
  const std::size_t digits = near_while_true(at + 1, is_digit);
  if (digits != at + 3) return 0;
  return letter(digits) == 's' ? digits + 1 : digits;
}

/// End of a web or mail address or a file's name that begins at `at`, or 0. A run of such letters
/// is looked at once.
std::size_t Scanner::address_end(std::size_t at) {
  if (at > 0 && is_word(letters_[at - 1])) return 0;
  const std::size_t scheme = near_while_true(at, is_letter);
  const std::string_view rest = std::string_view(plain_).substr(at),
                         behind = rest.substr(scheme - at);
  if ((scheme > at && behind.starts_with("://")) || rest.starts_with("www.") ||
      rest.starts_with("mailto:") || rest.starts_with("doi:1"))
    return trimmed_address(at, size());
  const bool dotted = letters_[at] == '.' && at == 0 && is_letter(letter(1));  // ".doc"
  if (at < no_address_before_ || (!is_word(letters_[at]) && !dotted)) return 0;
  const auto in_name = [](char32_t c) { return is_word(c) || is_one_of(c, U".-+%#~"); };
  const std::size_t sign = while_true(at, in_name);
  no_address_before_ = sign;
  if (letter(sign) == '@' && is_letter(letter(sign + 1)))
    return trimmed_address(at, while_true(sign + 1, in_name));
  std::size_t end = sign;
  while (end > at + 1 && !is_word(letters_[end - 1])) --end;
  if (!is_file_or_host(at, end)) return 0;
  return letter(sign) == '/' && sign == end && !dotted ? trimmed_address(at, size()) : end;
}

/// "example.org", "Report-2_final.doc", "comp.lang.misc".
bool Scanner::is_file_or_host(std::size_t begin, std::size_t end) const {
  const std::string_view name = plain_part(begin, end);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.find("..") != std::string_view::npos ||
      name.find("--") != std::string_view::npos)
    return false;
  if (rules_.is_extension(name.substr(dot + 1))) return true;
  // Three words or more, all in lower case, with full stops between them.
  std::size_t part = begin, parts = 1;
  for (std::size_t at = begin; at < end; ++at) {
    const char32_t c = letters_[at];
    if (c == '.' ? at - part < 2 || !is_letter(letter(at + 1)) : !(is_letter(c) || c == '-'))
      return false;
    if (is_upper(c)) return false;
    if (c == '.' && ++parts) part = parts > 2 ? begin : at + 1;
  }
  return parts > 2;
}

/// Without the marks that belong to the sentence around the address.
std::size_t Scanner::trimmed_address(std::size_t at, std::size_t end) const {
  constexpr std::u32string_view kStops = U"\"<>\u201C\u201D\u00AB\u00BB";
  constexpr std::u32string_view kTrailing = U".,;:!?)]}'\u2019";
  end = std::min(end, while_true(at, [&](char32_t c) { return !is_one_of(c, kStops); }));
  const std::string_view address = plain_part(at, end);
  auto unopened = std::ranges::count(address, ')') - std::ranges::count(address, '(');
  while (end > at + 1 && is_one_of(letters_[end - 1], kTrailing)) {
    if (letters_[end - 1] == ')' && unopened-- <= 0) break;
    --end;
  }
  return end;
}

/// End of a smiley or the like, or 0.
std::size_t Scanner::symbol_end(std::size_t at) const {
  constexpr std::size_t kLongest = 6;
  if (!rules_.begins_symbol(plain_[at])) return 0;
  const bool behind_word = at > 0 && is_word(letters_[at - 1]);
  for (std::size_t length = std::min(kLongest, size() - at); length > 1; --length) {
    const bool cuts_word =
        is_word(letter(at + length)) ||
        (behind_word && (is_word(letters_[at]) || is_word(letters_[at + length - 1])));
    if (!cuts_word && rules_.is_symbol(plain_part(at, at + length))) return at + length;
  }
  return 0;
}

/// One mark, or several that stand for one: "...", "?!", ".?", "-->", "''".
std::size_t Scanner::marks_end(std::size_t at) const {
  constexpr std::u32string_view kDrawn = U"-=<>|*~+#^\\/", kQuotes = U"'`\u2018\u2019";
  const auto dots = [](char32_t x) { return x == '.' || x == 0x2026; };
  const auto strong = [](char32_t x) { return x == '!' || x == '?'; };
  const char32_t c = letters_[at];
  if (strong(c)) return while_true(at, strong);
  if (dots(c)) {
    const std::size_t end = while_true(at, dots);
    return end == at + 1 && c == '.' ? while_true(end, strong) : end;
  }
  if (is_one_of(c, kQuotes)) {
    const std::size_t end = while_true(at, [&](char32_t x) { return is_one_of(x, kQuotes); });
    return end - at == 2 ? end : at + 1;
  }
  if (c == '$') return while_true(at, [](char32_t x) { return x == '$'; });
  if (!is_one_of(c, kDrawn)) return sign_end(at);
  std::size_t end = while_true(at, [&](char32_t x) { return is_one_of(x, kDrawn); });
  if (end > at + 1 && letters_[end - 1] == '#' && is_letter(letter(end))) --end;  // a hashtag
  return end;
}

/// End of one sign with what changes it: a flag of two letters, a family of several faces.
std::size_t Scanner::sign_end(std::size_t at) const {
  constexpr char32_t kJoiner = 0x200D;
  std::size_t end = at + 1;
  if (is_flag_letter(letters_[at]) && is_flag_letter(letter(end))) ++end;
  while (true) {
    end = while_true(end, extends_sign);
    if (letters_[at] < 128 || letter(end) != kJoiner) return end;
    ++end;
    if (end < size() && !is_word(letters_[end])) ++end;
  }
}

std::size_t Scanner::word_end(std::size_t at) const {
  std::size_t end = at;
  while (true) {
    end = while_true(end, is_word);
    if (end < size() && joins(at, end)) {
      ++end;
    } else {
      break;
    }
  }
  if (letter(end) == '.' && keeps_stop(at, end)) ++end;
  const bool currency = letter(end) == '$' && end - at <= 3 && while_true(at, is_upper) >= end;
  if (currency) return end + 1;  // "US$"
  // A word that breaks off: "th-".
  const bool broken = end + 1 == size() && is_hyphen(letters_[end]) && at == 0 && end <= 2 &&
                      while_true(at, is_letter) == end && !(end == 2 && is_upper(letters_[1]));
  if (broken) return end + 1;
  return cut_in_word(at, end);
}

/// Whether the mark at `at`, behind a word that began at `begin`, stands inside that word.
bool Scanner::joins(std::size_t begin, std::size_t at) const {
  const char32_t before = letters_[at - 1], mark = letters_[at], after = letter(at + 1);
  if (mark == '$') return dollar_joins(begin, at);
  if (!is_word(after)) return false;
  const bool digits = is_digit(before) && is_digit(after);
  if (mark == '.') return stop_joins(begin, at);
  if (mark == ',') return digits && near_while_true(at + 1, is_digit) == at + 4;
  if (mark == ':') return digits;
  if (mark == '/') return digits || in_whole_word(begin);
  if (is_apostrophe(mark)) return is_letter(after) || is_letter(before);
  if (mark == '&') return is_letter(before) && is_letter(after);
  if (mark == '*') return is_letter(before) && is_letter(after);
  return is_hyphen(mark) && hyphen_joins(begin, at);
}

/// "e-mail", "w/o": words of the table with marks in them.
bool Scanner::in_whole_word(std::size_t begin) const {
  const std::size_t last =
      near_while_true(begin, [](char32_t c) { return is_word(c) || is_hyphen(c) || c == '/'; });
  return rules_.is_whole(plain_part(begin, last));
}

bool Scanner::hyphen_joins(std::size_t begin, std::size_t at) const {
  if (is_digit(letters_[at - 1])) return number_joins(begin, at);
  if (in_whole_word(begin)) return true;
  if (at - begin > kLookAhead || while_true(begin, is_word) != at) return false;
  const std::string_view part = plain_part(begin, at);
  if (is_letter(letter(at + 1))) return rules_.is_prefix(part);
  return rules_.is_number_prefix(part);
}

/// Telephone numbers, dates and postal codes: three groups, or two of 3 and 4 or 5 and 4 digits.
bool Scanner::number_joins(std::size_t begin, std::size_t at) const {
  std::size_t end =
      near_while_true(begin, [](char32_t c) { return is_digit(c) || is_hyphen(c) || c == '/'; });
  const auto hyphens =
      std::count_if(letters_.begin() + static_cast<std::ptrdiff_t>(begin),
                    letters_.begin() + static_cast<std::ptrdiff_t>(end), is_hyphen);
  if (end <= at || end - begin == kLookAhead) return false;
  const bool timed = hyphens == 2 && letter(end) == 'T' && is_digit(letter(end + 1));
  if (is_word(letter(end)) && !timed) return false;
  if (hyphens > 1) return true;
  const std::size_t length = end - begin, first = at - begin;
  return (length == 8 && first == 3) || (length == 10 && first == 5) ||
         (length == 12 && first == 7 && letters_[begin + 3] == '/');
}

bool Scanner::stop_joins(std::size_t begin, std::size_t at) const {
  const char32_t before = letters_[at - 1], after = letter(at + 1);
  if (is_digit(before) && is_digit(after)) return true;
  const bool initial = is_letter(before) && (at - 1 == begin || letters_[at - 2] == '.');
  const std::size_t end = near_while_true(at + 1, is_word);
  if (initial && is_letter(after) && (end == at + 2 || letter(end) == '.')) return true;
  if (letter(end) == '.' && end - begin < kLookAhead &&
      rules_.is_abbreviation(plain_part(begin, end + 1)))
    return true;
  return rules_.is_extension(plain_part(at + 1, end)) && letter(end) != '@';
}

/// "co$t", but not "US$m".
bool Scanner::dollar_joins(std::size_t begin, std::size_t at) const {
  return is_letter(letters_[at - 1]) && (is_letter(letter(at + 1)) || letter(at + 1) == '$') &&
         !(at - begin <= 3 && while_true(begin, is_upper) >= at);
}

/// Whether the full stop at `at` belongs to the word before it.
bool Scanner::keeps_stop(std::size_t begin, std::size_t at) const {
  // Of two full stops, the first may be the word's; three are a mark of their own.
  if (letter(at + 1) == '.' && (letter(at + 2) == '.' || at == begin + 1)) return false;
  if (at - begin > kLookAhead) return false;
  const std::string_view stopped = plain_part(begin, at + 1);
  if (rules_.is_numbered(stopped) && number_follows(at + 1)) return true;
  if (at == begin + 1 && is_letter(letters_[begin]))
    return is_upper(letters_[begin]) && stopped != "i.";
  if (rules_.is_last_cut(stopped) && ends_sentence(at + 1)) return false;
  if (rules_.is_abbreviation(stopped)) return true;
  // U.S., J.R.: single letters with full stops between them.
  if (at == begin + 1) return false;
  for (std::size_t i = begin; i < at; ++i)
    if ((i - begin) % 2 == 0 ? !is_letter(letters_[i]) : letters_[i] != '.') return false;
  return true;
}

/// The text from the next stretch of the line on, where this one ends at `at`.
std::string_view Scanner::next_text(std::size_t at) const {
  if (at != size()) return {};
  const std::size_t next = text_.find_first_not_of(' ', end_byte_);
  return next == std::string_view::npos ? std::string_view() : text_.substr(next);
}

/// The word that the next stretch of the line begins with, as the tables spell it.
std::string Scanner::next_word(std::size_t at) const {
  const std::string_view text = next_text(at).substr(0, kLookAhead);
  std::string word;
  for (const char c : text) {
    if (c < '\'' || c == '.' || c == ',') break;
    word += plain_letter(static_cast<unsigned char>(c));
  }
  return word;
}

bool Scanner::number_follows(std::size_t at) const {
  const std::string_view next = next_text(at);
  return !next.empty() && next[0] >= '0' && next[0] <= '9';
}

/// Whether a sentence surely ends at `at`: the part does, or a word follows that begins sentences.
bool Scanner::ends_sentence(std::size_t at) const {
  const std::string_view next = next_text(at);
  if (next.empty()) return at == size();
  return next[0] >= 'A' && next[0] <= 'Z' && rules_.is_starter(next_word(at));
}

/// Where a word is cut in two: before its clitic or unit, or between two words written as one.
/// The end if it is not.
std::size_t Scanner::cut_in_word(std::size_t begin, std::size_t end) const {
  const std::string_view whole = plain_part(begin, end);
  if (const std::size_t first = rules_.first_of_two(whole)) return begin + first;
  if (rules_.may_be_two(whole))
    if (const std::size_t first = rules_.first_of_two(std::string(whole) + ' ' + next_word(end)))
      return begin + first;
  const std::size_t clitic = clitic_begin(begin, end);
  if (clitic < end) return clitic;
  const std::size_t digits =
      while_true(begin, [](char32_t c) { return is_digit(c) || c == '.' || c == ',' || c == ':'; });
  if (digits > begin && digits < end && is_digit(letters_[digits - 1]) &&
      rules_.is_unit(plain_part(digits, end)))
    return digits;
  return end;
}

std::size_t Scanner::clitic_begin(std::size_t begin, std::size_t end) const {
  const std::string_view word = plain_part(begin, end);
  const std::size_t apostrophe = word.rfind('\'');
  if (apostrophe == std::string_view::npos || apostrophe == 0) return end;
  if (!is_letter(letters_[begin + apostrophe - 1])) return end;
  std::size_t from = apostrophe;
  if (word.ends_with("n't") && word.size() > 3) from = apostrophe - 1;
  if (!rules_.is_clitic(word.substr(from))) return end;
  const std::size_t inner = clitic_begin(begin, begin + from);
  return inner < begin + from ? inner : begin + from;
}

}  // namespace

std::vector<Span> tokenize(std::string_view text, Span part, const SplitRules& rules) {
  Scanner scanner(text.substr(0, part.end), rules);
  std::uint32_t begin = part.begin;
  for (std::uint32_t at = part.begin; at < part.end;) {
    const CodePoint c = code_point_at(text, at);
    const std::uint32_t next = std::min(at + c.bytes, part.end);
    const bool space = is_space(c.value);
    if ((space || next - begin > kMaxTokenBytes) && begin < at) {
      scanner.scan({begin, at});
      begin = at;
    }
    if (space) begin = next;
    at = next;
  }
  if (begin < part.end) scanner.scan({begin, part.end});
  return scanner.take();
}

}  // namespace dossier
