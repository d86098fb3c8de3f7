// Names first, events after them, since events are compared by who took part.
//
// Every entity that is named gets a handle for each of its names (handles.h); rules unite handles
// (persons.cpp, organizations.cpp); entities that share a handle are one node. An entity without a
// name, such as "two officials", stays one node of its document; only a country's government is
// known by its country alone. A person and an organization of one name never meet, since handles of
// different kinds are different. What analysts said corrects this (constraints.cpp). Last, events
// (events.cpp).
//
// Cost: O(n log n) in entities but for events (see there). Memory: one handle for each distinct
// name.
#include "resolve/resolve.h"

#include <algorithm>
#include <map>
#include <set>

#include "resolve/constraints.h"
#include "resolve/events.h"
#include "resolve/handles.h"
#include "resolve/nodes.h"
#include "resolve/union_find.h"

namespace dossier {
namespace {

constexpr std::string_view kCountrySubtype = "country";
constexpr std::string_view kGovernmentSubtype = "government";

using Aliases = std::set<std::pair<std::string, std::vector<std::string>>>;  // code, words

bool is_country(const LocalEntity& entity) {
  return entity.type == EntityType::kPlace && entity.subtype == kCountrySubtype &&
         !entity.country.empty();
}

// "The Ruritanian government", or a country's own name for one: subtype and country say all. A
// court or a ministry has other last words.
bool is_government_of_country(const LocalEntity& entity, const Aliases& aliases) {
  if (entity.type != EntityType::kOrganization || entity.subtype != kGovernmentSubtype ||
      entity.country.empty()) {
    return false;
  }
  const auto says_so = [&](const std::string& name) {
    const std::vector<std::string> words = name_form(name).words;
    return !words.empty() &&
           (words.back() == kGovernmentSubtype || aliases.contains({entity.country, words}));
  };
  return says_so(entity.name) || std::any_of(entity.names.begin(), entity.names.end(), says_so);
}

Kind kind_of(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return Kind::kPerson;
    case EntityType::kOrganization:
      return Kind::kOrganization;
    case EntityType::kGroup:
      return Kind::kGroup;
    case EntityType::kPlace:
      return Kind::kPlace;
    case EntityType::kThing:
    case EntityType::kEvent:
      break;
  }
  return Kind::kThing;
}

class Names {
 public:
  explicit Names(const std::vector<const LocalEntity*>& entities) : entities_(entities) {
    for (const LocalEntity* entity : entities) {
      if (!is_country(*entity)) continue;
      for (const NameForm& form : own_forms(*entity))
        aliases_.insert({entity->country, form.words});
    }
    for (std::size_t i = 0; i < entities.size(); ++i) add(i);
  }

  void unite(UnionFind& sets) {
    unite_others(handles_);
    unite_persons(handles_, singles_, sets);
    std::map<std::size_t, std::size_t> first;  // entity of each root
    for (std::size_t h = 0; h < handles_.size(); ++h) {
      for (const std::size_t entity : handles_.entities(h)) {
        const auto [place, added] = first.try_emplace(handles_.root(h), entity);
        if (!added) sets.unite(place->second, entity);
      }
    }
  }

 private:
  void add(std::size_t number) {
    const LocalEntity& entity = *entities_[number];
    if (entity.type == EntityType::kEvent) return;
    if (is_government_of_country(entity, aliases_)) {
      handles_.add({Kind::kGovernment, {}, entity.country}, number);
      return;
    }
    std::vector<NameForm> forms = own_forms(entity);
    if (entity.type == EntityType::kPerson) forms = full_forms(forms, number);
    const Kind kind = is_country(entity) ? Kind::kCountry : kind_of(entity.type);
    std::vector<std::size_t> added;
    for (NameForm& form : forms) {
      added.push_back(handles_.add({kind, std::move(form), entity.country}, number));
    }
    for (const std::size_t handle : added) handles_.unite(added.front(), handle);
  }

  // The forms of two words or more; a person who has none is known by a last name alone.
  std::vector<NameForm> full_forms(const std::vector<NameForm>& forms, std::size_t number) {
    std::vector<NameForm> full;
    std::copy_if(forms.begin(), forms.end(), std::back_inserter(full),
                 [](const NameForm& form) { return form.words.size() >= 2; });
    if (full.empty() && !forms.empty()) {
      singles_.push_back({number, forms.front().words.front(), entities_[number]->country});
    }
    return full;
  }

  const std::vector<const LocalEntity*>& entities_;
  Aliases aliases_;
  Handles handles_;
  std::vector<SingleName> singles_;
};

}  // namespace

Partition resolve(std::span<const ReportFacts> documents, const Constraints& constraints) {
  std::vector<std::size_t> first;
  std::vector<const LocalEntity*> entities;
  std::vector<Member> members;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    first.push_back(entities.size());
    for (std::uint32_t e = 0; e < documents[d].facts.entities.size(); ++e) {
      entities.push_back(&documents[d].facts.entities[e]);
      members.push_back({d, e});
    }
  }
  UnionFind found(entities.size());
  Names(entities).unite(found);
  const Apart apart(constraints.different, first);
  UnionFind sets = constrain(found, entities, constraints, first, apart);
  unite_events(documents, first, apart, sets);

  std::map<std::size_t, Members> by_root;
  for (std::size_t i = 0; i < members.size(); ++i) by_root[sets.find(i)].push_back(members[i]);
  std::vector<Members> groups;
  for (auto& [root, group] : by_root) groups.push_back(std::move(group));
  Partition partition;
  for (const ReportFacts& document : documents) {
    partition.emplace_back(document.facts.entities.size());
  }
  NodeIndex number = 0;
  for (const NumberedNode& node : number_nodes(documents, std::move(groups))) {
    for (const Member& member : node.members) partition[member.report][member.entity] = number;
    ++number;
  }
  return partition;
}

}  // namespace dossier
