#include "language/kernels.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <random>
#include <vector>

#include "language/dense.h"
#include "language/int8_matrix.h"

using namespace dossier;

namespace {

std::vector<float> drawn(std::size_t n, std::uint32_t seed, float width = 4.0f) {
  std::mt19937 draw(seed);
  std::vector<float> out(n);
  for (float& x : out) x = (static_cast<float>(draw() % 20001) / 10000.0f - 1.0f) * width;
  return out;
}

bool same_bytes(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

constexpr std::size_t kDepth = 32;
constexpr float kFactor = 0.3f;

/// What one head of attention gives for rows of query, key and value, side by side.
std::vector<float> attended(const Kernels& k, const std::vector<float>& rows, std::size_t pieces) {
  const std::size_t padded = (pieces + kLanes - 1) / kLanes * kLanes;
  std::vector<float> keys(kDepth * padded), values, scores(kAttentionRows * padded),
      out(pieces * kDepth);
  for (std::size_t i = 0; i < pieces; ++i) {
    const float* row = rows.data() + i * 3 * kDepth;
    for (std::size_t d = 0; d < kDepth; ++d) keys[d * padded + i] = row[kDepth + d];
    values.insert(values.end(), row + 2 * kDepth, row + 3 * kDepth);
  }
  k.attend({{rows.data(), 3 * kDepth},
            keys.data(),
            values.data(),
            pieces,
            kDepth,
            kFactor,
            scores.data()},
           {out.data(), kDepth});
  return out;
}

/// All kernels, one after the other, on drawn rows: everything that they wrote.
std::vector<float> everything(const Kernels& k) {
  std::vector<float> x = drawn(384, 1), out;
  const std::vector<float> added = drawn(384, 2), weight = drawn(384, 3), bias = drawn(384, 4);
  k.gelu(x.data(), x.size());
  k.add_norm(x.data(), added.data(), {weight.data(), bias.data(), 384, 1e-12f});
  out = x;
  std::vector<std::uint8_t> bytes(384);
  out.push_back(k.quantize(x.data(), 384, bytes.data()));
  out.insert(out.end(), bytes.begin(), bytes.end());
  std::vector<std::int32_t> sums(384), offset(384);
  for (int i = 0; i < 384; ++i) sums[static_cast<std::size_t>(i)] = 7919 * i - 1'000'000;
  std::vector<float> restored(384);
  k.restore(sums.data(), {offset.data(), weight.data(), bias.data(), 384}, 0.013f, restored.data());
  out.insert(out.end(), restored.begin(), restored.end());
  for (const std::size_t pieces : {1, 6, 16, 37}) {
    const std::vector<float> mixed = attended(k, drawn(pieces * 96, 5), pieces);
    out.insert(out.end(), mixed.begin(), mixed.end());
  }
  const std::vector<float> a = drawn(13 * 37, 6), b = drawn(37 * 80, 7);
  for (const float* start : {static_cast<const float*>(nullptr), bias.data()}) {
    std::vector<float> product(13 * 80);
    k.product({a.data(), 37}, {b.data(), 80}, start, {product.data(), 80}, {13, 80, 37});
    out.insert(out.end(), product.begin(), product.end());
  }
  out.push_back(k.dot(a.data(), b.data(), 384));
  return out;
}

}  // namespace

TEST_CASE("AVX2 and AVX-512 kernels give the same bytes") {
  if (!has_avx512()) return;  // nothing to compare with on this processor
  CHECK(same_bytes(everything(kAvx2Kernels), everything(kAvx512Kernels)));
}

TEST_CASE("GELU is right to a millionth") {
  std::vector<float> x;
  for (int i = -4000; i < 4000; ++i) x.push_back(static_cast<float>(i) / 400.0f);
  std::vector<float> y = x;
  kernels().gelu(y.data(), y.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double exact = x[i] / 2.0 * (1.0 + std::erf(x[i] / std::sqrt(2.0)));
    REQUIRE(std::abs(y[i] - exact) < 1e-6 * std::max(1.0, std::abs(exact)));
  }
}

TEST_CASE("attention is the softmax of the scores times the values, at any number of pieces") {
  for (const std::size_t pieces : {1, 7, 16, 45}) {
    const std::vector<float> rows = drawn(pieces * 3 * kDepth, 8, 2.0f);
    const std::vector<float> out = attended(kernels(), rows, pieces);
    for (std::size_t i = 0; i < pieces; ++i) {
      std::vector<double> share(pieces);
      double total = 0;
      for (std::size_t j = 0; j < pieces; ++j) {
        for (std::size_t d = 0; d < kDepth; ++d)
          share[j] += static_cast<double>(rows[i * 3 * kDepth + d]) *
                      rows[j * 3 * kDepth + kDepth + d] * kFactor;
        total += share[j] = std::exp(share[j]);
      }
      for (std::size_t d = 0; d < kDepth; ++d) {
        double exact = 0;
        for (std::size_t j = 0; j < pieces; ++j)
          exact += share[j] / total * rows[j * 3 * kDepth + 2 * kDepth + d];
        REQUIRE(out[i * kDepth + d] == Approx(exact).epsilon(1e-4).margin(1e-5));
      }
    }
  }
}

TEST_CASE("a normalized row has the mean and spread that were asked for") {
  std::vector<float> row = drawn(384, 9);
  const std::vector<float> none(384), weight(384, 2.0f), bias(384, 0.5f);
  kernels().add_norm(row.data(), none.data(), {weight.data(), bias.data(), 384, 0.0f});
  double mean = 0, square = 0;
  for (const float x : row) mean += x / 384.0;
  for (const float x : row) square += (x - mean) * (x - mean) / 384.0;
  CHECK(mean == Approx(0.5).epsilon(1e-4));
  CHECK(std::sqrt(square) == Approx(2.0).epsilon(1e-4));
}

TEST_CASE("a quantized row is the row to half a step") {
  const std::vector<float> x = drawn(384, 10);
  std::vector<std::uint8_t> q(384);
  const float scale = kernels().quantize(x.data(), 384, q.data());
  for (std::size_t i = 0; i < 384; ++i)
    REQUIRE(std::abs(scale * (q[i] - 128.0f) - x[i]) <= 0.501f * scale);
}

TEST_CASE("a row of zeros is quantized to zeros") {
  const std::vector<float> x(384);
  std::vector<std::uint8_t> q(384, 1);
  kernels().quantize(x.data(), 384, q.data());
  CHECK(q == std::vector<std::uint8_t>(384, 128));
}

TEST_CASE("integer products are exact at the largest weights, for any number of rows") {
  const MatrixSize size = {384, 384};
  std::mt19937 draw(11);
  std::vector<std::int8_t> weights(size.inputs * size.outputs);
  for (std::int8_t& w : weights)
    w = static_cast<std::int8_t>(draw() % 4 == 0 ? static_cast<int>(draw() % 127) - 63
                                 : draw() % 2    ? 63
                                                 : -63);
  const SingleThread single;
  Int8Products products;
  const Int8Matrix matrix = products.matrix(size, weights);
  AlignedVector<std::uint8_t> rows(kMostRows * size.inputs);
  for (std::uint8_t& x : rows) x = static_cast<std::uint8_t>(draw() % 3 ? 255 : draw() % 256);
  for (const std::size_t count : {1, 16, 17, 33, 64}) {
    AlignedVector<std::int32_t> sums(kMostRows * size.outputs);
    matrix.multiply(rows.data(), count, sums.data());
    for (std::size_t r = 0; r < count; r += 7) {
      for (std::size_t o = 0; o < size.outputs; o += 5) {
        std::int32_t exact = 0;
        for (std::size_t i = 0; i < size.inputs; ++i)
          exact += rows[r * size.inputs + i] * weights[o * size.inputs + i];
        REQUIRE(sums[r * size.outputs + o] == exact);
      }
    }
  }
}

TEST_CASE("a dense layer is its matrix and bias, whatever the number of outputs") {
  for (const std::size_t outputs : {1, 17, 40, 129}) {
    const std::size_t inputs = 48;
    const std::vector<float> weight = drawn(outputs * inputs, 12), bias = drawn(outputs, 13),
                             rows = drawn(5 * inputs, 14);
    const Dense dense(weight, bias);
    const AlignedVector<float> out = dense.apply({rows.data(), inputs}, 5);
    for (std::size_t r = 0; r < 5; ++r) {
      for (std::size_t o = 0; o < outputs; ++o) {
        double exact = bias[o];
        for (std::size_t i = 0; i < inputs; ++i)
          exact += static_cast<double>(weight[o * inputs + i]) * rows[r * inputs + i];
        REQUIRE(out[r * dense.stride() + o] == Approx(exact).margin(1e-3));
      }
    }
  }
}
