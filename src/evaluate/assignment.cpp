// The Hungarian algorithm with potentials (Kuhn 1955, in the form of Jonker and Volgenant 1987): rows are taken in one by one, each along
// the cheapest alternating path. The matrix is laid out with its shorter side as rows, so the cost is shorter * shorter * longer.
#include "evaluate/assignment.h"

#include <algorithm>
#include <limits>

namespace dossier {
namespace {

// Columns are numbered from 1; 0 stands for "not paired yet".
class Pairing {
 public:
  Pairing(std::size_t rows, std::size_t columns)
      : row_potential_(rows + 1, 0),
        column_potential_(columns + 1, 0),
        row_of_(columns + 1, 0),
        before_(columns + 1, 0) {}

  template <typename Cost>
  void take(std::size_t row, const Cost& cost) {
    std::vector<double> slack(row_of_.size(), std::numeric_limits<double>::infinity());
    std::vector<bool> used(row_of_.size(), false);
    row_of_[0] = row;
    std::size_t column = 0;
    do {
      used[column] = true;
      const std::size_t next = nearest(column, cost, slack, used);
      shift(slack, used, slack[next]);
      column = next;
    } while (row_of_[column] != 0);
    for (; column != 0; column = before_[column]) row_of_[column] = row_of_[before_[column]];
  }

  std::size_t row_of(std::size_t column) const { return row_of_[column]; }

 private:
  template <typename Cost>
  std::size_t nearest(std::size_t from, const Cost& cost, std::vector<double>& slack,
                      const std::vector<bool>& used) {
    const std::size_t row = row_of_[from];
    std::size_t best = 0;
    for (std::size_t c = 1; c < used.size(); ++c) {
      if (used[c]) continue;
      const double reduced = cost(row, c) - row_potential_[row] - column_potential_[c];
      if (reduced < slack[c]) {
        slack[c] = reduced;
        before_[c] = from;
      }
      if (best == 0 || slack[c] < slack[best]) best = c;
    }
    return best;
  }

  void shift(std::vector<double>& slack, const std::vector<bool>& used, double by) {
    for (std::size_t c = 0; c < used.size(); ++c) {
      if (used[c]) {
        row_potential_[row_of_[c]] += by;
        column_potential_[c] -= by;
      } else {
        slack[c] -= by;
      }
    }
  }

  std::vector<double> row_potential_, column_potential_;
  std::vector<std::size_t> row_of_, before_;
};

}  // namespace

std::vector<std::optional<std::size_t>> best_pairs(const Weights& weights) {
  std::vector<std::optional<std::size_t>> pairs(weights.size());
  if (weights.empty() || weights[0].empty()) return pairs;
  const bool turned = weights.size() > weights[0].size();
  const std::size_t rows = std::min(weights.size(), weights[0].size()),
                    columns = std::max(weights.size(), weights[0].size());
  const auto weight = [&](std::size_t row, std::size_t column) {
    return turned ? weights[column - 1][row - 1] : weights[row - 1][column - 1];
  };
  Pairing pairing(rows, columns);
  for (std::size_t row = 1; row <= rows; ++row)
    pairing.take(row, [&](std::size_t r, std::size_t c) { return -weight(r, c); });
  for (std::size_t column = 1; column <= columns; ++column) {
    const std::size_t row = pairing.row_of(column);
    if (row == 0 || weight(row, column) <= 0) continue;
    if (turned) {
      pairs[column - 1] = row - 1;
    } else {
      pairs[row - 1] = column - 1;
    }
  }
  return pairs;
}

}  // namespace dossier
