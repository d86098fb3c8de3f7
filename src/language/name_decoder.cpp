// Viterbi over BIO labels. Only I-x is bound to what stands before it, so the best score of all
// labels at the word before serves every other label, and I-x looks at two: linear in the labels,
// not quadratic. Of equal scores the lowest index wins.
#include "language/name_decoder.h"

#include <algorithm>

#include "base/error.h"

namespace dossier {

NameDecoder::NameDecoder(const std::vector<std::string>& labels) {
  for (const std::string& label : labels) {
    const bool outside = label == "O";
    if (!outside && !(label.size() > 2 && (label[0] == 'B' || label[0] == 'I') && label[1] == '-'))
      throw Error(ErrorCode::kData, "language model: bad name label '" + label + "'");
    labels_.push_back({label[0], outside ? "" : label.substr(2), 0});
    if (label[0] != 'I') continue;
    const auto begins = std::ranges::find(labels, "B-" + labels_.back().type);
    if (begins == labels.end())
      throw Error(ErrorCode::kData, "language model: '" + label + "' without its B-");
    labels_.back().before = static_cast<std::size_t>(begins - labels.begin());
  }
  if (std::ranges::find(labels, "O") == labels.end())
    throw Error(ErrorCode::kData, "language model: no 'O' among the name labels");
}

std::vector<Name> NameDecoder::decode(Matrix scores, std::size_t words) const {
  const std::size_t n = labels_.size();
  std::vector<float> best(n, 0.0f), next(n);
  std::vector<std::size_t> from(words * n);
  for (std::size_t word = 0; word < words; ++word) {
    const auto leader = static_cast<std::size_t>(std::ranges::max_element(best) - best.begin());
    for (std::size_t k = 0; k < n; ++k) {
      std::size_t before = leader;
      if (labels_[k].position == 'I')
        before = best[k] > best[labels_[k].before] ? k : labels_[k].before;
      const bool starts_inside = word == 0 && labels_[k].position == 'I';
      next[k] =
          best[before] + scores.data[word * scores.stride + k] - (starts_inside ? 1e6f : 0.0f);
      from[word * n + k] = before;
    }
    best.swap(next);
  }
  std::vector<std::size_t> path(words);
  auto label = static_cast<std::size_t>(std::ranges::max_element(best) - best.begin());
  for (std::size_t word = words; word-- > 0; label = from[word * n + label]) path[word] = label;

  std::vector<Name> names;
  for (std::size_t word = 0; word < words; ++word) {
    const Label& here = labels_[path[word]];
    const auto index = static_cast<std::uint32_t>(word);
    if (here.position == 'I' && !names.empty()) {
      names.back().last = index + 1;
    } else if (here.position != 'O') {
      names.push_back({index, index + 1, here.type});
    }
  }
  return names;
}

}  // namespace dossier
