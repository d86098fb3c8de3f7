// What is said to have happened when: topics in the order of their event times.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/topics.h"

namespace dossier {

/// A topic at one of the times that reports give for it. Two reports that date an event differently
/// give two happenings.
struct Happening {
  TimeInterval when;
  Topic topic;  // what speaks of this time, and what gives none: a denial often does not
};

struct Timeline {
  std::vector<Happening> happenings;  // by first day, then by last day, then as topics are
  std::size_t undated = 0;            // topics of which nothing says when
};

/// A topic of which nothing says when shows in no happening: no other clock stands in for it.
Timeline timeline(const KnowledgeGraph& graph, const ClaimFilter& filter);

enum class Period : unsigned char { kDay, kWeek, kMonth, kYear };

/// First day of the period that holds `date`; weeks begin on Monday.
Date period_start(Date date, Period period);
/// First day of the period after the one that begins on `start`.
Date next_period(Date start, Period period);
/// The period in which an interval begins; in which it ends where its beginning is open.
Date period_start(const TimeInterval& when, Period period);

}  // namespace dossier
