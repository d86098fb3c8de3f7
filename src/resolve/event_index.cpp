// Events are compared inside blocks of one category and two common participants. Links are taken
// best first (smallest distance in time, then documents and their order in them), and two groups
// become one only when no two of their events contradict each other; so a chain of half-fitting
<<<<<<< HEAD
// reports cannot join what differs. Each part that hangs together is grouped by itself, so the order
// of coming does not matter. Events of one document are never linked directly, since understanding
// has decided about them. What analysts said is one is one from the start, and what they hold apart is
// never united.
=======
// reports cannot join what differs. Each part that hangs together is grouped by itself, so the
// order of coming does not matter. Events of one document are never linked directly, since
// understanding has decided about them.
>>>>>>> resolve
//
// Limits: an event of more than kMaxParticipants participants is found by the first of them alone.
#include "resolve/event_index.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "resolve/constraints.h"
#include "resolve/union_find.h"

namespace dossier {
namespace {

constexpr std::size_t kMaxParticipants = 16;

}  // namespace

std::vector<Hash128> EventIndex::keys(const EventView& view) const {
  std::vector<Hash128> out;
  const std::size_t count = std::min(view.indexed.size(), kMaxParticipants);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 1; j < count; ++j) {
      const auto [a, b] = std::minmax(view.indexed[i], view.indexed[j]);
      out.push_back(Hasher().add(view.category).add(a).add(b).finish());
    }
  }
  return out;
}

bool EventIndex::before(EventNumber a, EventNumber b) const {
  const EventView& x = records_[a].view;
  const EventView& y = records_[b].view;
  return std::tie(x.document, x.entity) < std::tie(y.document, y.entity);
}

EventNumber EventIndex::add(EventView view) {
  EventNumber number = static_cast<EventNumber>(records_.size());
  if (free_.empty()) {
    records_.emplace_back();
  } else {
    number = free_.back();
    free_.pop_back();
  }
  for (const Hash128& key : keys(view)) blocks_[key].push_back(number);
  records_[number] = {std::move(view), true, 0, {}};
  added_.insert(number);
  changed_.insert(number);
  return number;
}

void EventIndex::remove(EventNumber event) {
  Record& record = records_[event];
  for (const Hash128& key : keys(record.view)) {
    const auto block = blocks_.find(key);
    std::erase(block->second, event);
    if (block->second.empty()) blocks_.erase(block);
  }
  for (const Link& link : record.links) {
    std::erase_if(records_[link.other].links,
                  [&](const Link& back) { return back.other == event; });
    changed_.insert(link.other);
  }
  if (record.group != 0) {
    std::vector<EventNumber>& group = groups_[record.group];
    std::erase(group, event);
    changed_.insert(group.begin(), group.end());
    if (group.empty()) groups_.erase(record.group);
  }
  added_.erase(event);
  changed_.erase(event);
  record = {};
  free_.push_back(event);
}

void EventIndex::find_links(EventNumber event) {
  const Record& record = records_[event];
  std::unordered_set<EventNumber> seen = {event};
  std::vector<Link> found;
  for (const Hash128& key : keys(record.view)) {
    for (const EventNumber other : blocks_[key]) {
      const bool both_new = added_.contains(other) && other < event;
      if (both_new || !seen.insert(other).second) continue;
      const EventView& view = records_[other].view;
      if (linked(record.view, view)) found.push_back({other, *distance(record.view, view)});
    }
  }
  for (const Link& link : found) {
    records_[event].links.push_back(link);
    records_[link.other].links.push_back({event, link.days});
  }
}

void EventIndex::settle() {
  for (const EventNumber event : added_) find_links(event);
  const std::vector<EventNumber> reached = reach();
  added_ = Events();  // not cleared: that costs the largest size that they had
  changed_ = Events();
  for (const EventNumber event : reached) groups_.erase(records_[event].group);
  for (std::vector<EventNumber>& group : grouped(reached)) {
    ++last_group_;
    for (const EventNumber event : group) records_[event].group = last_group_;
    groups_[last_group_] = std::move(group);
  }
}

// All events that hang together with a changed one, by the links of now or the groups of before.
std::vector<EventNumber> EventIndex::reach() const {
  std::unordered_set<EventNumber> seen(changed_.begin(), changed_.end());
  std::vector<EventNumber> reached(changed_.begin(), changed_.end());
  const auto visit = [&](EventNumber event) {
    if (seen.insert(event).second) reached.push_back(event);
  };
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const Record& record = records_[reached[i]];
    for (const Link& link : record.links) visit(link.other);
    const auto group = groups_.find(record.group);
    if (group == groups_.end()) continue;
    for (const EventNumber member : group->second) visit(member);
  }
  return reached;
}

std::vector<EventIndex::Part> EventIndex::parts(const std::vector<EventNumber>& events) const {
  std::map<Identity, std::size_t> judged;
  std::vector<Part> out(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::optional<Identity>& one = records_[events[i]].view.one;
    const std::size_t first = one ? judged.try_emplace(*one, i).first->second : i;
    out[first].push_back(i);
  }
  return out;
}

// An analyst's word holds for every pair; else it is enough that two of them fit.
bool EventIndex::apart(const std::vector<EventNumber>& events, const Part& a, const Part& b) const {
  bool fits = false;
  for (const std::size_t i : a) {
    for (const std::size_t j : b) {
      const EventView &x = records_[events[i]].view, &y = records_[events[j]].view;
      if (Apart::conflict(x.sides, y.sides)) return true;
      fits = fits || !contradictory(x, y);
    }
  }
  return !fits;
}

std::vector<std::vector<EventNumber>> EventIndex::grouped(std::vector<EventNumber> events) const {
  std::sort(events.begin(), events.end(),
            [&](EventNumber a, EventNumber b) { return before(a, b); });
  std::unordered_map<EventNumber, std::size_t> place;
  for (std::size_t i = 0; i < events.size(); ++i) place[events[i]] = i;
  std::vector<std::tuple<std::int32_t, std::size_t, std::size_t>> links;
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (const Link& link : records_[events[i]].links) {
      const std::size_t j = place.at(link.other);
      if (i < j) links.emplace_back(link.days, i, j);
    }
  }
  std::sort(links.begin(), links.end());
  UnionFind sets(events.size());
  std::vector<std::vector<Part>> members(events.size());  // of each set's first event
  const std::vector<Part> judged = parts(events);
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!judged[i].empty()) members[i].push_back(judged[i]);
    for (const std::size_t event : judged[i]) sets.unite(i, event);
  }
  for (const auto& [days, a, b] : links) {
    const std::size_t x = std::min(sets.find(a), sets.find(b));
    const std::size_t y = std::max(sets.find(a), sets.find(b));
    if (x == y) continue;
    const bool held = std::any_of(members[x].begin(), members[x].end(), [&](const Part& left) {
      return std::any_of(members[y].begin(), members[y].end(),
                         [&](const Part& right) { return apart(events, left, right); });
    });
    if (held) continue;
    sets.unite(x, y);
    std::move(members[y].begin(), members[y].end(), std::back_inserter(members[x]));
    members[y].clear();
  }
  std::map<std::size_t, std::vector<EventNumber>> groups;
  for (std::size_t i = 0; i < events.size(); ++i) groups[sets.find(i)].push_back(events[i]);
  std::vector<std::vector<EventNumber>> out;
  for (auto& [first, group] : groups) out.push_back(std::move(group));
  return out;
}

}  // namespace dossier
