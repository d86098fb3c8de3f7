// Calendar dates as articles write them, in English. Private to src/text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace dossier {

struct DateMatch {
  Date date;
  std::size_t begin;  // bytes in the line
  std::size_t end;
};

/// The first full date (day, month and year) in the line: "November 29,2025", "Monday, 01 December
/// 2025", "3rd of Mar. 2024", "2024-03-03T10:00Z", "3-Mar-2024". "25/11/2024" and "11/25/2024" are
/// read; "03/12/2024" has two readings and gives nothing. Years 1800 to 2100.
std::optional<DateMatch> find_date(std::string_view line);

/// True for an English name of a day of the week or its start of at least three letters, in any
/// case.
bool is_weekday(std::string_view word);

}  // namespace dossier
