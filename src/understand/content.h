// Ranges of tokens that are said: made from the subtrees of a cue, with the marks of quotations and
// without loose punctuation.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "understand/cue_frames.h"
#include "understand/quotations.h"
#include "understand/reading.h"

namespace dossier {

/// Tokens of one sentence, the end exclusive.
using TokenRange = std::pair<TokenAt, TokenAt>;

/// Of sorted ranges that lie apart. O(log n).
bool holds(const std::vector<TokenRange>& ranges, TokenAt at);
bool overlap(const TokenRange& a, const TokenRange& b);
std::uint32_t size_of(const std::vector<TokenRange>& ranges);
/// Sorts ranges and joins those that touch inside a sentence.
void unite(std::vector<TokenRange>& ranges);

/// Makes the content of cues in one reading, which it borrows.
class ContentFinder {
 public:
  ContentFinder(const Reading& reading, const std::vector<Quotation>& quotations);

  /// What `use` says in sentence `s`, as ranges that hold words. Linear in the sentence.
  std::vector<TokenRange> of(std::uint32_t s, const CueUse& use) const;
  bool in_quotation(TokenAt at) const { return holds(quoted_, at); }

 private:
  std::optional<TokenRange> trimmed(std::uint32_t s, std::uint32_t first, std::uint32_t last) const;
  TokenRange with_marks(TokenRange range) const;
  bool only_punctuation(TokenAt from, std::uint32_t last) const;
  void clip_to_quotation(std::vector<TokenRange>& ranges) const;

  const Reading& reading_;
  std::vector<TokenRange> quoted_;  // pieces of all quotations
};

}  // namespace dossier
