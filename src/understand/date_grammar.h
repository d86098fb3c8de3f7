// Dates as they are written: "Monday, 24 November 2025", "May 3", "summer 2024", "the 1990s".
// Internal to times.cpp.
#pragma once

#include <optional>
#include <vector>

#include "understand/calendar.h"
#include "understand/time_words.h"
#include "understand/tree.h"

namespace dossier {

/// A written date and the word behind it.
struct DateAt {
  std::size_t end;
  WrittenDate date;
};

/// Reads the dates of one sentence. Borrows both; each function looks at a bounded number of words.
class DateGrammar {
 public:
  DateGrammar(const Tree& tree, const std::vector<TimeWord>& words) : tree_(tree), words_(words) {}

  /// The longest date that begins with word `i`.
  std::optional<DateAt> at(std::size_t i) const;
  /// A month, season or decade, of which there can be an early, a middle and a late part.
  std::optional<DateAt> without_day(std::size_t i) const;

  std::optional<int> day_number(std::size_t i) const;   // 1 to 31
  std::optional<int> year_number(std::size_t i) const;  // four digits
  std::optional<int> month_at(std::size_t i) const;     // by its name

 private:
  using Found = std::optional<DateAt>;

  Found iso(std::size_t i) const;
  Found weekday_date(std::size_t i) const;
  Found month_date(std::size_t i) const;
  Found day_month(std::size_t i) const;
  Found season(std::size_t i) const;
  Found bare_year(std::size_t i) const;
  Found decade(std::size_t i) const;
  Found holiday(std::size_t i) const;

  bool is(std::size_t i, std::string_view text) const {
    return i < words_.size() && words_[i].text == text;
  }
  std::size_t skip(std::size_t i, std::string_view text) const { return is(i, text) ? i + 1 : i; }
  std::size_t after_month(std::size_t i) const { return skip(i + 1, "."); }  // "Nov" "."
  const Token& token(std::size_t i) const { return tree_.token(words_[i].token); }
  bool stands_as_time(std::size_t i) const;

  const Tree& tree_;
  const std::vector<TimeWord>& words_;
};

}  // namespace dossier
