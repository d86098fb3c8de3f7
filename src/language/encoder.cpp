// The forward pass, for many windows at once and without padding.
//
// The pieces of all sequences are rows of one matrix, taken 64 at a time through the integer
// products, so that a row's sums never leave the second-level cache before they are floats again;
// only attention looks at sequences. Rows are independent in every product, so batching changes no
// bit of any row.
//
// Cost: 42 M integer operations a piece in 12 layers of width 384, and L x width float products a
// piece in each layer for a sequence of L pieces. Source: Devlin et al. 2019 (layout); rounding as
// the trainer does it, model/README.md.
#include "language/encoder.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/limits.h"

namespace dossier {
namespace {

std::size_t rounded_up(std::size_t n, std::size_t step) {
  return (n + step - 1) / step * step;
}

}  // namespace

/// Working memory of one thread, kept from call to call.
struct Encoder::Buffers {
  std::size_t rows;
  AlignedVector<float> x;                     // rows x width: the state
  AlignedVector<float> qkv;                   // rows x 3 width
  AlignedVector<float> mixed;                 // rows x width: what attention gives
  AlignedVector<std::uint8_t> bytes;          // 64 rows of a product's input
  AlignedVector<std::int32_t> sums;           // 64 rows of a product's result
  AlignedVector<float> floats;                // a row of the same as floats
  float scales[kMostRows];                    // of the rows in `bytes`
  AlignedVector<float> keys, values, scores;  // of one attention head
};

Encoder::Encoder(const ModelFile& file)
    : kernels_(kernels()),
      width_(file.encoder_number("width")),
      heads_(file.encoder_number("heads")),
      inner_(file.encoder_number("inner")),
      max_pieces_(file.encoder_number("max_pieces")),
      shapes_(file.encoder_number("shapes")),
      epsilon_(static_cast<float>(file.epsilon())) {
  const bool fits = heads_ > 0 && width_ > 0 && width_ % (heads_ * kLanes) == 0 &&
                    inner_ % kLanes == 0 && inner_ > 0;
  if (!fits || shapes_ < kShapes || max_pieces_ < kMaxSentenceTokens + 2)
    throw Error(ErrorCode::kData, "language model: unusual sizes of the encoder");
  const std::size_t pieces =
      static_cast<std::size_t>(std::ranges::count(file.text("pieces"), '\n')) + 1;
  words_ = file.bytes("embeddings.word", {pieces, width_});
  word_scale_ = file.floats("embeddings.word.scale", {pieces});
  position_ = file.floats("embeddings.position", {max_pieces_, width_});
  type_ = file.floats("embeddings.type", {width_});
  shape_ = file.floats("embeddings.shape", {shapes_, width_});
  norm_ = norm(file, "embeddings.norm");
  const SingleThread single;
  for (std::size_t i = 0; i < file.encoder_number("layers"); ++i) {
    const std::string name = "layer." + std::to_string(i);
    layers_.push_back({linear(file, name + ".qkv", {width_, 3 * width_}),
                       linear(file, name + ".output", {width_, width_}),
                       linear(file, name + ".inner", {width_, inner_}),
                       linear(file, name + ".outer", {inner_, width_}),
                       norm(file, name + ".attention.norm"), norm(file, name + ".final.norm")});
  }
}

Encoder::Linear Encoder::linear(const ModelFile& file, const std::string& name, MatrixSize size) {
  Linear out;
  out.matrix = products_.matrix(size, file.bytes(name + ".weight", {size.outputs, size.inputs}));
  out.restoring.scale = file.floats(name + ".scale", {size.outputs}).data();
  out.restoring.bias = file.floats(name + ".bias", {size.outputs}).data();
  out.restoring.width = size.outputs;
  return out;
}

Norm Encoder::norm(const ModelFile& file, const std::string& name) const {
  return {file.floats(name + ".weight", {width_}).data(),
          file.floats(name + ".bias", {width_}).data(), width_, epsilon_};
}

AlignedVector<float> Encoder::encode(std::span<const Sequence> sequences) const {
  const SingleThread single;
  thread_local Buffers buffers;
  buffers.rows = 0;
  std::size_t longest = 0, words = 0;
  for (const Sequence& sequence : sequences) {
    buffers.rows += sequence.pieces.size();
    longest = std::max(longest, sequence.pieces.size());
    words += sequence.firsts.size();
  }
  const std::size_t widest = std::max(3 * width_, inner_), padded = rounded_up(longest, kLanes);
  buffers.x.resize(buffers.rows * width_);
  buffers.qkv.resize(buffers.rows * 3 * width_);
  buffers.mixed.resize(buffers.rows * width_);
  buffers.bytes.resize(kMostRows * widest);
  buffers.sums.resize(kMostRows * widest);
  buffers.floats.resize(widest);
  buffers.keys.resize(width_ / heads_ * padded);
  buffers.values.resize(width_ / heads_ * padded);
  buffers.scores.resize(kAttentionRows * padded);

  float* row = buffers.x.data();
  for (const Sequence& sequence : sequences) {
    embed(sequence, row);
    row += sequence.pieces.size() * width_;
  }
  for (const Layer& layer : layers_) {
    project(layer, buffers);
    std::size_t first = 0;
    for (const Sequence& sequence : sequences) {
      attend(sequence.pieces.size(), buffers.qkv.data() + first * 3 * width_,
             buffers.mixed.data() + first * width_, buffers);
      first += sequence.pieces.size();
    }
    finish(layer, buffers);
  }

  AlignedVector<float> out(words * width_);
  float* to = out.data();
  const float* from = buffers.x.data();
  for (const Sequence& sequence : sequences) {
    for (const std::uint32_t piece : sequence.firsts)
      to = std::copy_n(from + piece * width_, width_, to);
    from += sequence.pieces.size() * width_;
  }
  return out;
}

void Encoder::embed(const Sequence& sequence, float* rows) const {
  std::vector<float> place(width_);
  for (std::size_t i = 0; i < sequence.pieces.size(); ++i, rows += width_) {
    const std::size_t piece = sequence.pieces[i];
    const float scale = word_scale_[piece];
    for (std::size_t k = 0; k < width_; ++k) {
      rows[k] = static_cast<float>(words_[piece * width_ + k]) * scale;
      place[k] = position_[i * width_ + k] + type_[k];
    }
    kernels_.add_norm(rows, place.data(), norm_);
    const float* shape = shape_.data() + sequence.shapes[i] * width_;
    for (std::size_t k = 0; k < width_; ++k) rows[k] += shape[k];
  }
}

/// The rows in `bytes` times a matrix, in `sums`; gives how they become floats.
Restoring Encoder::sum_up(const Linear& linear, Buffers& buffers, std::size_t count) const {
  linear.matrix.multiply(buffers.bytes.data(), count, buffers.sums.data());
  Restoring restoring = linear.restoring;
  restoring.offset = linear.matrix.offset().data();
  return restoring;
}

/// The same: each row of the result, as floats, is handed to `take` with
/// its number while it is in the first-level cache.
template <class Take>
void Encoder::multiply(const Linear& linear, Buffers& buffers, std::size_t count,
                       const Take& take) const {
  const Restoring restoring = sum_up(linear, buffers, count);
  for (std::size_t r = 0; r < count; ++r) {
    kernels_.restore(buffers.sums.data() + r * restoring.width, restoring, buffers.scales[r],
                     buffers.floats.data());
    take(r, buffers.floats.data());
  }
}

/// Queries, keys and values of all rows.
void Encoder::project(const Layer& layer, Buffers& buffers) const {
  const std::size_t width = 3 * width_;
  for (std::size_t first = 0; first < buffers.rows; first += kMostRows) {
    const std::size_t count = std::min(kMostRows, buffers.rows - first);
    for (std::size_t r = 0; r < count; ++r)
      buffers.scales[r] = kernels_.quantize(buffers.x.data() + (first + r) * width_, width_,
                                            buffers.bytes.data() + r * width_);
    const Restoring restoring = sum_up(layer.qkv, buffers, count);
    for (std::size_t r = 0; r < count; ++r)
      kernels_.restore(buffers.sums.data() + r * width, restoring, buffers.scales[r],
                       buffers.qkv.data() + (first + r) * width);
  }
}

/// softmax(q . k / sqrt(depth)) v of each head, for one sequence.
void Encoder::attend(std::size_t pieces, const float* qkv, float* out, Buffers& buffers) const {
  const std::size_t depth = width_ / heads_, stride = 3 * width_,
                    padded = rounded_up(pieces, kLanes);
  Attention attention{{},
                      buffers.keys.data(),
                      buffers.values.data(),
                      pieces,
                      depth,
                      1.0f / std::sqrt(static_cast<float>(depth)),
                      buffers.scores.data()};
  for (std::size_t head = 0; head < heads_; ++head) {
    attention.queries = {qkv + head * depth, stride};
    const float* keys = attention.queries.data + width_;
    for (std::size_t j = 0; j < pieces; ++j) {
      for (std::size_t d = 0; d < depth; ++d) buffers.keys[d * padded + j] = keys[j * stride + d];
      for (std::size_t d = 0; d < depth; d += kLanes)
        std::copy_n(keys + width_ + j * stride + d, kLanes, buffers.values.data() + j * depth + d);
    }
    for (std::size_t d = 0; d < depth; ++d)
      std::fill_n(buffers.keys.data() + d * padded + pieces, padded - pieces, 0.0f);
    kernels_.attend(attention, {out + head * depth, width_});
  }
}

/// Projection of the attention, residuals, norms and the inner layer, 64 rows at a time.
void Encoder::finish(const Layer& layer, Buffers& buffers) const {
  const auto quantize = [&](std::size_t r, const float* row, std::size_t width) {
    buffers.scales[r] = kernels_.quantize(row, width, buffers.bytes.data() + r * width);
  };
  for (std::size_t first = 0; first < buffers.rows; first += kMostRows) {
    const std::size_t count = std::min(kMostRows, buffers.rows - first);
    float* x = buffers.x.data() + first * width_;
    for (std::size_t r = 0; r < count; ++r)
      quantize(r, buffers.mixed.data() + (first + r) * width_, width_);
    multiply(layer.output, buffers, count, [&](std::size_t r, const float* row) {
      kernels_.add_norm(x + r * width_, row, layer.attention_norm);
      quantize(r, x + r * width_, width_);
    });
    multiply(layer.inner, buffers, count, [&](std::size_t r, float* row) {
      kernels_.gelu(row, inner_);
      quantize(r, row, inner_);
    });
    multiply(layer.outer, buffers, count, [&](std::size_t r, const float* row) {
      kernels_.add_norm(x + r * width_, row, layer.final_norm);
    });
  }
}

}  // namespace dossier
