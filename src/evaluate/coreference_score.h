// Scores of coreference as CoNLL 2012 defines them: MUC, B3 and CEAF with the entity-based similarity, over predicted mentions.
//
// Definitions: Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions: A Reference Implementation", ACL 2014. A mention
// that only one side has counts against that side; nothing is added or taken away to make the sides equal.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "evaluate/ratio.h"

namespace dossier {

/// An entity as the numbers of its mentions, each in one entity at most.
using Clusters = std::vector<std::vector<std::uint32_t>>;

struct CoreferenceScore {
  Ratio muc, b3, ceafe;

  /// The mean of the three F1.
  double conll() const { return (muc.f1() + b3.f1() + ceafe.f1()) / 3; }
  CoreferenceScore& operator+=(const CoreferenceScore& other);
};

/// Equal numbers on both sides are one mention. Empty clusters count nothing. Cost: cubic in the entities.
CoreferenceScore score_coreference(const Clusters& gold, const Clusters& predicted);

/// Entities of at least two mentions.
Clusters without_singletons(const Clusters& clusters);

/// A mention, and the word that heads it (the whole of it where that is not known).
struct Phrase {
  Span span, head;
  friend auto operator<=>(const Phrase&, const Phrase&) = default;
};
using PhraseClusters = std::vector<std::vector<Phrase>>;

struct NumberedClusters {
  Clusters gold, predicted;
};

enum class MentionMatch : std::uint8_t { kSpan, kHead };

/// Numbers mentions so that those that match have one number. kSpan: equal spans. kHead: equal heads; of several with one head
/// those with equal spans first, then in text order. A mention that stands twice on one side keeps its first place.
NumberedClusters number_mentions(const PhraseClusters& gold, const PhraseClusters& predicted,
                                 MentionMatch match);

}  // namespace dossier
