#include "understand/calendar.h"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

constexpr int kFirstYear = 1, kLastYear = 9999;

bool in_calendar(int year) {
  return year >= kFirstYear && year <= kLastYear;
}

std::optional<TimeInterval> months(int year, int month, int count, Precision precision) {
  const int last = year * 12 + month - 1 + count - 1;
  const int last_year = last / 12, last_month = last % 12 + 1;
  if (!in_calendar(year) || !in_calendar(last_year)) return std::nullopt;
  return TimeInterval{to_date({year, month, 1}),
                      to_date({last_year, last_month, days_in_month(last_year, last_month)}),
                      precision};
}

std::optional<TimeInterval> years(int year, int count, Precision precision) {
  return months(year, 1, 12 * count, precision);
}

std::optional<TimeInterval> days(std::int64_t first, int count, Precision precision) {
  constexpr std::int64_t kLimit = 3'000'000;  // inside the years 1 to 9999 by far: to_civil decides
  if (first < -kLimit || first > kLimit) return std::nullopt;
  const Date from{static_cast<std::int32_t>(first)},
      to{static_cast<std::int32_t>(first + count - 1)};
  if (!in_calendar(to_civil(from).year) || !in_calendar(to_civil(to).year)) return std::nullopt;
  return TimeInterval{from, to, precision};
}

int floor_div(int a, int b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

/// The months of a written date in `year`, or its day.
std::optional<TimeInterval> in_year(const WrittenDate& written, int year) {
  if (!in_calendar(year)) return std::nullopt;
  if (written.month && written.day) {
    if (*written.day < 1 || *written.day > days_in_month(year, *written.month)) return std::nullopt;
    return day_interval(to_date({year, *written.month, *written.day}));
  }
  if (written.month) return months(year, *written.month, 1, Precision::kMonth);
  if (written.season) return months(year, *written.season, 3, Precision::kQuarter);
  if (written.quarter) return months(year, *written.quarter * 3 - 2, 3, Precision::kQuarter);
  if (written.half) return months(year, *written.half * 6 - 5, 6, Precision::kHalfYear);
  return years(year, 1, Precision::kYear);
}

std::optional<TimeInterval> nearest(const WrittenDate& written, Date published,
                                    Direction direction) {
  if (written.weekday && !written.month) {
    const int back = (weekday(published) - *written.weekday + 7) % 7;
    const int ahead = (7 - back) % 7;
    return days(published.days + (direction == Direction::kPast ? -back : ahead), 1,
                Precision::kDay);
  }
  const int year = to_civil(published).year;
  if (written.weekday && written.day)
    for (int y : {year, year - 1, year + 1})
      if (const auto found = in_year(written, y);
          found && weekday(*found->from) == *written.weekday)
        return found;
  const std::array order =
      direction == Direction::kPast ? std::array{year, year - 1} : std::array{year, year + 1};
  for (int y : order) {
    const auto found = in_year(written, y);
    if (found &&
        (direction == Direction::kPast ? *found->from <= published : *found->to >= published))
      return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Unit> parse_unit(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, Unit>, 12> kUnits = {
      {{"second", Unit::kHour},
       {"minute", Unit::kHour},
       {"hour", Unit::kHour},
       {"day", Unit::kDay},
       {"week", Unit::kWeek},
       {"weekend", Unit::kWeekend},
       {"fortnight", Unit::kFortnight},
       {"month", Unit::kMonth},
       {"quarter", Unit::kQuarter},
       {"year", Unit::kYear},
       {"decade", Unit::kDecade},
       {"century", Unit::kCentury}}};
  for (const auto& [name, unit] : kUnits)
    if (name == text) return unit;
  return std::nullopt;
}

std::optional<TimeInterval> meaning_of(const WrittenDate& written, std::optional<Date> published,
                                       Direction direction) {
  std::optional<TimeInterval> found;
  if (written.decade) {
    found = years(*written.decade, 10, Precision::kDecade);
  } else if (written.year) {
    found = in_year(written, *written.year);
  } else if (published) {
    found = nearest(written, *published, direction);
  }
  if (found && written.third) found = third_of(*found, *written.third);
  return found;
}

std::optional<TimeInterval> unit_around(Date day, Unit unit, int steps) {
  const CivilDate civil = to_civil(day);
  const int monday = day.days - weekday(day);
  switch (unit) {
    case Unit::kHour:
      return std::nullopt;
    case Unit::kDay:
      return days(static_cast<std::int64_t>(day.days) + steps, 1, Precision::kDay);
    case Unit::kWeek:
      return days(monday + std::int64_t{7} * steps, 7, Precision::kWeek);
    case Unit::kWeekend:
      return days(monday + 5 + std::int64_t{7} * steps, 2, Precision::kRange);
    case Unit::kFortnight:
      return days(monday + std::int64_t{14} * steps, 14, Precision::kRange);
    case Unit::kMonth: {
      const int month = civil.year * 12 + civil.month - 1 + steps;
      return months(floor_div(month, 12), month - floor_div(month, 12) * 12 + 1, 1,
                    Precision::kMonth);
    }
    case Unit::kQuarter: {
      const int quarter = civil.year * 4 + (civil.month - 1) / 3 + steps;
      return months(floor_div(quarter, 4), (quarter - floor_div(quarter, 4) * 4) * 3 + 1, 3,
                    Precision::kQuarter);
    }
    case Unit::kYear:
      return years(civil.year + steps, 1, Precision::kYear);
    case Unit::kDecade:
      return years((floor_div(civil.year, 10) + steps) * 10, 10, Precision::kDecade);
    case Unit::kCentury:
      return years((floor_div(civil.year - 1, 100) + steps) * 100 + 1, 100, Precision::kRange);
  }
  return std::nullopt;
}

std::optional<TimeInterval> distant(Date day, Unit unit, int count) {
  switch (unit) {
    case Unit::kHour:
      return unit_around(day, Unit::kDay, count / 24);
    case Unit::kWeekend:
    case Unit::kCentury:
      return std::nullopt;
    case Unit::kFortnight:
      return unit_around(day, Unit::kWeek, 2 * count);
    case Unit::kDecade:
      return unit_around(day, Unit::kYear, 10 * count);
    default:
      return unit_around(day, unit, count);
  }
}

std::optional<TimeInterval> stretch(Date day, Unit unit, int count, Direction direction) {
  const int sign = direction == Direction::kPast ? -1 : 1;
  std::optional<Date> end;
  const CivilDate civil = to_civil(day);
  const auto moved_by_months = [&](int steps) -> std::optional<Date> {
    const auto month = unit_around(day, Unit::kMonth, steps);
    if (!month) return std::nullopt;
    return Date{month->from->days + std::min(civil.day - 1, month->to->days - month->from->days)};
  };
  const auto moved_by_days = [&](int steps) -> std::optional<Date> {
    const auto moved = unit_around(day, Unit::kDay, steps);
    return moved ? moved->from : std::nullopt;
  };
  switch (unit) {
    case Unit::kHour:
      end = moved_by_days(sign * (count / 24));
      break;
    case Unit::kDay:
      end = moved_by_days(sign * count);
      break;
    case Unit::kWeek:
      end = moved_by_days(sign * 7 * count);
      break;
    case Unit::kFortnight:
      end = moved_by_days(sign * 14 * count);
      break;
    case Unit::kMonth:
      end = moved_by_months(sign * count);
      break;
    case Unit::kQuarter:
      end = moved_by_months(sign * 3 * count);
      break;
    case Unit::kYear:
      end = moved_by_months(sign * 12 * count);
      break;
    case Unit::kDecade:
      end = moved_by_months(sign * 120 * count);
      break;
    case Unit::kWeekend:
    case Unit::kCentury:
      break;
  }
  if (!end) return std::nullopt;
  return TimeInterval{std::min(day, *end), std::max(day, *end), Precision::kRange};
}

TimeInterval third_of(const TimeInterval& whole, int third) {
  if (!whole.from || !whole.to || whole.precision == Precision::kDay) return whole;
  if (whole.precision == Precision::kYear)
    return {*months(to_civil(*whole.from).year, third * 4 + 1, 4, Precision::kRange)};
  const int length = whole.to->days - whole.from->days + 1;
  const int size = length / 3;
  const Date from{whole.from->days + third * size};
  const Date to = third == 2 ? *whole.to : Date{from.days + std::max(size, 1) - 1};
  return {from, to, Precision::kRange};
}

}  // namespace dossier
