// From scores of B-, I- and O classes to names.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "language/annotation.h"
#include "language/kernels.h"

namespace dossier {

class NameDecoder {
 public:
  /// `labels`: "O", "B-person", "I-person", ... in any order. kData for any other label, or without
  /// "O".
  explicit NameDecoder(const std::vector<std::string>& labels);

  /// Names of a sentence of `words` rows of scores: the best sequence in which I-x follows B-x or
  /// I-x (Viterbi, free transitions otherwise). O(words * labels).
  std::vector<Name> decode(Matrix scores, std::size_t words) const;

 private:
  struct Label {
    char position;  // 'O', 'B' or 'I'
    std::string type;
    std::size_t before;  // of an I-: the index of its B-
  };
  std::vector<Label> labels_;
};

}  // namespace dossier
