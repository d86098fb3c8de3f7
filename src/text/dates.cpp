// Dates by patterns over pieces: a line is cut into runs of letters, runs of digits and single
// marks, white space aside, and the patterns are tried at every piece. Names of months and days
// come from ICU. Cost: linear.
#include "text/dates.h"

#include <unicode/dtfmtsym.h>

#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/utf8.h"

namespace dossier {
namespace {

struct Piece {
  enum Kind { kLetters, kDigits, kMark } kind;
  std::string_view text;
  std::size_t begin;
};

Piece::Kind kind_of(char c) {
  if (c >= '0' && c <= '9') return Piece::kDigits;
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || static_cast<unsigned char>(c) >= 0x80 ? Piece::kLetters : Piece::kMark;
}

std::vector<Piece> pieces_of(std::string_view line) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < line.size();) {
    const Piece::Kind kind = kind_of(line[at]);
    std::size_t end = at + 1;
    while (kind != Piece::kMark && end < line.size() && kind_of(line[end]) == kind) ++end;
    if (line[at] != ' ' && line[at] != '\t' && line[at] != '\n' && line[at] != '\r')
      pieces.push_back({kind, line.substr(at, end - at), at});
    at = end;
  }
  return pieces;
}

/// Index of the name that `word` is, or is the start of (three letters or more).
std::optional<int> index_in(const std::vector<std::string>& names, std::string_view word) {
  if (word.size() < 3 || word.size() > 12) return std::nullopt;
  const std::string lower = to_lower(word);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].starts_with(lower)) return static_cast<int>(i);
  return std::nullopt;
}

enum class Names { kMonths, kWeekdays };

std::vector<std::string> names_from_icu(Names wanted) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale::getEnglish(), status);
  if (U_FAILURE(status)) throw Error(ErrorCode::kSystem, "ICU has no English names of months");
  std::int32_t count = 0;
  const icu::UnicodeString* names =
      wanted == Names::kMonths ? symbols.getMonths(count) : symbols.getWeekdays(count);
  std::vector<std::string> out;
  for (std::int32_t i = 0; i < count; ++i) {
    std::string name;
    names[i].toUTF8String(name);
    if (!name.empty()) out.push_back(to_lower(name));
  }
  return out;
}

/// 1 to 12 for an English month name or its start of at least three letters, in any case.
std::optional<int> parse_month(std::string_view word) {
  static const std::vector<std::string> kMonths = names_from_icu(Names::kMonths);
  const auto index = index_in(kMonths, word);
  return index ? std::optional(*index + 1) : std::nullopt;
}

/// Walks over pieces; a pattern is a chain of `take` calls of which the first that fails ends it.
class Cursor {
 public:
  Cursor(const std::vector<Piece>& pieces, std::size_t at) : pieces_(pieces), at_(at) {}

  std::optional<int> number(std::size_t least_digits, std::size_t most_digits) {
    if (at_ == pieces_.size() || pieces_[at_].kind != Piece::kDigits) return std::nullopt;
    const std::string_view text = pieces_[at_].text;
    if (text.size() < least_digits || text.size() > most_digits) return std::nullopt;
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    ++at_;
    return value;
  }
  std::optional<int> month() {
    if (at_ == pieces_.size()) return std::nullopt;
    const auto month = parse_month(pieces_[at_].text);
    at_ += month.has_value();
    return month;
  }
  bool mark(std::string_view any_of) {
    if (at_ == pieces_.size() || pieces_[at_].kind != Piece::kMark) return false;
    if (any_of.find(pieces_[at_].text) == std::string_view::npos) return false;
    ++at_;
    return true;
  }
  void skip_word(std::initializer_list<std::string_view> words) {
    if (at_ == pieces_.size()) return;
    const std::string lower = to_lower(pieces_[at_].text);
    for (std::string_view word : words)
      if (lower == word) {
        ++at_;
        return;
      }
  }
  std::size_t at() const { return at_; }

 private:
  const std::vector<Piece>& pieces_;
  std::size_t at_;
};

std::optional<Date> checked(std::optional<int> year, std::optional<int> month,
                            std::optional<int> day) {
  if (!year || !month || !day || *year < 1800 || *year > 2100 || *month < 1 || *month > 12)
    return std::nullopt;
  if (*day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  return to_date({*year, *month, *day});
}

void skip_ordinal(Cursor& cursor) {
  cursor.skip_word({"st", "nd", "rd", "th"});
}

/// "November 29,2025", "Nov. 29th 2025".
std::optional<Date> month_first(Cursor& cursor) {
  const auto month = cursor.month();
  if (!month) return std::nullopt;
  cursor.mark(".");
  const auto day = cursor.number(1, 2);
  skip_ordinal(cursor);
  cursor.mark(",.");
  return checked(cursor.number(4, 4), month, day);
}

/// "3 March 2024", "3rd of March, 2024", "3-Mar-2024".
std::optional<Date> day_first(Cursor& cursor) {
  const auto day = cursor.number(1, 2);
  if (!day) return std::nullopt;
  skip_ordinal(cursor);
  cursor.skip_word({"of"});
  cursor.mark("-./");
  const auto month = cursor.month();
  cursor.mark(".,-/");
  return checked(cursor.number(4, 4), month, day);
}

/// "2024-03-12", "2024/3/12".
std::optional<Date> year_first(Cursor& cursor) {
  const auto year = cursor.number(4, 4);
  if (!year || !cursor.mark("-/.")) return std::nullopt;
  const auto month = cursor.number(1, 2);
  if (!month || !cursor.mark("-/.")) return std::nullopt;
  return checked(year, month, cursor.number(1, 2));
}

/// "25/11/2024", "11.25.2024": only when one order alone gives a date.
std::optional<Date> numbers_only(Cursor& cursor) {
  const auto first = cursor.number(1, 2);
  if (!first || !cursor.mark("-/.")) return std::nullopt;
  const auto second = cursor.number(1, 2);
  if (!second || !cursor.mark("-/.")) return std::nullopt;
  const auto year = cursor.number(4, 4);
  const auto british = checked(year, second, first), american = checked(year, first, second);
  if (british && american && british != american) return std::nullopt;
  return british ? british : american;
}

}  // namespace

bool is_weekday(std::string_view word) {
  static const std::vector<std::string> kDays = names_from_icu(Names::kWeekdays);
  return index_in(kDays, word).has_value();
}

std::optional<DateMatch> find_date(std::string_view line) {
  const std::vector<Piece> pieces = pieces_of(line);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind == Piece::kMark) continue;
    for (auto pattern : {month_first, day_first, year_first, numbers_only}) {
      Cursor cursor(pieces, i);
      const auto date = pattern(cursor);
      if (!date) continue;
      const Piece& last = pieces[cursor.at() - 1];
      return DateMatch{*date, pieces[i].begin, last.begin + last.text.size()};
    }
  }
  return std::nullopt;
}

}  // namespace dossier
