#include "evaluate/coreference_score.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "evaluate/assignment.h"

namespace dossier {
namespace {

using ClusterOf = std::map<std::uint32_t, std::size_t>;  // mention to its cluster

ClusterOf index_of(const Clusters& clusters) {
  ClusterOf index;
  for (std::size_t c = 0; c < clusters.size(); ++c)
    for (const std::uint32_t mention : clusters[c]) index.emplace(mention, c);
  return index;
}

// How the mentions of one cluster are spread over the clusters of the other side.
struct Spread {
  std::map<std::size_t, double> shared;  // cluster of the other side to the number of mentions
  double alone = 0;                      // that the other side does not have
};

Spread spread_of(const std::vector<std::uint32_t>& cluster, const ClusterOf& other) {
  Spread spread;
  for (const std::uint32_t mention : cluster) {
    const auto found = other.find(mention);
    if (found == other.end()) {
      ++spread.alone;
    } else {
      ++spread.shared[found->second];
    }
  }
  return spread;
}

struct Part {
  double score = 0, total = 0;
};

// Links that hold a cluster together, and how many of them the other side keeps.
Part muc_links(const Clusters& clusters, const ClusterOf& other) {
  Part part;
  for (const auto& cluster : clusters) {
    if (cluster.empty()) continue;
    const Spread spread = spread_of(cluster, other);
    const double size = static_cast<double>(cluster.size());
    part.score += size - static_cast<double>(spread.shared.size()) - spread.alone;
    part.total += size - 1;
  }
  return part;
}

// For each mention the share of its cluster that stands with it on the other side.
Part b3_shares(const Clusters& clusters, const ClusterOf& other) {
  Part part;
  for (const auto& cluster : clusters) {
    const double size = static_cast<double>(cluster.size());
    for (const auto& [at, count] : spread_of(cluster, other).shared)
      part.score += count * count / size;
    part.total += size;
  }
  return part;
}

Clusters without_empty(const Clusters& clusters) {
  Clusters kept;
  for (const auto& cluster : clusters)
    if (!cluster.empty()) kept.push_back(cluster);
  return kept;
}

Ratio ceafe(const Clusters& gold, const Clusters& predicted) {
  const ClusterOf other = index_of(predicted);
  Weights alike(gold.size(), std::vector<double>(predicted.size(), 0));
  for (std::size_t g = 0; g < gold.size(); ++g)
    for (const auto& [p, count] : spread_of(gold[g], other).shared)
      alike[g][p] = 2 * count / static_cast<double>(gold[g].size() + predicted[p].size());
  double sum = 0;
  const auto pairs = best_pairs(alike);
  for (std::size_t g = 0; g < pairs.size(); ++g)
    if (pairs[g]) sum += alike[g][*pairs[g]];
  return {sum, static_cast<double>(gold.size()), sum, static_cast<double>(predicted.size())};
}

PhraseClusters without_repeats(const PhraseClusters& clusters) {
  PhraseClusters kept;
  std::set<Span> seen;
  for (const auto& cluster : clusters) {
    auto& mine = kept.emplace_back();
    for (const Phrase& phrase : cluster)
      if (seen.insert(phrase.span).second) mine.push_back(phrase);
  }
  return kept;
}

std::vector<Phrase> sorted_phrases(const PhraseClusters& clusters) {
  std::vector<Phrase> all;
  for (const auto& cluster : clusters) all.insert(all.end(), cluster.begin(), cluster.end());
  std::sort(all.begin(), all.end());
  return all;
}

// Numbers of the predicted mentions: that of the gold mention which each matches, else one of its own.
std::map<Phrase, std::uint32_t> numbers_of(const std::vector<Phrase>& predicted,
                                           const std::vector<Phrase>& gold, MentionMatch match) {
  std::map<Phrase, std::uint32_t> numbers;
  std::map<Span, std::uint32_t> by_span;
  for (std::uint32_t i = 0; i < gold.size(); ++i) by_span.emplace(gold[i].span, i);
  std::set<std::uint32_t> taken;
  for (const Phrase& phrase : predicted)
    if (const auto found = by_span.find(phrase.span); found != by_span.end())
      if (taken.insert(found->second).second) numbers[phrase] = found->second;
  std::multimap<Span, std::uint32_t> by_head;
  for (std::uint32_t i = 0; i < gold.size(); ++i)
    if (!taken.contains(i)) by_head.emplace(gold[i].head, i);
  auto next = static_cast<std::uint32_t>(gold.size());
  for (const Phrase& phrase : predicted) {
    if (numbers.contains(phrase)) continue;
    const auto found = match == MentionMatch::kHead ? by_head.find(phrase.head) : by_head.end();
    if (found == by_head.end()) {
      numbers[phrase] = next++;
    } else {
      numbers[phrase] = found->second;
      by_head.erase(found);
    }
  }
  return numbers;
}

Clusters numbered(const PhraseClusters& clusters, const std::map<Phrase, std::uint32_t>& numbers) {
  Clusters out;
  for (const auto& cluster : clusters) {
    auto& mine = out.emplace_back();
    for (const Phrase& phrase : cluster) mine.push_back(numbers.at(phrase));
  }
  return out;
}

}  // namespace

CoreferenceScore& CoreferenceScore::operator+=(const CoreferenceScore& other) {
  muc += other.muc;
  b3 += other.b3;
  ceafe += other.ceafe;
  return *this;
}

CoreferenceScore score_coreference(const Clusters& gold, const Clusters& predicted) {
  const ClusterOf of_gold = index_of(gold), of_predicted = index_of(predicted);
  const auto ratio = [](Part recall, Part precision) {
    return Ratio{recall.score, recall.total, precision.score, precision.total};
  };
  return {ratio(muc_links(gold, of_predicted), muc_links(predicted, of_gold)),
          ratio(b3_shares(gold, of_predicted), b3_shares(predicted, of_gold)),
          ceafe(without_empty(gold), without_empty(predicted))};
}

Clusters without_singletons(const Clusters& clusters) {
  Clusters kept;
  for (const auto& cluster : clusters)
    if (cluster.size() > 1) kept.push_back(cluster);
  return kept;
}

NumberedClusters number_mentions(const PhraseClusters& gold, const PhraseClusters& predicted,
                                 MentionMatch match) {
  const PhraseClusters right = without_repeats(gold), found = without_repeats(predicted);
  const std::vector<Phrase> all = sorted_phrases(right);
  std::map<Phrase, std::uint32_t> of_gold;
  for (std::uint32_t i = 0; i < all.size(); ++i) of_gold[all[i]] = i;
  return {numbered(right, of_gold), numbered(found, numbers_of(sorted_phrases(found), all, match))};
}

}  // namespace dossier
