#include "understand/salience.h"

#include <algorithm>
#include <map>

namespace dossier {
namespace {

constexpr std::size_t kWindow = 60;  // referents

double weight_of_role(const Tree& tree, std::uint32_t head) {
  const std::string& relation = tree.token(head).deprel;
  double weight = 100;
  if (is_relation(relation, "nsubj"))
    weight += 80;
  else if (relation == "obj")
    weight += 50;
  else if (relation == "iobj" || is_relation(relation, "obl"))
    weight += 40;
  else if (relation == "root")
    weight += 60;
  if (!is_relation(relation, "nmod") && relation != "compound" && relation != "amod") weight += 60;
  return weight;
}

}  // namespace

std::optional<std::uint32_t> Salience::best(const Question& question) const {
  struct Weighed {
    double weight = 0;
    std::size_t latest = 0;
  };
  std::map<std::uint32_t, Weighed> clusters;
  Weighed competitor;
  const std::size_t stop = recent_.size() - std::min(recent_.size(), kWindow);
  for (std::size_t i = recent_.size(); i-- > stop;) {
    const Referent& referent = recent_[i];
    const std::uint32_t distance = question.at.sentence - referent.head.sentence;
    if (distance > question.sentences) break;
    if (!question.fits(referent)) continue;
    const double weight = weight_of_role(reading_->tree(referent.head), referent.head.token) /
                          static_cast<double>(1U << distance);
    if (!referent.cluster) {
      competitor.weight = std::max(competitor.weight, weight);
      continue;
    }
    Weighed& weighed = clusters[*referent.cluster];
    weighed.weight += weight;
    weighed.latest = std::max(weighed.latest, i);
  }
  std::optional<std::uint32_t> best;
  double first = 0, second = competitor.weight;
  std::size_t latest = 0;
  for (const auto& [cluster, weighed] : clusters) {
    const double weight = weighed.weight;
    if (!best || weight > first || (weight == first && weighed.latest > latest)) {
      if (best) second = std::max(second, first);
      best = cluster, first = weight, latest = weighed.latest;
    } else {
      second = std::max(second, weight);
    }
  }
  if (first < second * question.margin) return std::nullopt;
  return best;
}

std::vector<std::uint32_t> Salience::recent(const Question& question) const {
  std::vector<std::uint32_t> found;
  const std::size_t stop = recent_.size() - std::min(recent_.size(), kWindow);
  for (std::size_t i = recent_.size(); i-- > stop;) {
    const Referent& referent = recent_[i];
    if (question.at.sentence - referent.head.sentence > question.sentences) break;
    if (referent.cluster && question.fits(referent) &&
        std::find(found.begin(), found.end(), *referent.cluster) == found.end())
      found.push_back(*referent.cluster);
  }
  return found;
}

}  // namespace dossier
