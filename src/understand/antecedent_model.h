// The learned scorer of antecedents: how likely it is that a phrase refers to an earlier one, or to
// none.
//
//   Threads    immutable after loading.
//   Errors     kData for a model file that is missing, damaged, or of other features.
//   Bytes      every sum has one fixed order.
//   Source     mention ranking after Lee et al. (2017), "End-to-end Neural Coreference Resolution",
//              on vectors that are not trained with it, with the features of Clark and Manning (2016).
//
// The layout of the file and the computation are documented in model/README.md.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "language/aligned.h"
#include "language/dense.h"
#include "language/model_file.h"
#include "understand/antecedent_features.h"

namespace dossier {

/// The word vector of each phrase's head, row after row. `reading.vectors` must be there.
AlignedVector<float> head_vectors(const Reading& reading, std::span<const NounPhrase> phrases);

class AntecedentModel {
 public:
  explicit AntecedentModel(const std::filesystem::path& file);

  /// What the network makes of each phrase by itself.
  struct Phrases {
    AlignedVector<float> later, earlier;
  };
  /// `vectors` as head_vectors gives them, `count` rows.
  Phrases read(const AlignedVector<float>& vectors, std::size_t count) const;

  /// Of a phrase: first the score for being the first of its entity, then one for each candidate.
  std::vector<float> scores(const Phrases& phrases, std::uint32_t phrase,
                            const std::array<std::uint32_t, kPhraseSlots>& features,
                            std::span<const AntecedentCandidate> candidates) const;

 private:
  ModelFile file_;
  std::size_t width_, pair_, product_width_, first_, last_;  // of the layers
  Dense later_, earlier_, product_, hidden_;
  std::span<const float> pair_features_, phrase_features_, score_, first_score_;
};

}  // namespace dossier
