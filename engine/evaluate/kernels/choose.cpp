#include <algorithm>
#include <atomic>

#include "engine/evaluate/kernels/kernels.hpp"

namespace safon {

extern const Kernels kernels_any;
#ifdef SAFON_WIDE_KERNELS
extern const Kernels kernels_avx2, kernels_avx512;
#endif

namespace {

const Kernels* with(Instructions wanted) {
#ifdef SAFON_WIDE_KERNELS
  if (wanted == Instructions::avx512) return &kernels_avx512;
  if (wanted == Instructions::avx2) return &kernels_avx2;
#endif
  static_cast<void>(wanted);
  return &kernels_any;
}

std::atomic<const Kernels*>& in_use() {
  static std::atomic<const Kernels*> chosen = with(best_instructions());
  return chosen;
}

}  // namespace

Instructions best_instructions() {
#ifdef SAFON_WIDE_KERNELS
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
                    __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("fma");
  const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                      __builtin_cpu_supports("avx512cd");
  if (avx2 && avx512) return Instructions::avx512;
  if (avx2) return Instructions::avx2;
#endif
  return Instructions::any;
}

const Kernels& kernels() {
  return *in_use().load(std::memory_order_relaxed);
}

void use_instructions(Instructions wanted) {
  in_use() = with(std::min(wanted, best_instructions()));
}

}  // namespace safon
