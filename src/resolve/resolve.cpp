// Without judgements, what a Resolver makes of the documents. Judgements correct what names found
// (constraints.cpp), before events are compared by who took part.
#include "resolve/resolve.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <unordered_map>

#include "resolve/event_index.h"
#include "resolve/nodes.h"

namespace dossier {
namespace {

// Numbers the groups that `identity` gives for (document, entity).
template <typename IdentityOf>
Partition numbered(std::span<const ReportFacts> documents, const IdentityOf& identity) {
  std::unordered_map<std::uint64_t, std::size_t> group_of;
  std::vector<Members> groups;
  Partition partition;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    partition.emplace_back(documents[d].facts.entities.size());
    for (std::uint32_t e = 0; e < partition[d].size(); ++e) {
      const auto [place, added] = group_of.try_emplace(identity(d, e), groups.size());
      if (added) groups.emplace_back();
      groups[place->second].push_back({d, e});
    }
  }
  NodeIndex number = 0;
  for (const NumberedNode& node : number_nodes(documents, std::move(groups))) {
    for (const Member& member : node.members) partition[member.report][member.entity] = number;
    ++number;
  }
  return partition;
}

// Entities numbered over all documents.
struct Numbering {
  std::vector<std::size_t> first;  // of each document
  std::vector<const LocalEntity*> entities;

  explicit Numbering(std::span<const ReportFacts> documents) {
    for (const ReportFacts& document : documents) {
      first.push_back(entities.size());
      for (const LocalEntity& entity : document.facts.entities) entities.push_back(&entity);
    }
  }
};

UnionFind found_by_names(std::span<const ReportFacts> documents, const Numbering& numbering) {
  Resolver resolver;
  for (const ReportFacts& document : documents) resolver.add(document);
  resolver.settle_names();
  UnionFind found(numbering.entities.size());
  std::unordered_map<std::uint64_t, std::size_t> first;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const std::vector<std::uint64_t> nodes = resolver.nodes(documents[d].report.id);
    for (std::size_t e = 0; e < nodes.size(); ++e) {
      const std::size_t number = numbering.first[d] + e;
      const auto [place, added] = first.try_emplace(nodes[e], number);
      if (!added) found.unite(place->second, number);
    }
  }
  return found;
}

// Unites events that are one, and none that `apart` holds apart.
void unite_events(std::span<const ReportFacts> documents, const Numbering& numbering,
                  const Apart& apart, UnionFind& sets) {
  EventIndex index;
  std::vector<std::pair<EventNumber, std::size_t>> events;  // and their entities
  for (std::size_t d = 0; d < documents.size(); ++d) {
    for (const EventRoles& roles : event_roles(documents[d])) {
      const std::size_t number = numbering.first[d] + roles.view.entity;
      EventView view = view_of(
          roles, [&](std::uint32_t entity) { return sets.find(numbering.first[d] + entity); });
      view.one = sets.find(number);
      view.sides = apart.sides(number);
      events.emplace_back(index.add(std::move(view)), number);
    }
  }
  index.settle();
  std::unordered_map<std::uint32_t, std::size_t> first;
  for (const auto& [event, number] : events) {
    const auto [place, added] = first.try_emplace(index.group(event), number);
    if (!added) sets.unite(place->second, number);
  }
}

}  // namespace

Partition resolve(std::span<const ReportFacts> documents, const Constraints& constraints) {
  if (constraints.same.empty() && constraints.different.empty()) {
    Resolver resolver;
    for (const ReportFacts& document : documents) resolver.add(document);
    resolver.settle();
    return partition_of(resolver, documents);
  }
  const Numbering numbering(documents);
  const Apart apart(constraints.different, numbering.first);
  UnionFind sets = constrain(found_by_names(documents, numbering), numbering.entities, constraints,
                             numbering.first, apart);
  unite_events(documents, numbering, apart, sets);
  return numbered(documents, [&](std::uint32_t document, std::uint32_t entity) {
    return sets.find(numbering.first[document] + entity);
  });
}

Partition partition_of(const Resolver& resolver, std::span<const ReportFacts> documents) {
  std::vector<std::vector<std::uint64_t>> nodes;
  for (const ReportFacts& document : documents) nodes.push_back(resolver.nodes(document.report.id));
  return numbered(documents, [&](std::uint32_t document, std::uint32_t entity) {
    return nodes[document][entity];
  });
}

std::vector<MaybeSame> maybe_same_by_links(std::span<const ReportFacts> documents,
                                           const std::map<Member, NodeIndex>& node_of) {
  Resolver resolver;
  std::map<DocumentId, std::uint32_t> place;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    resolver.add(documents[d]);
    place[documents[d].report.id] = d;
  }
  resolver.settle();
  std::vector<MaybeSame> out;
  std::set<std::pair<NodeIndex, NodeIndex>> seen;
  for (const Resolver::Maybe& maybe : resolver.maybe()) {
    const NodeIndex first = node_of.at({place[maybe.first_document], maybe.first_entity});
    const NodeIndex second = node_of.at({place[maybe.second_document], maybe.second_entity});
    const auto [one, other] = std::minmax(first, second);
    if (one == other || !seen.insert({one, other}).second) continue;
    const double hundredths = std::round(static_cast<double>(maybe.score) * 100);
    out.push_back({one, other, hundredths / 100, {std::string(to_string(maybe.reason))}});
  }
  std::stable_sort(out.begin(), out.end(), [](const MaybeSame& x, const MaybeSame& y) {
    return std::tie(y.score, x.one, x.other) < std::tie(x.score, y.one, y.other);
  });
  return out;
}

}  // namespace dossier
