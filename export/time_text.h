// Intervals of days as text, for all formats.
#pragma once

#include <string>

#include "base/date.h"

namespace dossier {

/// ISO 8601: "2025-11-29" for one day, "2025-11-16/2025-11-22" for more, "2025-09-01/.." where an
/// end is open (ISO 8601-2).
std::string iso_interval(const TimeInterval& interval);

}  // namespace dossier
