// Sentences that hold certain words, among those that the dossier quotes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/topics.h"

namespace dossier {

/// A sentence of a report, and the claims that it speaks for or against.
struct FoundSentence {
  std::uint32_t report;
  Span span;
  std::vector<Spoken> spoken;  // never empty, in the order of the claims
  unsigned score = 0;          // how exactly the words are there; more is better
};

/// Sentences of evidence that passes the filter in which each word of `words` stands: whole (3
/// points), as the beginning of a word (2), or with one typing error (1), letter case and accents
/// aside. Best first, then in the order of reports and places. Empty where `words` has no word.
/// O(bytes of the sentences times words).
std::vector<FoundSentence> find_sentences(const KnowledgeGraph& graph, std::string_view words,
                                          const ClaimFilter& filter);

}  // namespace dossier
