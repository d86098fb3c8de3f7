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
  float lanes[kLanes];
  store(lanes, v);
  for (std::size_t width = kLanes / 2; width > 0; width /= 2)
    for (std::size_t i = 0; i < width; ++i) lanes[i] += lanes[i + width];
  return lanes[0];
}

float lane_max(Vector v) {
  float lanes[kLanes];
  store(lanes, v);
  for (std::size_t width = kLanes / 2; width > 0; width /= 2)
    for (std::size_t i = 0; i < width; ++i)
      lanes[i] = lanes[i] < lanes[i + width] ? lanes[i + width] : lanes[i];
  return lanes[0];
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
  return multiply(p, power_of_two(n));
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

void softmax(float* x, std::size_t valid, float factor) {
  const std::size_t width = (valid + kLanes - 1) / kLanes * kLanes;
  for (std::size_t i = valid; i < width; ++i) x[i] = -1e30f;
  Vector most = constant(-1e30f);
  for (std::size_t i = 0; i < width; i += kLanes) most = maximum(most, load(x + i));
  const Vector largest = constant(lane_max(most)), scale = constant(factor);
  Vector total = constant(0.0f);
  for (std::size_t i = 0; i < width; i += kLanes) {
    const Vector e = exponential(multiply(subtract(load(x + i), largest), scale));
    store(x + i, e);
    if (i + kLanes <= valid) total = add(total, e);
  }
  for (std::size_t i = valid; i < width; ++i) x[i] = 0.0f;
  if (valid < width) total = add(total, load(x + width - kLanes));
  const Vector inverse = constant(1.0f / lane_sum(total));
  for (std::size_t i = 0; i < width; i += kLanes) store(x + i, multiply(load(x + i), inverse));
}

float dot(const float* a, const float* b, std::size_t width) {
  Vector sum = constant(0.0f);
  for (std::size_t i = 0; i < width; i += kLanes) sum = fused(load(a + i), load(b + i), sum);
  return lane_sum(sum);
}

template <std::size_t kRows, std::size_t kVectors>
void block(const float* a, std::size_t a_stride, Matrix b, std::size_t depth, MutableMatrix out) {
  Vector sums[kRows][kVectors];
  for (auto& row : sums)
    for (Vector& sum : row) sum = constant(0.0f);
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
void columns(Matrix a, Matrix b, MutableMatrix out, ProductShape shape) {
  std::size_t row = 0;
  const auto at = [&] { return MutableMatrix{out.data + row * out.stride, out.stride}; };
  for (; row + kRowBlock <= shape.rows; row += kRowBlock)
    block<kRowBlock, kVectors>(a.data + row * a.stride, a.stride, b, shape.depth, at());
  for (; row + 2 <= shape.rows; row += 2)
    block<2, kVectors>(a.data + row * a.stride, a.stride, b, shape.depth, at());
  for (; row < shape.rows; ++row)
    block<1, kVectors>(a.data + row * a.stride, a.stride, b, shape.depth, at());
}

void product(Matrix a, Matrix b, MutableMatrix out, ProductShape shape) {
  std::size_t column = 0;
  const auto left = [&] { return Matrix{b.data + column, b.stride}; };
  const auto result = [&] { return MutableMatrix{out.data + column, out.stride}; };
  for (; column + kWidestBlock * kLanes <= shape.columns; column += kWidestBlock * kLanes)
    columns<kWidestBlock>(a, left(), result(), shape);
  for (; column < shape.columns; column += kLanes) columns<1>(a, left(), result(), shape);
}
