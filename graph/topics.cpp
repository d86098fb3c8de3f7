#include "graph/topics.h"

#include <map>
#include <set>

namespace dossier {

std::vector<Topic> topics(const KnowledgeGraph& graph, const ClaimFilter& filter) {
  std::map<NodeIndex, Topic> events;
  std::vector<Topic> others;
  for (ClaimIndex i = 0; i < graph.claims.size(); ++i) {
    const Claim& claim = graph.claims[i];
    const auto evidence = matching(graph, claim, filter);
    if (evidence.empty()) continue;
    const bool of_event = graph.nodes[claim.subject].type == EntityType::kEvent;
    Topic& topic = of_event ? events[claim.subject] : others.emplace_back();
    if (of_event) topic.event = claim.subject;
    for (const Evidence* piece : evidence) topic.spoken.push_back({i, piece});
  }
  std::vector<Topic> out;
  for (auto& [event, topic] : events) out.push_back(std::move(topic));
  for (Topic& topic : others) out.push_back(std::move(topic));
  return out;
}

std::string describe(const KnowledgeGraph& graph, const Topic& topic) {
  if (topic.event) return graph.nodes[*topic.event].name;
  return describe(graph, graph.claims[topic.spoken.front().claim]);
}

std::vector<Stance> stances_of(const std::vector<Spoken>& spoken) {
  std::set<Stance> stances;
  for (const Spoken& piece : spoken) stances.insert(piece.evidence->stance);
  return {stances.begin(), stances.end()};
}

}  // namespace dossier
