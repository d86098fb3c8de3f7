// A node's id is the smallest id of its members' mentions. Two nodes of one document may share
// their first mention (two events that one word carries): then the later one, by type and members,
// takes a hash of that id and its rank.
#include "resolve/nodes.h"

#include <algorithm>
#include <tuple>

namespace dossier {
namespace {

const LocalEntity& entity_of(std::span<const ReportFacts> documents, const Member& member) {
  return documents[member.report].facts.entities[member.entity];
}

NodeId smallest_id(std::span<const ReportFacts> documents, const Members& members) {
  std::optional<Hash128> best;
  for (const Member& member : members) {
    for (const Mention& mention : entity_of(documents, member).mentions) {
      const Hash128 id = mention_id(documents[member.report].report.id, mention.span);
      if (!best || id < *best) best = id;
    }
  }
  return {best.value()};
}

}  // namespace

std::vector<NumberedNode> number_nodes(std::span<const ReportFacts> documents,
                                       std::vector<Members> sets) {
  std::vector<NumberedNode> nodes;
  for (Members& members : sets) {
    const NodeId id = smallest_id(documents, members);
    nodes.push_back({id, std::move(members)});
  }
  const auto rank = [&](const NumberedNode& node) {
    return std::tuple(node.id, entity_of(documents, node.members.front()).type,
                      node.members.front());
  };
  std::sort(nodes.begin(), nodes.end(),
            [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  std::uint64_t same = 0;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    same = nodes[i].id == nodes[i - 1 - same].id ? same + 1 : 0;
    if (same == 0) continue;
    const Hash128 first = nodes[i].id.value;
    nodes[i].id.value = Hasher().add(first.high).add(first.low).add(same).finish();
  }
  std::sort(nodes.begin(), nodes.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return nodes;
}

}  // namespace dossier
