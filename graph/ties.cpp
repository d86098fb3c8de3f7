#include "graph/ties.h"

#include <map>
#include <utility>

namespace dossier {
std::vector<Tie> ties_of(const GraphView& view) {
  const bool denials = view.filter().stances == std::vector{Stance::kDenied};
  std::map<std::pair<NodeIndex, NodeIndex>, Tie> best;
  for (std::size_t i = 0; i < view.links().size(); ++i) {
    const Link& link = view.links()[i];
    if (link.from == link.to || (only_denied(link) && !denials)) continue;
    const auto ends = std::minmax(link.from, link.to);
    const Tie tie{ends.first, ends.second, std::max(link.origins, 1U), i};
    const auto [at, fresh] = best.try_emplace(ends, tie);
    if (!fresh && at->second.weight < tie.weight) at->second = tie;
  }
  std::vector<Tie> out;
  for (const auto& [ends, tie] : best) out.push_back(tie);
  return out;
}

}  // namespace dossier
