// A scanner from left to right over stretches without white space.
//
// At each place the longest thing that is one token in UD English is taken: an address, a smiley, a
// word with what may stand inside it (O'Neill, 1,250.50, 9:30, A&E, co-founder, U.S.), or a mark or
// run of marks. A word then loses its clitic ("do|n't", "Ann|'s") or unit ("5|km"). Hyphens,
// slashes and dashes separate, but in telephone numbers, dates and after prefixes. Each look ahead
// is bounded by kMaxTokenBytes, so the whole is linear. Example: "(co-founder's" gives ( |
// co-founder | 's.
#include "language/tokenizer.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr char32_t kEnd = 0;

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

/// The characters of one stretch without white space, and the tokens found in it.
class Scanner {
 public:
  Scanner(std::string_view text, Span stretch, const SplitRules& rules, std::vector<Span>& out)
      : text_(text), rules_(rules), out_(out), end_byte_(stretch.end) {
    for (std::uint32_t at = stretch.begin; at < stretch.end;) {
      const CodePoint c = code_point_at(text, at);
      letters_.push_back(c.value);
      offsets_.push_back(at);
      at += c.bytes;
    }
    plain_ = plain(0, letters_.size());
  }

  void scan() {
    for (std::size_t at = 0; at < letters_.size();) {
      const std::size_t end = token_end(at);
      emit(at, end);
      at = end;
    }
  }

 private:
  char32_t letter(std::size_t i) const { return i < letters_.size() ? letters_[i] : kEnd; }
  std::size_t size() const { return letters_.size(); }
  std::string plain(std::size_t begin, std::size_t end) const;
  std::string_view plain_part(std::size_t begin, std::size_t end) const;
  template <class Test>
  std::size_t while_true(std::size_t at, Test&& test) const {
    while (at < size() && test(letters_[at])) ++at;
    return at;
  }

  std::size_t token_end(std::size_t at) const;
  std::size_t address_end(std::size_t at) const;
  std::size_t trimmed_address(std::size_t at, std::size_t end) const;
  std::size_t symbol_end(std::size_t at) const;
  std::size_t marks_end(std::size_t at) const;
  std::size_t word_end(std::size_t at) const;
  bool joins(std::size_t begin, std::size_t at) const;
  bool hyphen_joins(std::size_t begin, std::size_t at) const;
  bool stop_joins(std::size_t begin, std::size_t at) const;
  bool keeps_stop(std::size_t begin, std::size_t at) const;
  bool number_follows() const;
  std::size_t cut_in_word(std::size_t begin, std::size_t end) const;
  std::size_t clitic_begin(std::size_t begin, std::size_t end) const;
  void emit(std::size_t begin, std::size_t end);

  std::string_view text_;
  const SplitRules& rules_;
  std::vector<Span>& out_;
  std::uint32_t end_byte_;
  std::vector<char32_t> letters_;
  std::vector<std::uint32_t> offsets_;
  std::string
      plain_;  // one byte a character: ASCII in lower case, apostrophes as ', others as \x80
};

std::string Scanner::plain(std::size_t begin, std::size_t end) const {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    const char32_t c = letters_[i];
    out += is_apostrophe(c)       ? '\''
           : c >= 128             ? '\x80'
           : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32)
                                  : static_cast<char>(c);
  }
  return out;
}

std::string_view Scanner::plain_part(std::size_t begin, std::size_t end) const {
  return std::string_view(plain_).substr(begin, end - begin);
}

std::size_t Scanner::token_end(std::size_t at) const {
  if (const std::size_t end = address_end(at)) return end;
  if (const std::size_t end = symbol_end(at)) return end;
  const char32_t c = letters_[at];
  if (is_word(c)) return word_end(at);
  if (is_apostrophe(c)) {
    const std::size_t end = while_true(at + 1, is_letter);
    const std::string_view elided = plain_part(at, end);
    if (end > at + 1 && (rules_.is_elided(elided) || (at > 0 && rules_.is_clitic(elided))))
      return end;
    const std::size_t digits = while_true(at + 1, is_digit);
    if (digits == at + 3) return letter(digits) == 's' ? digits + 1 : digits;
  }
  const bool tag = (c == '#' || c == '@') && is_letter(letter(at + 1)) &&
                   (at == 0 || !is_word(letters_[at - 1]));
  if (tag) return while_true(at + 1, is_word);
  if (c == '+' && at == 0 && is_digit(letter(1))) return word_end(1);
  return marks_end(at);
}

/// End of a web or mail address that begins at `at`, or 0.
std::size_t Scanner::address_end(std::size_t at) const {
  if (at > 0 && is_word(letters_[at - 1])) return 0;
  const std::string_view rest = std::string_view(plain_).substr(at);
  if (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") ||
      rest.starts_with("ftp://") || rest.starts_with("doi:1"))
    return trimmed_address(at, size());
  const auto in_name = [](char32_t c) {
    return is_word(c) || c == '.' || c == '-' || c == '+' || c == '%';
  };
  if (!is_word(letters_[at])) return 0;
  const std::size_t sign = while_true(at, in_name);
  if (letter(sign) == '@' && is_letter(letter(sign + 1))) {
    const std::size_t end = while_true(sign + 1, in_name);
    return trimmed_address(at, end);
  }
  if (letter(sign) != '/' || sign - at < 4) return 0;
  // A host with a path: "example.org/news".
  const std::string_view host = rest.substr(0, sign - at);
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || !rules_.is_extension(host.substr(dot + 1))) return 0;
  return trimmed_address(at, size());
}

/// Without the marks that belong to the sentence around the address.
std::size_t Scanner::trimmed_address(std::size_t at, std::size_t end) const {
  constexpr std::u32string_view kStops = U"\"<>\u201C\u201D\u00AB\u00BB";
  constexpr std::u32string_view kTrailing = U".,;:!?)]}'\u2019";
  end = std::min(
      end, while_true(at, [&](char32_t c) { return kStops.find(c) == std::u32string_view::npos; }));
  while (end > at + 1 && kTrailing.find(letters_[end - 1]) != std::u32string_view::npos) {
    const bool opened = letters_[end - 1] == ')' &&
                        std::find(letters_.begin() + static_cast<std::ptrdiff_t>(at),
                                  letters_.begin() + static_cast<std::ptrdiff_t>(end),
                                  U'(') != letters_.begin() + static_cast<std::ptrdiff_t>(end);
    if (opened) break;
    --end;
  }
  return end;
}

/// End of a smiley or the like, or 0.
std::size_t Scanner::symbol_end(std::size_t at) const {
  constexpr std::size_t kLongest = 6;
  if (at > 0 && is_word(letters_[at - 1]) && is_word(letters_[at])) return 0;
  for (std::size_t length = std::min(kLongest, size() - at); length > 1; --length)
    if (!is_word(letter(at + length)) && rules_.is_symbol(plain_part(at, at + length)))
      return at + length;
  return 0;
}

/// One mark, or several that stand for one.
std::size_t Scanner::marks_end(std::size_t at) const {
  constexpr std::u32string_view kRuns = U"-=*_~#<>+.";
  const char32_t c = letters_[at];
  if (c == '!' || c == '?') return while_true(at, [](char32_t x) { return x == '!' || x == '?'; });
  if (c == '\'' || c == '`' || c == 0x2018 || c == 0x2019) {
    const std::size_t end = while_true(at, [c](char32_t x) { return x == c; });
    return end - at == 2 ? end : at + 1;
  }
  if (kRuns.find(c) == std::u32string_view::npos) return at + 1;
  return while_true(at, [c](char32_t x) { return x == c; });
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
  return cut_in_word(at, end);
}

/// Whether the mark at `at`, behind a word that began at `begin`, stands inside that word.
bool Scanner::joins(std::size_t begin, std::size_t at) const {
  const char32_t before = letters_[at - 1], mark = letters_[at], after = letter(at + 1);
  if (!is_word(after)) return false;
  const bool digits = is_digit(before) && is_digit(after);
  if (mark == '.') return stop_joins(begin, at);
  if (mark == ',') return digits && while_true(at + 1, is_digit) == at + 4;
  if (mark == ':' || mark == '/') return digits;
  if (is_apostrophe(mark)) return is_letter(after) || is_letter(before);
  if (mark == '&') return is_letter(before) && is_letter(after);
  if (mark == '*') return is_letter(before) && is_letter(after);
  return is_hyphen(mark) && hyphen_joins(begin, at);
}

bool Scanner::hyphen_joins(std::size_t begin, std::size_t at) const {
  const std::size_t last = while_true(begin, [](char32_t c) { return is_word(c) || is_hyphen(c); });
  if (rules_.is_whole(plain_part(begin, last))) return true;
  if (is_digit(letters_[at - 1])) {
    // Telephone numbers and dates: three groups, or seven digits in two.
    const std::size_t end =
        while_true(begin, [](char32_t c) { return is_digit(c) || is_hyphen(c); });
    if (end <= at || (end < size() && is_word(letters_[end]))) return false;
    const auto groups =
        std::count_if(letters_.begin() + static_cast<std::ptrdiff_t>(begin),
                      letters_.begin() + static_cast<std::ptrdiff_t>(end), is_hyphen);
    return groups >= 2 || (groups == 1 && end - begin == 8 && is_hyphen(letters_[begin + 3]));
  }
  std::size_t part = at;
  while (part > begin && is_word(letters_[part - 1])) --part;
  return part == begin && is_letter(letter(at + 1)) && rules_.is_prefix(plain_part(part, at));
}

bool Scanner::stop_joins(std::size_t begin, std::size_t at) const {
  const char32_t before = letters_[at - 1], after = letter(at + 1);
  if (is_digit(before) && is_digit(after)) return true;
  const bool initial = is_letter(before) && (at - 1 == begin || letters_[at - 2] == '.');
  const std::size_t end = while_true(at + 1, is_word);
  if (initial && is_letter(after) && (end == at + 2 || letter(end) == '.')) return true;
  if (letter(end) == '.' && rules_.is_abbreviation(std::string(plain_part(begin, end)) + "."))
    return true;
  return rules_.is_extension(plain_part(at + 1, end)) && letter(end) != '@';
}

/// Whether the full stop at `at` belongs to the word before it.
bool Scanner::keeps_stop(std::size_t begin, std::size_t at) const {
  if (letter(at + 1) == '.') return false;
  const std::string_view word = plain_part(begin, at);
  if (at == begin + 1 && is_letter(letters_[begin]))
    return is_upper(letters_[begin]) && word != "i";
  const std::string stopped = std::string(word) + '.';
  if (rules_.is_abbreviation(stopped)) return true;
  if (rules_.is_numbered(stopped)) return at + 1 == size() && number_follows();
  // U.S., J.R.: single letters with full stops between them.
  if (word.find('.') == std::string_view::npos) return false;
  for (std::size_t i = begin; i < at; ++i)
    if ((i - begin) % 2 == 0 ? !is_letter(letters_[i]) : letters_[i] != '.') return false;
  return true;
}

/// Whether the next stretch of the line begins with a digit.
bool Scanner::number_follows() const {
  const std::size_t next = text_.find_first_not_of(' ', end_byte_);
  return next != std::string_view::npos && text_[next] >= '0' && text_[next] <= '9';
}

/// Where a word is cut in two: before its clitic or unit, or between two words written as one. The
/// end if it is not.
std::size_t Scanner::cut_in_word(std::size_t begin, std::size_t end) const {
  if (const std::size_t first = rules_.first_of_two(plain_part(begin, end))) return begin + first;
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

void Scanner::emit(std::size_t begin, std::size_t end) {
  out_.push_back({offsets_[begin], end < size() ? offsets_[end] : end_byte_});
}

}  // namespace

std::vector<Span> tokenize(std::string_view text, Span part, const SplitRules& rules) {
  std::vector<Span> out;
  std::uint32_t begin = part.begin;
  for (std::uint32_t at = part.begin; at < part.end;) {
    const CodePoint c = code_point_at(text, at);
    const std::uint32_t next = std::min(at + c.bytes, part.end);
    const bool space = is_space(c.value);
    if ((space || next - begin > kMaxTokenBytes) && begin < at) {
      Scanner(text, {begin, at}, rules, out).scan();
      begin = at;
    }
    if (space) begin = next;
    at = next;
  }
  if (begin < part.end) Scanner(text, {begin, part.end}, rules, out).scan();
  return out;
}

}  // namespace dossier
