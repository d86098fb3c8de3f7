// The weights are turned over once, when the model is loaded, into panels that a product reads from
// end to end.
#include "language/dense.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::size_t kPanel = 2 * kLanes;  // outputs side by side

}  // namespace

Dense::Dense(std::span<const float> weight, std::span<const float> bias)
    : inputs_(weight.size() / bias.size()), outputs_(bias.size()), bias_(bias.begin(), bias.end()) {
  bias_.resize(stride());
  panels_.resize(inputs_ * stride());
  for (std::size_t o = 0; o < outputs_; ++o) {
    const std::size_t panel = o / kPanel * kPanel, panel_width = std::min(kPanel, stride() - panel);
    float* to = panels_.data() + panel * inputs_ + (o - panel);
    for (std::size_t i = 0; i < inputs_; ++i) to[i * panel_width] = weight[o * inputs_ + i];
  }
}

AlignedVector<float> Dense::apply(Matrix rows, std::size_t count) const {
  AlignedVector<float> out(count * stride());
  for (std::size_t panel = 0; panel < stride(); panel += kPanel) {
    const std::size_t panel_width = std::min(kPanel, stride() - panel);
    kernels().product(rows, {panels_.data() + panel * inputs_, panel_width}, bias_.data() + panel,
                      {out.data() + panel, stride()}, {count, panel_width, inputs_});
  }
  return out;
}

}  // namespace dossier
