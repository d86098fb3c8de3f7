// Raw text to sentences and tokens, after the conventions of UD English (EWT, GUM).
//
//   Threads  immutable after construction.
//   Errors   kData for a missing or malformed data file. Any text gives tokens.
//   Law      tokens are the text without its white space: they do not overlap, and between them is
//   white space only.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/annotation.h"
#include "language/split_rules.h"

namespace dossier {

class Segmenter {
 public:
  /// Reads its tables with `data_file` ("segmentation.tsv").
  Segmenter();

  /// Appends the likely sentences of one block, with spans, forms and the block's index; nothing else is
  /// filled. No sentence has more than kMaxSentenceTokens tokens, no token more than kMaxTokenBytes
  /// bytes. Linear.
  void append(std::string_view text, Span block, std::uint32_t index,
              std::vector<Sentence>& out) const;

 private:
  SplitRules rules_;
};

}  // namespace dossier
