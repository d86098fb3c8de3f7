// Days and intervals of days (proleptic Gregorian calendar, no time zones), written as ISO 8601.
//
// Dossier keeps four clocks (event, said, published, read); all of them are read to the day or coarser.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

struct Date {
  std::int32_t days = 0;  // since 1970-01-01; negative before
  friend auto operator<=>(const Date&, const Date&) = default;
};

struct CivilDate {
  int year;   // -9999 to 9999
  int month;  // 1 to 12
  int day;    // 1 to 31
};

Date to_date(CivilDate civil);
CivilDate to_civil(Date date);
/// 0 is Monday, 6 Sunday.
int weekday(Date date);
int days_in_month(int year, int month);

/// "2025-11-29".
std::string to_string(Date date);
/// Reads "2025-11-29" or the date at the start of "2025-11-29T10:00:00Z"; nothing for anything else.
std::optional<Date> parse_iso_date(std::string_view text);

/// How exactly an interval is known; the text form is lower case ("day", "week", "half-year").
enum class Precision : std::uint8_t {
  kDay,
  kWeek,
  kMonth,
  kQuarter,
  kHalfYear,
  kYear,
  kDecade,
  kRange
};
std::string_view to_string(Precision precision);
std::optional<Precision> parse_precision(std::string_view text);

/// A closed interval of days. Open ends ("since September", without a date to end at) have no `to` or `from`;
/// at least one of the two is there. `from` <= `to` where both are.
struct TimeInterval {
  std::optional<Date> from;
  std::optional<Date> to;
  Precision precision = Precision::kDay;
  friend auto operator<=>(const TimeInterval&, const TimeInterval&) = default;
};

bool overlaps(const TimeInterval& a, const TimeInterval& b);
/// The whole day, month or year.
TimeInterval day_interval(Date date);
TimeInterval month_interval(int year, int month);
TimeInterval year_interval(int year);

}  // namespace dossier
