#include "understand/feature_net.h"

#include <algorithm>

namespace dossier {

FeatureNet::FeatureNet(const ModelFile& file, const std::string& name, std::size_t outputs)
    : hidden_(file.encoder_number(name + ".hidden")),
      buckets_(file.encoder_number(name + ".buckets")),
      width_(file.encoder_number("width")) {
  const std::vector<float> none(hidden_, 0.0f);
  for (std::size_t slot = 0; slot < kQuestionSlots; ++slot)
    slots_.emplace_back(file.floats(name + ".slot." + std::to_string(slot), {hidden_, width_}),
                        none);
  features_ = file.floats(name + ".features", {buckets_, hidden_});
  bias_ = file.floats(name + ".bias", {hidden_});
  weight_ = file.floats(name + ".out.weight", {outputs, hidden_});
  out_bias_ = file.floats(name + ".out.bias", {outputs});
}

FeatureNet::Sight::Sight(const FeatureNet& net, const WordVectors& vectors)
    : net_(&net),
      vectors_(&vectors),
      slots_(kQuestionSlots,
             std::vector<AlignedVector<float>>(vectors.values.size() / vectors.width)) {}

const float* FeatureNet::Sight::seen(std::size_t slot, std::uint32_t row) {
  AlignedVector<float>& known = slots_[slot][row];
  if (known.empty())
    known = net_->slots_[slot].apply(
        {vectors_->values.data() + row * vectors_->width, vectors_->width}, 1);
  return known.data();
}

std::vector<float> FeatureNet::scores(Sight& sight, const Question& question) const {
  std::vector<float> hidden(bias_.begin(), bias_.end());
  const auto add = [&](const float* row) {
    for (std::size_t i = 0; i < hidden_; ++i) hidden[i] += row[i];
  };
  for (std::size_t slot = 0; slot < kQuestionSlots; ++slot)
    if (question.rows[slot] != kNoRow) add(sight.seen(slot, question.rows[slot]));
  for (const std::uint32_t feature : question.features)
    add(features_.data() + feature % buckets_ * hidden_);
  for (float& x : hidden) x = std::max(x, 0.0f);
  std::vector<float> scores(out_bias_.begin(), out_bias_.end());
  for (std::size_t o = 0; o < scores.size(); ++o)
    for (std::size_t i = 0; i < hidden_; ++i) scores[o] += weight_[o * hidden_ + i] * hidden[i];
  return scores;
}

}  // namespace dossier
