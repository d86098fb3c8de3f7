#include "resolve/resolve.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "resolve/constraints.h"
#include "resolve/event_index.h"
#include "resolve/nodes.h"

namespace dossier {

namespace {

using NodesOf = std::vector<std::vector<std::uint64_t>>;  // equal numbers for one node

constexpr std::uint64_t kEventNode = std::uint64_t{1} << 62;

Partition numbered(std::span<const ReportFacts> documents, const NodesOf& nodes) {
  std::unordered_map<std::uint64_t, std::size_t> group_of;
  std::vector<Members> groups;
  Partition partition;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    partition.emplace_back(nodes[d].size());
    for (std::uint32_t e = 0; e < nodes[d].size(); ++e) {
      const auto [place, added] = group_of.try_emplace(nodes[d][e], groups.size());
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

/// What names found, corrected by judgements, and the events anew on that.
class Correction {
 public:
  Correction(std::span<const ReportFacts> documents, const Constraints& constraints)
      : documents_(documents), constraints_(constraints) {
    for (const ReportFacts& document : documents) {
      first_.push_back(entities_.size());
      for (const LocalEntity& entity : document.facts.entities) entities_.push_back(&entity);
    }
  }

  NodesOf nodes(const NodesOf& found) const {
    const Apart apart(constraints_.different, first_);
    const UnionFind sets = constrain(names(found), entities_, constraints_, first_, apart);
    EventIndex index;
    std::vector<std::pair<std::size_t, EventNumber>> events;  // entity and number
    std::map<std::size_t, std::size_t> event_sets;            // events in each set
    for (std::size_t i = 0; i < entities_.size(); ++i)
      if (entities_[i]->type == EntityType::kEvent) ++event_sets[sets.find(i)];
    for (std::size_t d = 0; d < documents_.size(); ++d) {
      for (const EventRoles& roles : event_roles(documents_[d])) {
        EventView view =
            view_of(roles, [&](std::uint32_t entity) { return sets.find(first_[d] + entity); });
        const std::size_t entity = first_[d] + view.entity;
        if (event_sets[sets.find(entity)] > 1) view.judged = sets.find(entity) + 1;
        view.sides = apart.sides(entity);
        events.emplace_back(entity, index.add(std::move(view)));
      }
    }
    index.settle();
    NodesOf out;
    for (std::size_t d = 0; d < documents_.size(); ++d) {
      out.emplace_back();
      for (std::size_t e = 0; e < documents_[d].facts.entities.size(); ++e)
        out.back().push_back(sets.find(first_[d] + e));
    }
    for (const auto& [entity, number] : events) {
      const std::size_t d = document_of(entity);
      out[d][entity - first_[d]] = kEventNode | index.group(number);
    }
    return out;
  }

 private:
  UnionFind names(const NodesOf& found) const {
    UnionFind sets(entities_.size());
    std::unordered_map<std::uint64_t, std::size_t> first_of;
    for (std::size_t d = 0; d < documents_.size(); ++d) {
      for (std::size_t e = 0; e < found[d].size(); ++e) {
        const std::size_t entity = first_[d] + e;
        if (entities_[entity]->type != EntityType::kEvent)
          sets.unite(first_of.try_emplace(found[d][e], entity).first->second, entity);
      }
    }
    return sets;
  }

  std::size_t document_of(std::size_t entity) const {
    return static_cast<std::size_t>(std::upper_bound(first_.begin(), first_.end(), entity) -
                                    first_.begin()) -
           1;
  }

  std::span<const ReportFacts> documents_;
  const Constraints& constraints_;
  std::vector<std::size_t> first_;
  std::vector<const LocalEntity*> entities_;
};

NodesOf nodes_of(const Resolver& resolver, std::span<const ReportFacts> documents) {
  NodesOf out;
  for (const ReportFacts& document : documents) out.push_back(resolver.nodes(document.report.id));
  return out;
}

}  // namespace

Partition resolve(std::span<const ReportFacts> documents, const Constraints& constraints) {
  Resolver resolver;
  for (const ReportFacts& document : documents) resolver.add(document);
  resolver.settle();
  const NodesOf found = nodes_of(resolver, documents);
  if (constraints.same.empty() && constraints.different.empty()) return numbered(documents, found);
  return numbered(documents, Correction(documents, constraints).nodes(found));
}

Partition partition_of(const Resolver& resolver, std::span<const ReportFacts> documents) {
  return numbered(documents, nodes_of(resolver, documents));
}

std::vector<MaybeSame> maybe_same(std::span<const ReportFacts> documents,
                                  const Partition& partition) {
  Resolver resolver;
  std::map<DocumentId, std::size_t> place;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    resolver.add(documents[d]);
    place[documents[d].report.id] = d;
  }
  resolver.settle();
  std::vector<MaybeSame> out;
  std::set<std::pair<NodeIndex, NodeIndex>> seen;
  for (const Resolver::Maybe& maybe : resolver.maybe()) {
    const NodeIndex first = partition[place[maybe.first_document]][maybe.first_entity];
    const NodeIndex second = partition[place[maybe.second_document]][maybe.second_entity];
    const auto [a, b] = std::minmax(first, second);
    if (a != b && seen.insert({a, b}).second) out.push_back({a, b, maybe.score, maybe.reason});
  }
  std::stable_sort(out.begin(), out.end(), [](const MaybeSame& x, const MaybeSame& y) {
    return std::tie(y.score, x.a, x.b) < std::tie(x.score, y.a, y.b);
  });
  return out;
}

}  // namespace dossier
