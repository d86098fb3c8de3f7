// The kernels for AVX-512: a Vector is one register. Compiled with -mavx512f -mavx512bw -mavx512vl
// -mavx512dq (see CMakeLists.txt).
#include <immintrin.h>

#include "language/kernels.h"

namespace dossier {
namespace {

using Vector = __m512;

constexpr std::size_t kWidestBlock = 2;  // vectors of a product's block

Vector load(const float* p) {
  return _mm512_loadu_ps(p);
}
void store(float* p, Vector v) {
  _mm512_storeu_ps(p, v);
}
Vector constant(float x) {
  return _mm512_set1_ps(x);
}
Vector add(Vector a, Vector b) {
  return _mm512_add_ps(a, b);
}
Vector subtract(Vector a, Vector b) {
  return _mm512_sub_ps(a, b);
}
Vector multiply(Vector a, Vector b) {
  return _mm512_mul_ps(a, b);
}
Vector divide(Vector a, Vector b) {
  return _mm512_div_ps(a, b);
}
Vector maximum(Vector a, Vector b) {
  return _mm512_max_ps(a, b);
}
Vector minimum(Vector a, Vector b) {
  return _mm512_min_ps(a, b);
}
Vector fused(Vector a, Vector b, Vector c) {
  return _mm512_fmadd_ps(a, b, c);
}
Vector absolute(Vector v) {
  return _mm512_abs_ps(v);
}
Vector rounded(Vector v) {
  return _mm512_roundscale_ps(v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
/// v * 2^n for whole n > -127.
Vector scaled(Vector v, Vector n) {
  return _mm512_scalef_ps(v, n);
}
// With a mask, because GCC 12 warns of its own header otherwise.
__m256 lower_half(Vector v) {
  return _mm512_maskz_extractf32x8_ps(0xFF, v, 0);
}
__m256 upper_half(Vector v) {
  return _mm512_maskz_extractf32x8_ps(0xFF, v, 1);
}
Vector difference(const std::int32_t* a, const std::int32_t* b) {
  return _mm512_cvtepi32_ps(_mm512_sub_epi32(_mm512_loadu_si512(a), _mm512_loadu_si512(b)));
}
/// 128 + round(v), for v in [-127, 127].
void store_bytes(std::uint8_t* p, Vector v) {
  const __m512i shifted = _mm512_add_epi32(_mm512_cvtps_epi32(v), _mm512_set1_epi32(128));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(p), _mm512_cvtepi32_epi8(shifted));
}

#include "language/kernels_body.h"

}  // namespace

const Kernels kAvx512Kernels = {quantize, restore, gelu, add_norm, dot, product, attend};

}  // namespace dossier
