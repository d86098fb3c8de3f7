// Matrices of bytes, multiplied by oneDNN: rows of u8 (128 is zero) times weights of s8 give exact
// integer sums.
//
// Weights within [-63, 63] keep sums of two products inside 16 bits, so that AVX2, VNNI and AMX
// give the same integers.
//
//   Threads    immutable after construction; `multiply` may be called from any number of threads,
//   each with its own
//              buffers. oneDNN itself uses one thread in each call, inside a SingleThread scope.
#pragma once

#include <cstdint>
#include <dnnl.hpp>
#include <map>
#include <span>
#include <utility>

#include "language/aligned.h"

namespace dossier {

inline constexpr std::size_t kMostRows = 64;  // that one call of `multiply` takes
inline constexpr std::size_t kRowStep = 16;   // row counts are rounded up to multiples of this

/// Makes oneDNN (OpenMP) stay on the calling thread as long as it lives: documents run side by side
/// outside.
class SingleThread {
 public:
  SingleThread();
  ~SingleThread();
  SingleThread(const SingleThread&) = delete;
  SingleThread& operator=(const SingleThread&) = delete;

 private:
  int before_;
};

struct MatrixSize {
  std::size_t inputs;
  std::size_t outputs;
  friend auto operator<=>(const MatrixSize&, const MatrixSize&) = default;
};

class Int8Matrix;

/// The compiled products of each matrix size, shared by the matrices of that size, which must not
/// outlive it.
class Int8Products {
 public:
  Int8Products();
  Int8Products(const Int8Products&) = delete;
  Int8Products& operator=(const Int8Products&) = delete;
  /// Copies `weights` ([outputs][inputs]) into the order that this processor multiplies fastest.
  Int8Matrix matrix(MatrixSize size, std::span<const std::int8_t> weights);

 private:
  friend class Int8Matrix;
  struct Product {  // for one number of rows
    dnnl::matmul run;
    dnnl::memory::desc rows, sums, scratch;
  };
  struct Compiled {
    Product products[kMostRows / kRowStep];
    dnnl::memory::desc weights;
  };
  const Compiled& compiled(MatrixSize size);

  dnnl::engine engine_;
  std::map<MatrixSize, Compiled> compiled_;  // a map, because its values stay where they are
};

class Int8Matrix {
 public:
  /// sums[r][o] = sum over i of rows[r][i] * weights[o][i]. Reads and writes `count` rounded up to
  /// a multiple of 16 rows; at most 64.
  void multiply(const std::uint8_t* rows, std::size_t count, std::int32_t* sums) const;
  /// 128 times the sum of each output's weights: what the offset of the rows adds to every sum.
  const AlignedVector<std::int32_t>& offset() const { return offset_; }

 private:
  friend class Int8Products;
  MatrixSize size_;
  const Int8Products::Compiled* compiled_ = nullptr;
  dnnl::memory weights_;
  AlignedVector<std::int32_t> offset_;
};

}  // namespace dossier
