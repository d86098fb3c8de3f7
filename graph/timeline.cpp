#include "graph/timeline.h"

#include <algorithm>
#include <set>

namespace dossier {
namespace {

// What is open at its beginning is ordered by its end.
Date first_day(const TimeInterval& when) {
  return when.from ? *when.from : *when.to;
}

}  // namespace

Timeline timeline(const KnowledgeGraph& graph, const ClaimFilter& filter) {
  Timeline out;
  for (const Topic& topic : topics(graph, filter)) {
    std::set<TimeInterval> times;
    for (const Spoken& piece : topic.spoken)
      if (piece.evidence->when) times.insert(*piece.evidence->when);
    out.undated += times.empty() ? 1 : 0;
    for (const TimeInterval& when : times) {
      std::vector<Spoken> spoken = topic.spoken;
      std::erase_if(spoken, [&](const Spoken& piece) {
        return piece.evidence->when && *piece.evidence->when != when;
      });
      out.happenings.push_back({when, {topic.event, std::move(spoken)}});
    }
  }
  std::stable_sort(out.happenings.begin(), out.happenings.end(),
                   [](const Happening& a, const Happening& b) {
                     const Date first = first_day(a.when), second = first_day(b.when);
                     return first != second ? first < second : a.when.to < b.when.to;
                   });
  return out;
}

Date period_start(Date date, Period period) {
  CivilDate civil = to_civil(date);
  switch (period) {
    case Period::kDay:
      return date;
    case Period::kWeek:
      return {date.days - weekday(date)};
    case Period::kMonth:
      return to_date({civil.year, civil.month, 1});
    case Period::kYear:
      break;
  }
  return to_date({civil.year, 1, 1});
}

Date next_period(Date start, Period period) {
  constexpr int kLongest[] = {1, 7, 31, 366};  // days; one more than the longest is in the next
  const int days = kLongest[static_cast<std::size_t>(period)];
  return period_start({start.days + days}, period);
}

Date period_start(const TimeInterval& when, Period period) {
  return period_start(first_day(when), period);
}

}  // namespace dossier
