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
// What analysts said is one is one from the start, and what they hold apart is never united.
// Links are taken best first (smallest distance in time, then entity numbers), and two sets become
// one only when no two of their events contradict each other; so a chain of half-fitting reports
// cannot join what differs, and the order of reading does not matter. Events of one document are
// never linked directly, since understanding has decided about them.
//
// Cost: events are compared inside blocks of one category and two common participants; quadratic in
// the largest block.
#include "resolve/events.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::int32_t kReportDays =
    14;  // between a report without an event time and what it reports
constexpr std::int32_t kCoarseDays = 7;  // between times of which one is coarser than a day
constexpr std::size_t kCommonParticipants = 2;
constexpr std::string_view kStatement = "say";

using Roots = std::set<std::size_t>;

struct EventView {
  std::size_t entity = 0;
  std::size_t document = 0;
  std::string category, mode;
  Roots actors, recipients, places, topics;
  std::set<std::string> countries;  // of the places
  std::set<std::string> content;    // folded
  std::vector<TimeInterval> when;
  std::optional<Date> published;
  bool said_to_happen = false;

  Roots participants() const {
    Roots all = actors;
    all.insert(recipients.begin(), recipients.end());
    return all;
  }
};

template <typename Set>
std::size_t common(const Set& a, const Set& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const auto& x) { return b.contains(x); }));
}

template <typename Set>
bool disjoint(const Set& a, const Set& b) {
  return !a.empty() && !b.empty() && common(a, b) == 0;
}

// Days between two closed intervals; zero when they overlap. An open end reaches everywhere.
std::int32_t gap(const TimeInterval& a, const TimeInterval& b) {
  if (a.to && b.from && *a.to < *b.from) return b.from->days - a.to->days;
  if (b.to && a.from && *b.to < *a.from) return a.from->days - b.to->days;
  return 0;
}

// How far apart the events may lie, at the least; nothing when they cannot be one.
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

bool reversed(const EventView& a, const EventView& b) {
  const auto only = [](const Roots& in, const Roots& out) {
    Roots left;
    std::set_difference(in.begin(), in.end(), out.begin(), out.end(),
                        std::inserter(left, left.begin()));
    return left;
  };
  return common(only(a.actors, a.recipients), only(b.recipients, b.actors)) > 0 &&
         common(only(a.recipients, a.actors), only(b.actors, b.recipients)) > 0;
}

// What keeps two events apart, whatever else links them.
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
  const Roots x = a.participants();
  const Roots y = b.participants();
  const std::size_t both = common(x, y);
  if (both < kCommonParticipants || both != std::min(x.size(), y.size())) return false;
  if (a.category == kStatement && common(a.content, b.content) == 0) return false;
  return !contradictory(a, b);
}

void add_role(EventView& event, const LocalClaim& claim, const ReportFacts& document,
              std::size_t root) {
  const LocalEntity* object = claim.object ? &document.facts.entities[*claim.object] : nullptr;
  if (claim.predicate == "content") event.content.insert(fold(claim.value));
  if (!object) return;
  if (claim.predicate == "actor") event.actors.insert(root);
  if (claim.predicate == "recipient") event.recipients.insert(root);
  if (claim.predicate == "about") event.topics.insert(root);
  if (claim.predicate == "place") {
    event.places.insert(root);
    if (!object->country.empty()) event.countries.insert(object->country);
  }
}

std::vector<EventView> views(std::span<const ReportFacts> documents,
                             std::span<const std::size_t> first, const UnionFind& entities) {
  std::vector<EventView> out;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const ReportFacts& document = documents[d];
    std::map<std::size_t, std::size_t> view_of;  // of a local entity
    for (std::size_t e = 0; e < document.facts.entities.size(); ++e) {
      const LocalEntity& entity = document.facts.entities[e];
      if (entity.type != EntityType::kEvent) continue;
      view_of[e] = out.size();
      EventView& view = out.emplace_back();
      view.entity = first[d] + e;
      view.document = d;
      view.category = entity.category;
      view.mode = entity.mode;
      view.published = document.report.published;
    }
    for (const LocalClaim& claim : document.facts.claims) {
      const auto found = view_of.find(claim.subject);
      if (found == view_of.end()) continue;
      EventView& view = out[found->second];
      add_role(view, claim, document, claim.object ? entities.find(first[d] + *claim.object) : 0);
      for (const LocalEvidence& evidence : claim.evidence) {
        if (evidence.when) view.when.push_back(*evidence.when);
        view.said_to_happen = view.said_to_happen || evidence.stance == Stance::kAsserted ||
                              evidence.stance == Stance::kAlleged ||
                              evidence.stance == Stance::kDenied;
      }
    }
  }
  return out;
}

using Pair = std::tuple<std::int32_t, std::size_t, std::size_t>;  // distance, then views

std::vector<Pair> links(const std::vector<EventView>& events) {
  std::map<std::tuple<std::string, std::size_t, std::size_t>, std::vector<std::size_t>> blocks;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Roots participants = events[i].participants();
    for (auto a = participants.begin(); a != participants.end(); ++a) {
      for (auto b = std::next(a); b != participants.end(); ++b) {
        blocks[{events[i].category, *a, *b}].push_back(i);
      }
    }
  }
  std::vector<Pair> out;
  for (const auto& [key, members] : blocks) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        const EventView& a = events[members[i]];
        const EventView& b = events[members[j]];
        if (linked(a, b)) out.emplace_back(*distance(a, b), members[i], members[j]);
      }
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Events that an analyst made one, or one event alone.
using Group = std::vector<std::size_t>;

class Sets {
 public:
  Sets(const std::vector<EventView>& events, const Apart& apart, const UnionFind& entities)
      : events_(events), apart_(apart), sets_(events.size()) {
    std::map<std::size_t, std::size_t> judged;  // first event of each set of entities
    for (std::size_t i = 0; i < events.size(); ++i) {
      const std::size_t first =
          judged.try_emplace(entities.find(events[i].entity), i).first->second;
      sets_.unite(first, i);
      groups_[first].resize(1);
      groups_[first].front().push_back(i);
    }
  }

  /// Makes two sets one, unless two groups of theirs must not meet.
  bool unite(std::size_t a, std::size_t b) {
    const std::size_t x = std::min(sets_.find(a), sets_.find(b));
    const std::size_t y = std::max(sets_.find(a), sets_.find(b));
    if (x == y) return false;
    for (const Group& left : groups_[x]) {
      for (const Group& right : groups_[y]) {
        if (apart(left, right)) return false;
      }
    }
    sets_.unite(x, y);
    std::move(groups_[y].begin(), groups_[y].end(), std::back_inserter(groups_[x]));
    groups_.erase(y);
    return true;
  }

 private:
  // An analyst's word holds for every pair; else it is enough that two of them fit.
  bool apart(const Group& a, const Group& b) const {
    bool fits = false;
    for (const std::size_t i : a) {
      for (const std::size_t j : b) {
        if (apart_.holds(events_[i].entity, events_[j].entity)) return true;
        fits = fits || !contradictory(events_[i], events_[j]);
      }
    }
    return !fits;
  }

  const std::vector<EventView>& events_;
  const Apart& apart_;
  UnionFind sets_;
  std::map<std::size_t, std::vector<Group>> groups_;  // of each set's root
};

}  // namespace

void unite_events(std::span<const ReportFacts> documents, std::span<const std::size_t> first,
                  const Apart& apart, UnionFind& entities) {
  const std::vector<EventView> events = views(documents, first, entities);
  Sets sets(events, apart, entities);
  for (const auto& [days, a, b] : links(events)) {
    if (sets.unite(a, b)) entities.unite(events[a].entity, events[b].entity);
  }
}

}  // namespace dossier
