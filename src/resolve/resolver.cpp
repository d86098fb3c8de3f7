// Names first, events after them, since events are compared by who took part.
//
// Every entity that is named gets a handle for each of its names (handles.h); links unite handles
// (name_links.h, name_index.h); entities of one cluster are one node. An entity without a name,
// such as "two officials", stays one node of its document; only a country's government is known by
// its country alone. A person and an organization of one name never meet. Last, events
// (events.cpp): an event whose participants became others is looked at anew.
#include "resolve/resolver.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/error.h"
#include "resolve/event_index.h"
#include "resolve/name_index.h"

namespace dossier {
namespace {

constexpr std::string_view kSameAs = "same_as";
constexpr std::uint64_t kAlone = std::uint64_t{1} << 63, kEventNode = std::uint64_t{1} << 62;

bool affirms(const LocalClaim& claim) {
  return std::any_of(claim.evidence.begin(), claim.evidence.end(), [](const LocalEvidence& e) {
    return e.stance == Stance::kAsserted || e.stance == Stance::kAlleged;
  });
}

// What is kept of a document.
struct Entry {
  DocumentId id;
  std::vector<std::vector<HandleNumber>> handles;  // of each entity; empty for those without a name
  std::vector<EventRoles> roles;
  std::vector<EventNumber> events;                              // of each of `roles`
  std::vector<std::pair<std::uint32_t, std::uint32_t>> stated;  // entities that are said to be one
};

}  // namespace

struct Resolver::Parts {
  std::map<DocumentId, std::uint32_t> slots;
  std::vector<Entry> entries;
  std::vector<std::uint32_t> free;
  NameIndex names;
  EventIndex events;
  std::set<std::uint32_t> fresh;  // documents whose events are not there yet

  std::uint32_t take_slot() {
    if (free.empty()) {
      entries.emplace_back();
      return static_cast<std::uint32_t>(entries.size() - 1);
    }
    const std::uint32_t slot = free.back();
    free.pop_back();
    return slot;
  }

  Identity identity(std::uint32_t slot, std::uint32_t entity) const {
    const std::vector<HandleNumber>& handles = entries[slot].handles[entity];
    if (handles.empty() || names.scattered(handles.front()))
      return kAlone | std::uint64_t{slot} << 31 | entity;
    return names.cluster(handles.front());
  }

  EventView view(std::uint32_t slot, const EventRoles& roles) const {
    return view_of(roles, [&](std::uint32_t entity) { return identity(slot, entity); });
  }

  void state(const Entry& entry, int change) {
    for (const auto& [a, b] : entry.stated)
      names.state(entry.handles[a].front(), entry.handles[b].front(), change);
  }

  void drop_events(Entry& entry) {
    for (const EventNumber event : entry.events) events.remove(event);
    entry.events.clear();
  }

  std::optional<Resolver::Maybe> maybe_of(const NameLink& link) const {
    const auto first = [&](HandleNumber handle) {
      const auto& entities = names.entities(handle);
      return *std::min_element(entities.begin(), entities.end(), [&](Member a, Member b) {
        return std::tie(entries[a.report].id, a.entity) < std::tie(entries[b.report].id, b.entity);
      });
    };
    if (names.entities(link.a).empty() || names.entities(link.b).empty()) return std::nullopt;
    Member a = first(link.a), b = first(link.b);
    if (std::tie(entries[b.report].id, b.entity) < std::tie(entries[a.report].id, a.entity))
      std::swap(a, b);
    return Resolver::Maybe{entries[a.report].id, entries[b.report].id, a.entity, b.entity,
                           link.score,           link.reason};
  }
};

Resolver::Resolver() : parts_(std::make_unique<Parts>()) {}
Resolver::~Resolver() = default;
Resolver::Resolver(Resolver&&) noexcept = default;
Resolver& Resolver::operator=(Resolver&&) noexcept = default;

void Resolver::add(const ReportFacts& document) {
  const std::uint32_t slot = parts_->take_slot();
  const bool fresh = parts_->slots.try_emplace(document.report.id, slot).second;
  if (!fresh) {
    throw Error(ErrorCode::kInput, to_string(document.report.id) + " is resolved already");
  }
  Entry& entry = parts_->entries[slot];
  entry.id = document.report.id;
  const std::vector<LocalEntity>& entities = document.facts.entities;
  entry.handles.resize(entities.size());
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    const std::vector<Handle> handles = handles_of(entities[e]);
    if (handles.empty()) continue;
    parts_->names.add(handles, {slot, e});
    entry.handles[e] = parts_->names.numbers(handles);
  }
  for (const LocalClaim& claim : document.facts.claims) {
    if (claim.predicate != kSameAs || !claim.object || !affirms(claim)) continue;
    if (entry.handles[claim.subject].empty() || entry.handles[*claim.object].empty()) continue;
    entry.stated.emplace_back(claim.subject, *claim.object);
  }
  parts_->state(entry, 1);
  entry.roles = event_roles(document);
  parts_->fresh.insert(slot);
}

void Resolver::remove(DocumentId document) {
  const auto place = parts_->slots.find(document);
  if (place == parts_->slots.end())
    throw Error(ErrorCode::kNotFound, to_string(document) + " is not there");
  const std::uint32_t slot = place->second;
  Entry& entry = parts_->entries[slot];
  parts_->drop_events(entry);
  parts_->state(entry, -1);
  for (std::uint32_t e = 0; e < entry.handles.size(); ++e)
    if (!entry.handles[e].empty()) parts_->names.remove(entry.handles[e], {slot, e});
  parts_->fresh.erase(slot);
  parts_->slots.erase(place);
  parts_->free.push_back(slot);
  entry = {};
}

void Resolver::settle() {
  std::set<std::uint32_t> changed = std::move(parts_->fresh);
  parts_->fresh.clear();
  for (const HandleNumber handle : parts_->names.settle())
    for (const Member& entity : parts_->names.entities(handle)) changed.insert(entity.report);
  for (const std::uint32_t slot : changed) {
    Entry& entry = parts_->entries[slot];
    std::vector<EventView> views;
    for (const EventRoles& roles : entry.roles) views.push_back(parts_->view(slot, roles));
    parts_->drop_events(entry);
    for (EventView& view : views) entry.events.push_back(parts_->events.add(std::move(view)));
  }
  parts_->events.settle();
}

void Resolver::settle_names() {
  parts_->names.settle();
}

std::vector<std::uint64_t> Resolver::nodes(DocumentId document) const {
  const std::uint32_t slot = parts_->slots.at(document);
  const Entry& entry = parts_->entries[slot];
  std::vector<std::uint64_t> out;
  for (std::uint32_t e = 0; e < entry.handles.size(); ++e) out.push_back(parts_->identity(slot, e));
  for (std::size_t i = 0; i < entry.events.size(); ++i)
    out[entry.roles[i].view.entity] = kEventNode | parts_->events.group(entry.events[i]);
  return out;
}

std::vector<Resolver::Maybe> Resolver::maybe() const {
  std::vector<Maybe> out;
  for (const NameLink& link : parts_->names.open_links())
    if (const auto found = parts_->maybe_of(link)) out.push_back(*found);
  const auto rank = [](const Maybe& m) {
    return std::tuple(-m.score, m.first_document, m.first_entity, m.second_document,
                      m.second_entity, m.reason);
  };
  std::sort(out.begin(), out.end(),
            [&](const Maybe& a, const Maybe& b) { return rank(a) < rank(b); });
  return out;
}

}  // namespace dossier
