// How much of what is right was found, and how much of what was found is right.
#pragma once

namespace dossier {

/// Sums over documents, so that F1 is micro-averaged. For things that are matched one to one, `found` and `right` are equal;
/// coreference counts them apart. An accuracy has equal totals: its recall, precision and F1 are one number.
struct Ratio {
  double found = 0, gold = 0;       // of the gold ones
  double right = 0, predicted = 0;  // of the predicted ones

  /// Between 0 and 1; 1 where nothing was to be found (to be right).
  double recall() const { return gold == 0 ? 1 : found / gold; }
  double precision() const { return predicted == 0 ? 1 : right / predicted; }
  /// 0 where recall and precision are both 0.
  double f1() const {
    const double sum = recall() + precision();
    return sum == 0 ? 0 : 2 * recall() * precision() / sum;
  }
  Ratio& operator+=(const Ratio& other) {
    found += other.found;
    gold += other.gold;
    right += other.right;
    predicted += other.predicted;
    return *this;
  }
  friend bool operator==(const Ratio&, const Ratio&) = default;
};

}  // namespace dossier
