// The kernels for AVX2 with FMA: a Vector is two registers. Compiled with -mavx2 -mfma (see
// CMakeLists.txt).
#include <immintrin.h>

#include "language/kernels.h"

namespace dossier {
namespace {

struct Vector {
  __m256 low, high;
};

constexpr std::size_t kWidestBlock =
    1;  // vectors of a product's block: 6 x 2 sums, 2 factors and 1 value

Vector load(const float* p) {
  return {_mm256_loadu_ps(p), _mm256_loadu_ps(p + 8)};
}
void store(float* p, Vector v) {
  _mm256_storeu_ps(p, v.low);
  _mm256_storeu_ps(p + 8, v.high);
}
Vector constant(float x) {
  return {_mm256_set1_ps(x), _mm256_set1_ps(x)};
}
Vector add(Vector a, Vector b) {
  return {_mm256_add_ps(a.low, b.low), _mm256_add_ps(a.high, b.high)};
}
Vector subtract(Vector a, Vector b) {
  return {_mm256_sub_ps(a.low, b.low), _mm256_sub_ps(a.high, b.high)};
}
Vector multiply(Vector a, Vector b) {
  return {_mm256_mul_ps(a.low, b.low), _mm256_mul_ps(a.high, b.high)};
}
Vector divide(Vector a, Vector b) {
  return {_mm256_div_ps(a.low, b.low), _mm256_div_ps(a.high, b.high)};
}
Vector maximum(Vector a, Vector b) {
  return {_mm256_max_ps(a.low, b.low), _mm256_max_ps(a.high, b.high)};
}
Vector minimum(Vector a, Vector b) {
  return {_mm256_min_ps(a.low, b.low), _mm256_min_ps(a.high, b.high)};
}
Vector fused(Vector a, Vector b, Vector c) {
  return {_mm256_fmadd_ps(a.low, b.low, c.low), _mm256_fmadd_ps(a.high, b.high, c.high)};
}
Vector absolute(Vector v) {
  const __m256 sign = _mm256_set1_ps(-0.0f);
  return {_mm256_andnot_ps(sign, v.low), _mm256_andnot_ps(sign, v.high)};
}
Vector rounded(Vector v) {
  constexpr int kNearest = _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC;
  return {_mm256_round_ps(v.low, kNearest), _mm256_round_ps(v.high, kNearest)};
}
__m256 scaled(__m256 v, __m256 n) {
  const __m256i biased = _mm256_add_epi32(_mm256_cvtps_epi32(n), _mm256_set1_epi32(127));
  return _mm256_mul_ps(v, _mm256_castsi256_ps(_mm256_slli_epi32(biased, 23)));
}
/// v * 2^n for whole n > -127.
Vector scaled(Vector v, Vector n) {
  return {scaled(v.low, n.low), scaled(v.high, n.high)};
}
__m256 lower_half(Vector v) {
  return v.low;
}
__m256 upper_half(Vector v) {
  return v.high;
}
__m256 difference_of_eight(const std::int32_t* a, const std::int32_t* b) {
  const __m256i left = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a));
  const __m256i right = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b));
  return _mm256_cvtepi32_ps(_mm256_sub_epi32(left, right));
}
Vector difference(const std::int32_t* a, const std::int32_t* b) {
  return {difference_of_eight(a, b), difference_of_eight(a + 8, b + 8)};
}
/// 128 + round(v), for v in [-127, 127].
void store_bytes(std::uint8_t* p, Vector v) {
  const __m256i words = _mm256_packs_epi32(_mm256_cvtps_epi32(v.low), _mm256_cvtps_epi32(v.high));
  const __m256i ordered = _mm256_permute4x64_epi64(words, _MM_SHUFFLE(3, 1, 2, 0));
  const __m256i shifted = _mm256_add_epi16(ordered, _mm256_set1_epi16(128));
  const __m128i bytes =
      _mm_packus_epi16(_mm256_castsi256_si128(shifted), _mm256_extracti128_si256(shifted, 1));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(p), bytes);
}

#include "language/kernels_body.h"

}  // namespace

const Kernels kAvx2Kernels = {quantize, restore, gelu, add_norm, dot, product, attend};

}  // namespace dossier
