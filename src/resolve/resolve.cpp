#include "resolve/resolve.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "resolve/nodes.h"

namespace dossier {

Partition resolve(std::span<const ReportFacts> documents) {
  Resolver resolver;
  for (const ReportFacts& document : documents) resolver.add(document);
  resolver.settle();
  return partition_of(resolver, documents);
}

Partition partition_of(const Resolver& resolver, std::span<const ReportFacts> documents) {
  std::unordered_map<std::uint64_t, std::size_t> group_of;
  std::vector<Members> groups;
  Partition partition;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    const std::vector<std::uint64_t> nodes = resolver.nodes(documents[d].report.id);
    partition.emplace_back(nodes.size());
    for (std::uint32_t e = 0; e < nodes.size(); ++e) {
      const auto [place, added] = group_of.try_emplace(nodes[e], groups.size());
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
