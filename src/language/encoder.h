// The encoder: a 12-layer transformer (BERT layout) over word pieces, with int8 matrices. See
// model/README.md.
//
//   Threads    immutable after construction; `encode` may be called from any number of threads at
//   once. Ownership  borrows the model file. Bytes      the vectors of a sequence hang on nothing
//   but that sequence.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "language/aligned.h"
#include "language/int8_matrix.h"
#include "language/kernels.h"
#include "language/model_file.h"
#include "language/sequence.h"

namespace dossier {

class Encoder {
 public:
  explicit Encoder(const ModelFile& file);
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;

  std::size_t width() const { return width_; }
  /// A row of `width` floats for each entry of `firsts`, sequence after sequence. Any number of
  /// sequences of at most `max_pieces` pieces; memory grows with their sum and is kept for the
  /// thread's next call.
  AlignedVector<float> encode(std::span<const Sequence> sequences) const;
  std::size_t max_pieces() const { return max_pieces_; }

 private:
  struct Linear {
    Int8Matrix matrix;
    Restoring restoring;
  };
  struct Layer {
    Linear qkv, output, inner, outer;
    Norm attention_norm, final_norm;
  };
  struct Buffers;

  Linear linear(const ModelFile& file, const std::string& name, MatrixSize size);
  Norm norm(const ModelFile& file, const std::string& name) const;
  void embed(const Sequence& sequence, float* rows) const;
  Restoring sum_up(const Linear& linear, Buffers& buffers, std::size_t count) const;
  template <class Take>
  void multiply(const Linear& linear, Buffers& buffers, std::size_t count, const Take& take) const;
  void project(const Layer& layer, Buffers& buffers) const;
  void attend(std::size_t pieces, const float* qkv, float* out, Buffers& buffers) const;
  void finish(const Layer& layer, Buffers& buffers) const;

  const Kernels& kernels_;
  std::size_t width_, heads_, inner_, max_pieces_, shapes_;
  float epsilon_;
  std::span<const std::int8_t> words_;
  std::span<const float> word_scale_, position_, type_, shape_;
  Norm norm_;
  Int8Products products_;  // before the layers, which point into it
  std::vector<Layer> layers_;
};

}  // namespace dossier
