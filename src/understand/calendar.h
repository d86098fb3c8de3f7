// Arithmetic of time expressions: parts of the calendar around the day of publication, and dates
// with missing parts.
//
// Pure functions. Where a result would leave the years 1 to 9999 there is none.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace dossier {

enum class Unit : unsigned char {
  kHour,
  kDay,
  kWeek,
  kWeekend,
  kFortnight,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury
};
std::optional<Unit> parse_unit(
    std::string_view text);  // "week"; seconds and minutes are hours here

enum class Direction : unsigned char { kPast, kFuture };

/// A date as it is written, with what it leaves out.
struct WrittenDate {
  std::optional<int> year = {}, month = {}, day = {}, weekday = {};
  std::optional<int> season = {};   // first month
  std::optional<int> quarter = {};  // 1 to 4
  std::optional<int> half = {};     // 1 or 2
  std::optional<int> third = {};    // 0 early, 1 mid, 2 late
  std::optional<int> decade = {};   // 1990
};

/// What it means: without a year the latest such time not after `published` (kFuture: the first not
/// before it). Nothing for impossible dates, and for incomplete ones without `published`.
std::optional<TimeInterval> meaning_of(const WrittenDate& written, std::optional<Date> published,
                                       Direction direction);

/// The unit that holds `day`, moved by `steps` units: (week, -1) is the week before.
std::optional<TimeInterval> unit_around(Date day, Unit unit, int steps);

/// `day` moved by `count` units, as exactly as is usual to mean it: days to the day, weeks to the
/// week, years to the year.
std::optional<TimeInterval> distant(Date day, Unit unit, int count);

/// The stretch of `count` units that ends (kPast) or begins (kFuture) at `day`.
std::optional<TimeInterval> stretch(Date day, Unit unit, int count, Direction direction);

/// Early, middle or late third.
TimeInterval third_of(const TimeInterval& whole, int third);

}  // namespace dossier
