#include "language/kernels.h"

#include <oneapi/dnnl/dnnl.h>

#include "base/error.h"

namespace dossier {
namespace {

constexpr unsigned kAvx512Bit = 0x20;  // of oneDNN's numbers of instruction sets

std::string_view name_of(dnnl_cpu_isa_t set) {
  switch (set) {
    case dnnl_cpu_isa_avx2:
      return "AVX2";
    case dnnl_cpu_isa_avx2_vnni:
      return "AVX2 with VNNI";
    case dnnl_cpu_isa_avx512_core:
      return "AVX-512";
    case dnnl_cpu_isa_avx512_core_vnni:
      return "AVX-512 with VNNI";
    case dnnl_cpu_isa_avx512_core_bf16:
      return "AVX-512 with VNNI and bf16";
    case dnnl_cpu_isa_avx512_core_amx:
      return "AVX-512 with AMX";
    default:
      return "another instruction set";
  }
}

const Kernels& fastest() {
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma"))
    throw Error(ErrorCode::kSystem,
                "this processor lacks AVX2 or FMA, which the language model needs");
  const bool is_allowed = (static_cast<unsigned>(dnnl_get_effective_cpu_isa()) & kAvx512Bit) != 0;
  return has_avx512() && is_allowed ? kAvx512Kernels : kAvx2Kernels;
}

}  // namespace

bool has_avx512() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
}

const Kernels& kernels() {
  static const Kernels& chosen = fastest();
  return chosen;
}

std::string instruction_sets() {
  const dnnl_version_t& library = *dnnl_version();
  return "integer products: oneDNN " + std::to_string(library.major) + "." +
         std::to_string(library.minor) + "." + std::to_string(library.patch) + ", " +
         std::string(name_of(dnnl_get_effective_cpu_isa())) + "; floats: own kernels, " +
         (&kernels() == &kAvx512Kernels ? "AVX-512" : "AVX2");
}

}  // namespace dossier
