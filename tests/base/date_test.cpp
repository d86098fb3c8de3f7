#include "base/date.h"

#include <catch2/catch.hpp>

using namespace dossier;

TEST_CASE("days are counted from the start of 1970") {
  CHECK(to_date({1970, 1, 1}).days == 0);
  CHECK(to_date({1969, 12, 31}).days == -1);
  CHECK(to_date({2000, 3, 1}).days == 11017);
}

TEST_CASE("days and civil dates are one to one, without a gap, over leap years and centuries") {
  Date date = to_date({1599, 12, 31});
  for (int year = 1600; year <= 2101; ++year)
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= days_in_month(year, month); ++day) {
        ++date.days;
        const CivilDate civil = to_civil(date);
        const bool same = civil.year == year && civil.month == month && civil.day == day;
        if (!same || to_date(civil) != date) FAIL(year << "-" << month << "-" << day);
      }
  CHECK(to_string(date) == "2101-12-31");
}

TEST_CASE("the week starts on Monday") {
  CHECK(weekday(to_date({2025, 12, 1})) == 0);
  CHECK(weekday(to_date({1969, 12, 28})) == 6);
  CHECK(weekday(to_date({1970, 1, 1})) == 3);
}

TEST_CASE("February has its leap day") {
  CHECK(days_in_month(2024, 2) == 29);
  CHECK(days_in_month(2023, 2) == 28);
  CHECK(days_in_month(1900, 2) == 28);
  CHECK(days_in_month(2000, 2) == 29);
}

TEST_CASE("ISO dates are read back as they were written") {
  for (const char* text : {"2025-11-29", "0001-01-01", "2024-02-29", "9999-12-31"})
    CHECK(to_string(parse_iso_date(text).value()) == text);
  CHECK(parse_iso_date("2025-11-29T10:00:00Z") == to_date({2025, 11, 29}));
  CHECK(parse_iso_date("2025-11-29 10:00") == to_date({2025, 11, 29}));
}

TEST_CASE("what is no ISO date is not read") {
  for (const char* text :
       {"", "2025-11", "2025-11-2", "2025-13-01", "2025-00-01", "2023-02-29", "2025-11-31",
        "2025-11-291", "25-11-2025", "2025/11/29", "2025-1a-29", "-025-11-29"})
    CHECK_FALSE(parse_iso_date(text));
}

TEST_CASE("precisions are read back as they were written") {
  for (int i = 0; i <= static_cast<int>(Precision::kRange); ++i) {
    const auto precision = static_cast<Precision>(i);
    CHECK(parse_precision(to_string(precision)) == precision);
  }
  CHECK_FALSE(parse_precision("fortnight"));
}

TEST_CASE("intervals overlap when they share a day, and open ends reach everything on their side") {
  const TimeInterval march = month_interval(2024, 3), april = month_interval(2024, 4),
                     year = year_interval(2024);
  CHECK_FALSE(overlaps(march, april));
  CHECK(overlaps(march, year));
  CHECK(overlaps(march, day_interval(to_date({2024, 3, 31}))));
  const TimeInterval since{to_date({2024, 4, 1}), std::nullopt, Precision::kRange};
  CHECK(overlaps(since, april));
  CHECK(overlaps(april, since));
  CHECK_FALSE(overlaps(since, march));
  CHECK_FALSE(overlaps(march, since));
}

TEST_CASE("a month and a year end on their last day") {
  CHECK(to_string(month_interval(2024, 2).to.value()) == "2024-02-29");
  CHECK(to_string(year_interval(2024).from.value()) == "2024-01-01");
  CHECK(to_string(year_interval(2024).to.value()) == "2024-12-31");
}
