#include "language/kernels.h"

#include "base/error.h"

namespace dossier {

bool has_avx512() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
}

const Kernels& kernels() {
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma"))
    throw Error(ErrorCode::kSystem,
                "this processor lacks AVX2 or FMA, which the language model needs");
  return has_avx512() ? kAvx512Kernels : kAvx2Kernels;
}

}  // namespace dossier
