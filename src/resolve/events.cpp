// One happening that several documents report is one event node.
//
// Two events of different documents are linked when all of this holds:
//   category      is equal, and the mode too unless one of them has none;
//   participants  (actors and recipients, after resolution) are equal, or those of one are among
//   those of the other, and at
//                 least two are common; nobody who acts in one only suffers in the other while
//                 another does the reverse;
//   time          overlaps where both say when, or lies within 7 days where one is not known to the
//   day ("last week" means
//                 another week when it is said on Friday or on Monday); where one says nothing, its
//                 document's date takes the place, within 14 days;
//   place         is common, or in the same country, where both say where;
//   topic         (`about` entities, `content` words) has something in common where both have one;
//   a plain statement (`say`)
//                 is linked only with one of the same content, since people say many things to each
//                 other.
//   reality       both are said to have happened (asserted, alleged or denied by somebody), or both
//   only to come or be possible.
// A call that is denied is the call that was reported; a meeting that is only possible is not the
// one that took place.
//
// Which events are compared, and what is made of links, is for event_index.cpp.
#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

#include "base/utf8.h"
#include "resolve/event_view.h"

namespace dossier {
namespace {

constexpr std::int32_t kReportDays =
    14;  // between a report without an event time and what it reports
constexpr std::int32_t kCoarseDays = 7;  // between times of which one is coarser than a day
constexpr std::size_t kCommonParticipants = 2;
constexpr std::string_view kStatement = "say";

template <typename Sorted>
std::size_t common(const Sorted& a, const Sorted& b) {
  std::size_t count = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x < *y) {
      ++x;
    } else if (*y < *x) {
      ++y;
    } else {
      ++count, ++x, ++y;
    }
  }
  return count;
}

template <typename Sorted>
bool disjoint(const Sorted& a, const Sorted& b) {
  return !a.empty() && !b.empty() && common(a, b) == 0;
}

// Days between two closed intervals; zero when they overlap. An open end reaches everywhere.
std::int32_t gap(const TimeInterval& a, const TimeInterval& b) {
  if (a.to && b.from && *a.to < *b.from) return b.from->days - a.to->days;
  if (b.to && a.from && *b.to < *a.from) return a.from->days - b.to->days;
  return 0;
}

bool reversed(const EventView& a, const EventView& b) {
  const auto only = [](const Identities& in, const Identities& out) {
    Identities left;
    std::set_difference(in.begin(), in.end(), out.begin(), out.end(), std::back_inserter(left));
    return left;
  };
  return common(only(a.actors, a.recipients), only(b.recipients, b.actors)) > 0 &&
         common(only(a.recipients, a.actors), only(b.actors, b.recipients)) > 0;
}

template <typename T>
void make_set(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

void add_role(EventRoles& event, const LocalClaim& claim, const ReportFacts& document) {
  if (claim.predicate == "content") event.view.content.push_back(fold(claim.value));
  if (!claim.object) return;
  if (claim.predicate == "actor") event.actors.push_back(*claim.object);
  if (claim.predicate == "recipient") event.recipients.push_back(*claim.object);
  if (claim.predicate == "about") event.topics.push_back(*claim.object);
  if (claim.predicate == "place") {
    event.places.push_back(*claim.object);
    const std::string& country = document.facts.entities[*claim.object].country;
    if (!country.empty()) event.view.countries.push_back(country);
  }
}

}  // namespace

std::vector<EventRoles> event_roles(const ReportFacts& document) {
  std::vector<EventRoles> out;
  std::map<std::size_t, std::size_t> place_of;  // of a local entity
  for (std::uint32_t e = 0; e < document.facts.entities.size(); ++e) {
    const LocalEntity& entity = document.facts.entities[e];
    if (entity.type != EntityType::kEvent) continue;
    place_of[e] = out.size();
    EventView& view = out.emplace_back().view;
    view.document = document.report.id;
    view.entity = e;
    view.category = entity.category;
    view.mode = entity.mode;
    view.published = document.report.published;
  }
  for (const LocalClaim& claim : document.facts.claims) {
    const auto found = place_of.find(claim.subject);
    if (found == place_of.end()) continue;
    EventRoles& event = out[found->second];
    add_role(event, claim, document);
    for (const LocalEvidence& evidence : claim.evidence) {
      if (evidence.when) event.view.when.push_back(*evidence.when);
      event.view.said_to_happen =
          event.view.said_to_happen || evidence.stance == Stance::kAsserted ||
          evidence.stance == Stance::kAlleged || evidence.stance == Stance::kDenied;
    }
  }
  for (EventRoles& event : out) {
    make_set(event.view.countries);
    make_set(event.view.content);
    make_set(event.view.when);
  }
  return out;
}

EventView view_of(const EventRoles& roles,
                  const std::function<Identity(std::uint32_t entity)>& identity) {
  EventView view = roles.view;
  const auto identities = [&](const std::vector<std::uint32_t>& entities) {
    Identities out;
    for (const std::uint32_t entity : entities) out.push_back(identity(entity));
    return out;
  };
  view.actors = identities(roles.actors);
  view.recipients = identities(roles.recipients);
  view.places = identities(roles.places);
  view.topics = identities(roles.topics);
  for (const Identities* role : {&view.actors, &view.recipients}) {
    for (const Identity id : *role) {
      if (std::find(view.indexed.begin(), view.indexed.end(), id) == view.indexed.end())
        view.indexed.push_back(id);
    }
  }
  view.participants = view.indexed;
  for (Identities* role :
       {&view.actors, &view.recipients, &view.places, &view.topics, &view.participants})
    make_set(*role);
  return view;
}

std::optional<std::int32_t> distance(const EventView& a, const EventView& b) {
  const auto times_of = [](const EventView& event) {
    if (!event.when.empty() || !event.published) return event.when;
    return std::vector<TimeInterval>{day_interval(*event.published)};
  };
  const bool reported = a.when.empty() || b.when.empty();
  const auto a_times = times_of(a);
  const auto b_times = times_of(b);
  if (a_times.empty() || b_times.empty()) return kReportDays;
  std::optional<std::int32_t> best;
  for (const TimeInterval& x : a_times) {
    for (const TimeInterval& y : b_times) {
      const bool exact = x.precision == Precision::kDay && y.precision == Precision::kDay;
      const std::int32_t allowed = reported ? kReportDays : exact ? 0 : kCoarseDays;
      const std::int32_t days = gap(x, y);
      if (days <= allowed && (!best || days < *best)) best = days;
    }
  }
  return best;
}

bool contradictory(const EventView& a, const EventView& b) {
  if (!a.mode.empty() && !b.mode.empty() && a.mode != b.mode) return true;
  if (a.said_to_happen != b.said_to_happen) return true;
  if (!distance(a, b) || reversed(a, b)) return true;
  if (disjoint(a.places, b.places) && common(a.countries, b.countries) == 0) return true;
  if (disjoint(a.content, b.content)) return true;
  return disjoint(a.topics, b.topics);
}

bool linked(const EventView& a, const EventView& b) {
  if (a.document == b.document) return false;
  const std::size_t both = common(a.participants, b.participants);
  if (both < kCommonParticipants || both != std::min(a.participants.size(), b.participants.size()))
    return false;
  if (a.category == kStatement && common(a.content, b.content) == 0) return false;
  return !contradictory(a, b);
}

}  // namespace dossier
