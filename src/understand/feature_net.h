// A small network over word vectors and hashed features.
//
//   hidden = relu(b + sum of P_slot v_slot + sum of E[feature mod buckets]),   scores = W hidden + c
//
//   Threads    immutable after loading.
//   Bytes      every sum has one fixed order.
//   Errors     kData where the model file lacks something or has other shapes.
//   Cost       a projection once for each word and slot that is asked for, then one row of E for each feature.
#pragma once

#include <string>
#include <vector>

#include "language/dense.h"
#include "language/model_file.h"
#include "understand/event_questions.h"

namespace dossier {

class FeatureNet {
 public:
  /// Tensors "NAME.slot.I", "NAME.features", "NAME.bias", "NAME.out.weight", "NAME.out.bias"; borrows the features from `file`. The
  /// sizes stand in the header as "NAME.hidden" and "NAME.buckets"; there are `outputs` scores.
  FeatureNet(const ModelFile& file, const std::string& name, std::size_t outputs);

  /// The vectors of a document as the slots see them: each is projected when it is first asked for. Borrows both; for one thread.
  class Sight {
   public:
    Sight(const FeatureNet& net, const WordVectors& vectors);

   private:
    friend class FeatureNet;
    const float* seen(std::size_t slot, std::uint32_t row);

    const FeatureNet* net_;
    const WordVectors* vectors_;
    std::vector<std::vector<AlignedVector<float>>> slots_;  // of each slot, by row; empty: not yet
  };

  /// One score for each output; not normalized.
  std::vector<float> scores(Sight& sight, const Question& question) const;

 private:
  std::size_t hidden_, buckets_, width_;
  std::vector<Dense> slots_;
  std::span<const float> features_, bias_, weight_, out_bias_;
};

}  // namespace dossier
