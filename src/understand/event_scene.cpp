#include "understand/event_scene.h"

#include <algorithm>

namespace dossier {

EventScene::EventScene(const Reading& reading_, const Entities& entities_,
                       const Attributions& attributions_, const TriggerRules& rules_,
                       const std::vector<TimeExpression>& times_)
    : reading(reading_),
      entities(entities_),
      attributions(attributions_),
      rules(rules_),
      times(times_),
      mentions_in(reading_.trees.size()) {
  std::uint32_t row = 0;
  for (const Tree& tree : reading.trees) {
    first_row.push_back(row);
    row += tree.size();
  }
  for (std::uint32_t m = 0; m < entities.mentions.size(); ++m)
    mentions_in[entities.mentions[m].head.sentence].push_back(m);
  for (std::vector<std::uint32_t>& mentions : mentions_in)
    std::stable_sort(mentions.begin(), mentions.end(), [&](std::uint32_t a, std::uint32_t b) {
      return entities.mentions[a].head < entities.mentions[b].head;
    });
  for (const TimeExpression& time : times)
    for (std::uint32_t t = time.first; t < time.last; ++t) in_times.insert({time.head.sentence, t});
  for (std::uint32_t a = 0; a < attributions.all.size(); ++a)
    if (attributions.all[a].cue) cued[*attributions.all[a].cue].push_back(a);
}

}  // namespace dossier
