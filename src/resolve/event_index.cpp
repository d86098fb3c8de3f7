// Events are compared inside blocks of one category and two common participants. Links are taken
// best first (smallest distance in time, then documents and their order in them), and two groups
// become one only when no two of their events contradict each other; so a chain of half-fitting
// reports cannot join what differs. Each part that hangs together is grouped by itself, so the order
// of coming does not matter. What analysts said is one is one from the start, and what they hold apart is never
// united. Events of one document are never linked directly, since understanding
// has decided about them.
//
// Limits: an event of more than kMaxParticipants participants is found by the first of them alone.
#include "resolve/event_index.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "resolve/constraints.h"
#include "resolve/union_find.h"

namespace dossier {
namespace {

constexpr std::size_t kMaxParticipants = 16;

// Events that an analyst made one, or one event alone.
using Group = std::vector<std::size_t>;

class Sets {
 public:
  using ViewOf = std::function<const EventView&(std::size_t)>;

  Sets(std::size_t size, ViewOf view) : view_(std::move(view)), sets_(size), groups_(size) {
    std::map<Identity, std::size_t> judged;  // first event of each
    for (std::size_t i = 0; i < size; ++i) {
      std::size_t first = i;
      if (const Identity identity = view_(i).judged)
        first = judged.try_emplace(identity, i).first->second;
      sets_.unite(first, i);
      groups_[first].resize(1);
      groups_[first].front().push_back(i);
    }
  }

  /// Makes two sets one, unless two groups of theirs must not meet.
  void unite(std::size_t a, std::size_t b) {
    const std::size_t x = std::min(sets_.find(a), sets_.find(b));
    const std::size_t y = std::max(sets_.find(a), sets_.find(b));
    if (x == y) return;
    for (const Group& left : groups_[x])
      for (const Group& right : groups_[y])
        if (apart(left, right)) return;
    sets_.unite(x, y);
    std::move(groups_[y].begin(), groups_[y].end(), std::back_inserter(groups_[x]));
    groups_[y].clear();
  }

  std::vector<std::vector<std::size_t>> all() const {
    std::vector<std::vector<std::size_t>> out;
    for (const std::vector<Group>& groups : groups_) {
      if (groups.empty()) continue;
      out.emplace_back();
      for (const Group& group : groups)
        out.back().insert(out.back().end(), group.begin(), group.end());
    }
    return out;
  }

 private:
  // An analyst's word holds for every pair; else it is enough that two of them fit.
  bool apart(const Group& a, const Group& b) const {
    bool fits = false;
    for (const std::size_t i : a) {
      for (const std::size_t j : b) {
        if (Apart::conflict(view_(i).sides, view_(j).sides)) return true;
        fits = fits || !contradictory(view_(i), view_(j));
      }
    }
    return !fits;
  }

  ViewOf view_;
  UnionFind sets_;
  std::vector<std::vector<Group>> groups_;  // of each set's first event
};

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
  added_.clear();
  const std::vector<EventNumber> reached = reach();
  changed_.clear();
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
  Sets sets(events.size(), [&](std::size_t i) -> const EventView& { return records_[events[i]].view; });
  for (const auto& [days, a, b] : links) sets.unite(a, b);
  std::vector<std::vector<EventNumber>> out;
  for (const std::vector<std::size_t>& set : sets.all()) {
    out.emplace_back();
    for (const std::size_t i : set) out.back().push_back(events[i]);
  }
  return out;
}

}  // namespace dossier
