#include "understand/antecedent_model.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/error.h"

namespace dossier {
namespace {

Dense dense(const ModelFile& file, const std::string& name, std::size_t outputs,
            std::size_t inputs) {
  return {file.floats(name + ".weight", {outputs, inputs}), file.floats(name + ".bias", {outputs})};
}

std::size_t layer_of(const ModelFile& file, const std::string& name) {
  const std::size_t size = file.encoder_number(name);
  if (size == 0 || size % kLanes != 0)
    throw Error(ErrorCode::kData, "coreference model: a layer '" + name + "' of " +
                                      std::to_string(size) + ", no multiple of " +
                                      std::to_string(kLanes));
  return size;
}

/// Adds rows of `table`, each of `width` values, to `out`: lanes stay in registers over all rows.
void add_rows(std::span<const float> table, std::size_t width, std::span<const std::uint32_t> rows,
              float* out) {
  for (std::size_t begin = 0; begin < width; begin += kLanes) {
    std::array<float, kLanes> sums;
    std::copy_n(out + begin, kLanes, sums.begin());
    for (const std::uint32_t row : rows) {
      const float* values = table.data() + row * width + begin;
      for (std::size_t k = 0; k < kLanes; ++k) sums[k] += values[k];
    }
    std::ranges::copy(sums, out + begin);
  }
}

/// Of the positive parts of `values`, with the bias behind the weights.
float weighted_sum(const float* values, std::span<const float> weights) {
  float sum = weights.back();
  for (std::size_t k = 0; k + 1 < weights.size(); ++k)
    sum += std::max(values[k], 0.0f) * weights[k];
  return sum;
}

}  // namespace

AlignedVector<float> head_vectors(const Reading& reading, std::span<const NounPhrase> phrases) {
  const std::size_t width = reading.vectors.width;
  std::vector<std::size_t> starts;  // of sentences, in tokens
  std::size_t tokens = 0;
  for (const Tree& tree : reading.trees) starts.push_back(tokens), tokens += tree.size();
  AlignedVector<float> rows;
  rows.reserve(phrases.size() * width);
  for (const NounPhrase& phrase : phrases) {
    const std::size_t token = starts[phrase.head.sentence] + phrase.head.token;
    const float* row = reading.vectors.values.data() + token * width;
    rows.insert(rows.end(), row, row + width);
  }
  return rows;
}

AntecedentModel::AntecedentModel(const std::filesystem::path& path)
    : file_(path),
      width_(layer_of(file_, "width")),
      pair_(layer_of(file_, "pair")),
      product_width_(layer_of(file_, "product")),
      first_(layer_of(file_, "first")),
      last_(layer_of(file_, "last")),
      later_(dense(file_, "later", pair_ + product_width_ + first_, width_)),
      earlier_(dense(file_, "earlier", pair_ + product_width_, width_)),
      product_(dense(file_, "product", pair_, product_width_)),
      hidden_(dense(file_, "hidden", last_, pair_)),
      pair_features_(file_.floats("pair.features", {pair_feature_count(), pair_})),
      phrase_features_(file_.floats("phrase.features", {phrase_feature_count(), first_})),
      score_(file_.floats("pair.score", {last_ + 1})),
      first_score_(file_.floats("phrase.score", {first_ + 1})) {}

AntecedentModel::Phrases AntecedentModel::read(const AlignedVector<float>& vectors,
                                               std::size_t count) const {
  const Matrix rows{vectors.data(), width_};
  return {later_.apply(rows, count), earlier_.apply(rows, count)};
}

std::vector<float> AntecedentModel::scores(const Phrases& phrases, std::uint32_t phrase,
                                           const std::array<std::uint32_t, kPhraseSlots>& features,
                                           std::span<const AntecedentCandidate> candidates) const {
  const float* later = phrases.later.data() + phrase * later_.stride();
  AlignedVector<float> first(later + pair_ + product_width_,
                             later + pair_ + product_width_ + first_);
  add_rows(phrase_features_, first_, features, first.data());
  std::vector<float> scores = {weighted_sum(first.data(), first_score_)};
  if (candidates.empty()) return scores;

  AlignedVector<float> products(candidates.size() * product_width_);
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const float* earlier =
        phrases.earlier.data() + candidates[c].phrase * earlier_.stride() + pair_;
    for (std::size_t k = 0; k < product_width_; ++k)
      products[c * product_width_ + k] = later[pair_ + k] * earlier[k];
  }
  AlignedVector<float> rows = product_.apply({products.data(), product_width_}, candidates.size());
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    float* row = rows.data() + c * pair_;
    const float* earlier = phrases.earlier.data() + candidates[c].phrase * earlier_.stride();
    for (std::size_t k = 0; k < pair_; ++k) row[k] += later[k] + earlier[k];
    add_rows(pair_features_, pair_, candidates[c].features, row);
    for (std::size_t k = 0; k < pair_; ++k) row[k] = std::max(row[k], 0.0f);
  }
  const AlignedVector<float> last = hidden_.apply({rows.data(), pair_}, candidates.size());
  for (std::size_t c = 0; c < candidates.size(); ++c)
    scores.push_back(weighted_sum(last.data() + c * hidden_.stride(), score_));
  return scores;
}

}  // namespace dossier
