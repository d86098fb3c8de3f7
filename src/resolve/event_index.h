// The events of all documents, and which of them are one: kept up to date while events come and go.
// Internal to this folder.
//
// What it holds after `settle` depends on the events alone, but for the numbers of groups.
//
// Cost of settle: for each event that came, those with two of its participants; and the groups that
// hang together with what changed.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/hash.h"
#include "resolve/event_view.h"

namespace dossier {

using EventNumber = std::uint32_t;

class EventIndex {
 public:
  EventNumber add(EventView view);
  void remove(EventNumber event);
  void settle();
  /// Equal for events that are one.
  std::uint32_t group(EventNumber event) const { return records_[event].group; }

 private:
  struct Link {
    EventNumber other;
    std::int32_t days;
  };
  struct Record {
    EventView view;
    bool alive = false;
    std::uint32_t group = 0;  // zero: none yet
    std::vector<Link> links;
  };

  std::vector<Hash128> keys(const EventView& view) const;
  bool before(EventNumber a, EventNumber b) const;
  void find_links(EventNumber event);
  std::vector<EventNumber> reach() const;
  using Part = std::vector<std::size_t>;  // events that an analyst made one, or one event alone
  std::vector<Part> parts(const std::vector<EventNumber>& events) const;
  bool apart(const std::vector<EventNumber>& events, const Part& a, const Part& b) const;
  std::vector<std::vector<EventNumber>> grouped(std::vector<EventNumber> events) const;

  std::vector<Record> records_;
  std::vector<EventNumber> free_;
  std::unordered_map<Hash128, std::vector<EventNumber>> blocks_;  // category, two participants
  std::unordered_map<std::uint32_t, std::vector<EventNumber>> groups_;
  std::uint32_t last_group_ = 0;
  using Events = std::unordered_set<EventNumber>;
  Events added_, changed_;
};

}  // namespace dossier
