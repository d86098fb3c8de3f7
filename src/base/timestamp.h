// Moments to the second, UTC: when an analyst judged, when a document was read.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace dossier {

struct Timestamp {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z
  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

/// The machine's clock: no output but of what is kept with its moment may depend on it.
Timestamp now();

/// "2031-05-04T09:30:00Z".
std::string to_string(Timestamp moment);
/// Reads what `to_string` wrote; nothing for anything else.
std::optional<Timestamp> parse_timestamp(std::string_view text);

/// The day (UTC) that the moment lies in.
Date day_of(Timestamp moment);

}  // namespace dossier
