// A linear layer in floats: out = W x + b, for the heads.
//
//   Threads    immutable after construction.
//   Bytes      each element of a result is a sum in one fixed order, whatever the number of rows.
#pragma once

#include <span>

#include "language/aligned.h"
#include "language/kernels.h"

namespace dossier {

class Dense {
 public:
  Dense() = default;
  /// `weight` is [outputs][inputs], `bias` [outputs]; both are copied.
  Dense(std::span<const float> weight, std::span<const float> bias);

  std::size_t outputs() const { return outputs_; }
  /// Results of `count` rows of `rows`, each row padded to `stride()` floats (the padding is 0).
  AlignedVector<float> apply(Matrix rows, std::size_t count) const;
  std::size_t stride() const { return (outputs_ + kLanes - 1) / kLanes * kLanes; }

 private:
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  AlignedVector<float> panels_;  // 32 outputs wide (the last may be 16), [inputs][32] each
  AlignedVector<float> bias_;    // padded to the stride
};

}  // namespace dossier
