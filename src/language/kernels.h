// The float loops of the encoder and the heads, for AVX2 and for AVX-512.
//
// Both give the same bytes: an element's value never hangs on how many elements are computed side
// by side, and every sum over a row has 16 lanes that are added in one fixed order
// (kernels_body.h).
//
//   Threads    pure functions.
//   Units      rows are lengths in elements; every row length is a multiple of 16 unless a function
//   says otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace dossier {

inline constexpr std::size_t kLanes = 16;
inline constexpr std::size_t kAttentionRows = 6;  // queries that meet the keys together

struct Matrix {
  const float* data;
  std::size_t stride;  // elements from one row to the next
};

struct MutableMatrix {
  float* data;
  std::size_t stride;
};

struct ProductShape {
  std::size_t rows;     // of the first factor and of the result
  std::size_t columns;  // of the second factor and of the result; a multiple of 16
  std::size_t depth;    // columns of the first factor, rows of the second; any
};

/// How integer sums of one row become floats: out[i] = (sums[i] - offset[i]) * (row_scale *
/// scale[i]) + bias[i].
struct Restoring {
  const std::int32_t* offset;
  const float* scale;
  const float* bias;
  std::size_t width;
};

struct Norm {
  const float* weight;
  const float* bias;
  std::size_t width;
  float epsilon;
};

/// One head of attention over the pieces of a sequence. The sums' order hangs on `pieces` alone.
struct Attention {
  Matrix queries;
  const float* keys;    // [depth][pieces rounded up to a multiple of 16]
  const float* values;  // [pieces][depth]
  std::size_t pieces, depth;
  float factor;
  float* scores;  // working memory: kAttentionRows rows of the rounded number of pieces
};

struct Kernels {
  /// q[i] = 128 + round(x[i] / scale), round to nearest even, where scale = max|x| / 127; gives the
  /// scale.
  float (*quantize)(const float* x, std::size_t width, std::uint8_t* q);
  void (*restore)(const std::int32_t* sums, const Restoring& how, float row_scale, float* out);
  /// x/2 (1 + erf(x / sqrt 2)) in place; absolute error below 1e-6.
  void (*gelu)(float* x, std::size_t width);
  /// row = norm(row + added).
  void (*add_norm)(float* row, const float* added, const Norm& norm);
  float (*dot)(const float* a, const float* b, std::size_t width);
  /// out = a * b, each row plus `start` unless that is null.
  void (*product)(Matrix a, Matrix b, const float* start, MutableMatrix out, ProductShape shape);
  /// out = softmax(factor * queries * keys) * values, row by row.
  void (*attend)(const Attention& how, MutableMatrix out);
};

/// The fastest kernels that this processor runs and the environment variable ONEDNN_MAX_CPU_ISA,
/// which also limits the integer products, allows; kSystem where the processor lacks AVX2 or FMA.
const Kernels& kernels();

/// What integer products and kernels run on, as a line of text for --version.
std::string instruction_sets();

/// Each set by itself, so that a test can compare them; AVX-512 may only be called where
/// `has_avx512()`.
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;
bool has_avx512();

}  // namespace dossier
