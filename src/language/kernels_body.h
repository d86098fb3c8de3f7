// The kernels, written once over `Vector`, 16 floats that the including file defines for its
// instruction set: one register of AVX-512, two of AVX2. Included by kernels_avx2.cpp and
// kernels_avx512.cpp only, inside a namespace of their own, because each is compiled for its own
// processor.
//
// Bytes: elements are computed apart from each other; sums over a row keep 16 lanes and end in
// `lane_sum`, whose order is fixed; a product adds over its depth one after the other with fused
// multiply-adds, whatever the blocking. Sources: exp after Cephes' expf; erf is the rational
// approximation of XLA and Eigen on [-4, 4].

constexpr std::size_t kRowBlock = 6;  // rows of a product at once: fits 16 registers with AVX2

float lane_sum(Vector v) {
  const __m256 eight = _mm256_add_ps(lower_half(v), upper_half(v));
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}

float lane_max(Vector v) {
  const __m256 eight = _mm256_max_ps(lower_half(v), upper_half(v));
  const __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}

// e^x for x <= 0; below -87 the value of -87.
Vector exponential(Vector x) {
  x = maximum(x, constant(-87.0f));
  const Vector n = rounded(multiply(x, constant(1.44269504088896341f)));
  Vector r = fused(n, constant(-0.693359375f), x);
  r = fused(n, constant(2.12194440e-4f), r);
  Vector p = constant(1.9875691500e-4f);
  p = fused(p, r, constant(1.3981999507e-3f));
  p = fused(p, r, constant(8.3334519073e-3f));
  p = fused(p, r, constant(4.1665795894e-2f));
  p = fused(p, r, constant(1.6666665459e-1f));
  p = fused(p, r, constant(5.0000001201e-1f));
  p = add(fused(p, multiply(r, r), r), constant(1.0f));
  return scaled(p, n);
}

Vector error_function(Vector x) {
  x = minimum(maximum(x, constant(-4.0f)), constant(4.0f));
  const Vector s = multiply(x, x);
  Vector p = constant(-2.72614225801306e-10f);
  p = fused(p, s, constant(2.77068142495902e-08f));
  p = fused(p, s, constant(-2.10102402082508e-06f));
  p = fused(p, s, constant(-5.69250639462346e-05f));
  p = fused(p, s, constant(-7.34990630326855e-04f));
  p = fused(p, s, constant(-2.95459980854025e-03f));
  p = fused(p, s, constant(-1.60960333262415e-02f));
  Vector q = constant(-1.45660718464996e-05f);
  q = fused(q, s, constant(-2.13374055278905e-04f));
  q = fused(q, s, constant(-1.68282697438203e-03f));
  q = fused(q, s, constant(-7.37332916720468e-03f));
  q = fused(q, s, constant(-1.42647390514189e-02f));
  return divide(multiply(x, p), q);
}

float quantize(const float* x, std::size_t width, std::uint8_t* q) {
  Vector most = constant(0.0f);
  for (std::size_t i = 0; i < width; i += kLanes) most = maximum(most, absolute(load(x + i)));
  const float largest = lane_max(most) / 127.0f;
  const float scale = largest < 1e-8f ? 1e-8f : largest;
  const Vector inverse = constant(1.0f / scale);
  for (std::size_t i = 0; i < width; i += kLanes)
    store_bytes(q + i, multiply(load(x + i), inverse));
  return scale;
}

void restore(const std::int32_t* sums, const Restoring& how, float row_scale, float* out) {
  const Vector row = constant(row_scale);
  for (std::size_t i = 0; i < how.width; i += kLanes) {
    const Vector value = difference(sums + i, how.offset + i);
    store(out + i, fused(value, multiply(row, load(how.scale + i)), load(how.bias + i)));
  }
}

void gelu(float* x, std::size_t width) {
  for (std::size_t i = 0; i < width; i += kLanes) {
    const Vector v = load(x + i);
    const Vector half = multiply(v, constant(0.5f));
    store(x + i, fused(half, error_function(multiply(v, constant(0.70710678118654752f))), half));
  }
}

void add_norm(float* row, const float* added, const Norm& norm) {
  Vector total = constant(0.0f);
  for (std::size_t i = 0; i < norm.width; i += kLanes) {
    const Vector v = add(load(row + i), load(added + i));
    store(row + i, v);
    total = add(total, v);
  }
  const float count = static_cast<float>(norm.width);
  const Vector mean = constant(lane_sum(total) / count);
  Vector squares = constant(0.0f);
  for (std::size_t i = 0; i < norm.width; i += kLanes) {
    const Vector d = subtract(load(row + i), mean);
    squares = fused(d, d, squares);
  }
  const Vector inverse = constant(1.0f / __builtin_sqrtf(lane_sum(squares) / count + norm.epsilon));
  for (std::size_t i = 0; i < norm.width; i += kLanes) {
    const Vector d = multiply(subtract(load(row + i), mean), inverse);
    store(row + i, fused(d, load(norm.weight + i), load(norm.bias + i)));
  }
}

float dot(const float* a, const float* b, std::size_t width) {
  Vector sum = constant(0.0f);
  for (std::size_t i = 0; i < width; i += kLanes) sum = fused(load(a + i), load(b + i), sum);
  return lane_sum(sum);
}

template <std::size_t kRows, std::size_t kVectors>
void block(const float* a, std::size_t a_stride, Matrix b, std::size_t depth, const float* start,
           MutableMatrix out) {
  Vector sums[kRows][kVectors];
  for (auto& row : sums)
    for (std::size_t v = 0; v < kVectors; ++v)
      row[v] = start ? load(start + v * kLanes) : constant(0.0f);
  for (std::size_t k = 0; k < depth; ++k) {
    Vector factors[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v)
      factors[v] = load(b.data + k * b.stride + v * kLanes);
    for (std::size_t r = 0; r < kRows; ++r) {
      const Vector value = constant(a[r * a_stride + k]);
      for (std::size_t v = 0; v < kVectors; ++v) sums[r][v] = fused(value, factors[v], sums[r][v]);
    }
  }
  for (std::size_t r = 0; r < kRows; ++r)
    for (std::size_t v = 0; v < kVectors; ++v)
      store(out.data + r * out.stride + v * kLanes, sums[r][v]);
}

template <std::size_t kVectors>
void columns(Matrix a, Matrix b, const float* start, MutableMatrix out, ProductShape shape) {
  std::size_t row = 0;
  const auto rows = [&]<std::size_t kRows>() {
    for (; row + kRows <= shape.rows; row += kRows)
      block<kRows, kVectors>(a.data + row * a.stride, a.stride, b, shape.depth, start,
                             {out.data + row * out.stride, out.stride});
  };
  rows.template operator()<kRowBlock>();
  rows.template operator()<2>();
  rows.template operator()<1>();
}

void product(Matrix a, Matrix b, const float* start, MutableMatrix out, ProductShape shape) {
  std::size_t column = 0;
  const auto wide = [&]<std::size_t kVectors>() {
    for (; column + kVectors * kLanes <= shape.columns; column += kVectors * kLanes)
      columns<kVectors>(a, {b.data + column, b.stride}, start ? start + column : nullptr,
                        {out.data + column, out.stride}, shape);
  };
  wide.template operator()<kWidestBlock>();
  if (kWidestBlock > 1) wide.template operator()<1>();
}

// e^(factor * (x - largest x)) of the first `valid` elements of some rows in place, and their sums.
// What is behind them, up to a multiple of 16, counts as minus infinity. Rows are taken side by
// side because each by itself waits for its own largest element and sum.
template <std::size_t kRows>
void exponentials(float* x, std::size_t valid, float factor, float* sums) {
  const std::size_t width = (valid + kLanes - 1) / kLanes * kLanes;
  Vector most[kRows], shift[kRows], total[kRows];
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t i = valid; i < width; ++i) x[r * width + i] = -1e30f;
    most[r] = constant(-1e30f);
  }
  for (std::size_t i = 0; i < width; i += kLanes)
    for (std::size_t r = 0; r < kRows; ++r) most[r] = maximum(most[r], load(x + r * width + i));
  const Vector scale = constant(factor);
  for (std::size_t r = 0; r < kRows; ++r) {
    shift[r] = constant(-factor * lane_max(most[r]));
    total[r] = constant(0.0f);
  }
  for (std::size_t i = 0; i < width; i += kLanes) {
    for (std::size_t r = 0; r < kRows; ++r) {
      const Vector e = exponential(fused(load(x + r * width + i), scale, shift[r]));
      store(x + r * width + i, e);
      total[r] = add(total[r], e);
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) sums[r] = lane_sum(total[r]);
}

void attend(const Attention& a, MutableMatrix out) {
  const std::size_t padded = (a.pieces + kLanes - 1) / kLanes * kLanes;
  for (std::size_t row = 0; row < a.pieces; row += kAttentionRows) {
    const std::size_t count = a.pieces - row < kAttentionRows ? a.pieces - row : kAttentionRows;
    product({a.queries.data + row * a.queries.stride, a.queries.stride}, {a.keys, padded}, nullptr,
            {a.scores, padded}, {count, padded, a.depth});
    float sums[kAttentionRows];
    std::size_t r = 0;
    for (; r + 3 <= count; r += 3)
      exponentials<3>(a.scores + r * padded, a.pieces, a.factor, sums + r);
    for (; r < count; ++r) exponentials<1>(a.scores + r * padded, a.pieces, a.factor, sums + r);
    float* mixed = out.data + row * out.stride;
    product({a.scores, padded}, {a.values, a.depth}, nullptr, {mixed, out.stride},
            {count, a.depth, a.pieces});
    for (r = 0; r < count; ++r)
      for (std::size_t i = 0; i < a.depth; i += kLanes)
        store(mixed + r * out.stride + i,
              multiply(load(mixed + r * out.stride + i), constant(1.0f / sums[r])));
  }
}
