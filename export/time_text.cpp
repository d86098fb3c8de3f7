#include "export/time_text.h"

namespace dossier {

std::string iso_interval(const TimeInterval& interval) {
  if (interval.from == interval.to) return to_string(*interval.from);
  const auto end = [](const std::optional<Date>& date) {
    return date ? to_string(*date) : std::string("..");
  };
  return end(interval.from) + "/" + end(interval.to);
}

}  // namespace dossier
