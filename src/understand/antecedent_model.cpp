#include "understand/antecedent_model.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::size_t kHidden = 64, kProduct = 64, kFirst = 64, kLast = 32;
constexpr std::uint32_t kMeanWords = 16;  // of a phrase's first words

Dense dense(const ModelFile& file, const std::string& name, std::size_t outputs,
            std::size_t inputs) {
  return {file.floats(name + ".weight", {outputs, inputs}), file.floats(name + ".bias", {outputs})};
}

void add(std::span<const float> row, float* sum) {
  for (std::size_t k = 0; k < row.size(); ++k) sum[k] += row[k];
}

/// Of the positive parts of `values`, with the bias behind the weights.
float weighted_sum(const float* values, std::span<const float> weights) {
  float sum = weights.back();
  for (std::size_t k = 0; k + 1 < weights.size(); ++k)
    sum += std::max(values[k], 0.0f) * weights[k];
  return sum;
}

}  // namespace

AlignedVector<float> phrase_vectors(const Reading& reading, std::span<const NounPhrase> phrases) {
  const std::size_t width = reading.vectors.width;
  std::vector<std::size_t> starts;
  std::size_t tokens = 0;
  for (const Tree& tree : reading.trees) starts.push_back(tokens), tokens += tree.size();
  AlignedVector<float> rows(phrases.size() * 2 * width);
  float* row = rows.data();
  for (const NounPhrase& phrase : phrases) {
    const std::size_t start = starts[phrase.head.sentence];
    const float* values = reading.vectors.values.data() + start * width;
    std::copy_n(values + phrase.head.token * width, width, row);
    const std::uint32_t last = std::min(phrase.last, phrase.first + kMeanWords);
    for (std::uint32_t i = phrase.first; i < last; ++i)
      add({values + i * width, width}, row + width);
    const float share = 1.0f / static_cast<float>(last - phrase.first);
    for (std::size_t k = width; k < 2 * width; ++k) row[k] *= share;
    row += 2 * width;
  }
  return rows;
}

AntecedentModel::AntecedentModel(const std::filesystem::path& path)
    : file_(path),
      later_(dense(file_, "later", kHidden + kProduct + kFirst, 2 * file_.encoder_number("width"))),
      earlier_(dense(file_, "earlier", kHidden + kProduct, 2 * file_.encoder_number("width"))),
      product_(dense(file_, "product", kHidden, kProduct)),
      hidden_(dense(file_, "hidden", kLast, kHidden)),
      pair_features_(file_.floats("pair.features", {pair_feature_count(), kHidden})),
      phrase_features_(file_.floats("phrase.features", {phrase_feature_count(), kFirst})),
      score_(file_.floats("pair.score", {kLast + 1})),
      first_score_(file_.floats("phrase.score", {kFirst + 1})) {}

AntecedentModel::Phrases AntecedentModel::read(const AlignedVector<float>& vectors,
                                               std::size_t count) const {
  const Matrix rows{vectors.data(), 2 * file_.encoder_number("width")};
  return {later_.apply(rows, count), earlier_.apply(rows, count)};
}

std::vector<float> AntecedentModel::scores(const Phrases& phrases, std::uint32_t phrase,
                                           const std::array<std::uint32_t, kPhraseSlots>& features,
                                           std::span<const AntecedentCandidate> candidates) const {
  const float* later = phrases.later.data() + phrase * later_.stride();
  AlignedVector<float> first(later + kHidden + kProduct, later + kHidden + kProduct + kFirst);
  for (const std::uint32_t f : features)
    add(phrase_features_.subspan(f * kFirst, kFirst), first.data());
  std::vector<float> scores = {weighted_sum(first.data(), first_score_)};
  if (candidates.empty()) return scores;

  AlignedVector<float> products(candidates.size() * kProduct);
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const float* earlier =
        phrases.earlier.data() + candidates[c].phrase * earlier_.stride() + kHidden;
    for (std::size_t k = 0; k < kProduct; ++k)
      products[c * kProduct + k] = later[kHidden + k] * earlier[k];
  }
  AlignedVector<float> rows = product_.apply({products.data(), kProduct}, candidates.size());
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    float* row = rows.data() + c * kHidden;
    add({later, kHidden}, row);
    add({phrases.earlier.data() + candidates[c].phrase * earlier_.stride(), kHidden}, row);
    for (const std::uint32_t f : candidates[c].features)
      add(pair_features_.subspan(f * kHidden, kHidden), row);
    for (std::size_t k = 0; k < kHidden; ++k) row[k] = std::max(row[k], 0.0f);
  }
  const AlignedVector<float> last = hidden_.apply({rows.data(), kHidden}, candidates.size());
  for (std::size_t c = 0; c < candidates.size(); ++c)
    scores.push_back(weighted_sum(last.data() + c * hidden_.stride(), score_));
  return scores;
}

}  // namespace dossier
