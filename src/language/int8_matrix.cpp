// oneDNN matmul with s32 results; what makes floats of them is in kernels.h.
//
// Products are compiled for 16, 32, 48 and 64 rows when the model is loaded (a quarter of a
// millisecond each), all for one layout of the weights. Scratch memory is given by the caller of
// the primitive, which is what makes one primitive safe to run on several threads.
#include "language/int8_matrix.h"

#include <algorithm>

// The two calls of OpenMP's runtime library (libgomp, which oneDNN uses) that are needed; its
// header comes with GCC only.
extern "C" {
int omp_get_max_threads();
void omp_set_num_threads(int count);
}

namespace dossier {
namespace {

using Memory = dnnl::memory;
using Type = Memory::data_type;
using Tag = Memory::format_tag;

dnnl::matmul::primitive_desc describe(const dnnl::engine& engine, MatrixSize size, std::size_t rows,
                                      const Memory::desc& weights) {
  const auto m = static_cast<Memory::dim>(rows);
  const auto inputs = static_cast<Memory::dim>(size.inputs),
             outputs = static_cast<Memory::dim>(size.outputs);
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  const dnnl::matmul::desc product(Memory::desc({m, inputs}, Type::u8, Tag::ab), weights,
                                   Memory::desc({m, outputs}, Type::s32, Tag::ab));
  return dnnl::matmul::primitive_desc(product, attributes, engine);
}

}  // namespace

SingleThread::SingleThread() : before_(omp_get_max_threads()) {
  omp_set_num_threads(1);
}
SingleThread::~SingleThread() {
  omp_set_num_threads(before_);
}

Int8Products::Int8Products() : engine_(dnnl::engine::kind::cpu, 0) {}

const Int8Products::Compiled& Int8Products::compiled(MatrixSize size) {
  const auto found = compiled_.find(size);
  if (found != compiled_.end()) return found->second;
  Compiled& made = compiled_[size];
  made.weights =
      Memory::desc({static_cast<Memory::dim>(size.inputs), static_cast<Memory::dim>(size.outputs)},
                   Type::s8, Tag::any);
  for (std::size_t rows = kMostRows; rows > 0; rows -= kRowStep) {
    const auto described = describe(engine_, size, rows, made.weights);
    made.products[rows / kRowStep - 1] = {dnnl::matmul(described), described.src_desc(),
                                          described.dst_desc(), described.scratchpad_desc()};
    made.weights = described.weights_desc();
  }
  return made;
}

Int8Matrix Int8Products::matrix(MatrixSize size, std::span<const std::int8_t> weights) {
  Int8Matrix out;
  out.size_ = size;
  out.compiled_ = &compiled(size);
  const Memory::desc given(
      {static_cast<Memory::dim>(size.inputs), static_cast<Memory::dim>(size.outputs)}, Type::s8,
      Tag::ba);
  const Memory source(given, engine_, const_cast<std::int8_t*>(weights.data()));
  out.weights_ = Memory(out.compiled_->weights, engine_);
  dnnl::stream stream(engine_);
  dnnl::reorder(source, out.weights_).execute(stream, const_cast<Memory&>(source), out.weights_);
  stream.wait();
  out.offset_.resize(size.outputs);
  for (std::size_t o = 0; o < size.outputs; ++o) {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < size.inputs; ++i) sum += weights[o * size.inputs + i];
    out.offset_[o] = 128 * sum;
  }
  return out;
}

void Int8Matrix::multiply(const std::uint8_t* rows, std::size_t count, std::int32_t* sums) const {
  const Int8Products::Product& product = compiled_->products[(count - 1) / kRowStep];
  const dnnl::engine engine = weights_.get_engine();
  thread_local AlignedVector<std::uint8_t> scratch;
  scratch.resize(std::max(scratch.size(), product.scratch.get_size()));
  const Memory source(product.rows, engine, const_cast<std::uint8_t*>(rows)),
      result(product.sums, engine, sums), room(product.scratch, engine, scratch.data());
  dnnl::stream stream(engine);
  // The C call, because the one in C++ makes a hash table of the arguments.
  const dnnl_exec_arg_t arguments[] = {{DNNL_ARG_SRC, source.get()},
                                       {DNNL_ARG_WEIGHTS, weights_.get()},
                                       {DNNL_ARG_DST, result.get()},
                                       {DNNL_ARG_SCRATCHPAD, room.get()}};
  dnnl::error::wrap_c_api(dnnl_primitive_execute(product.run.get(), stream.get(), 4, arguments),
                          "cannot multiply");
  stream.wait();
}

}  // namespace dossier
