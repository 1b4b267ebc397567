// Of up to 64 values those that have their bit: without branches on who has how many where the processor allows, since
// a wrong guess costs more than looking at them all. Lists of 32 rows or fewer go in one piece.
#pragma once
#include "engine/evaluate/kernels/kernels.hpp"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace safon {
namespace {

template <class Visit>
inline void each_set(Word rows, Visit visit) {
  for (; rows != 0; rows &= rows - 1) visit(unsigned(__builtin_ctzll(rows)));
}

#if defined(__AVX512BW__)

inline __m512i some32(Word rows, const std::int32_t* values, unsigned at, __m512i others) {
  return _mm512_mask_loadu_epi32(others, __mmask16(rows >> at), values + at);
}
inline std::int32_t least_of(Word rows, const std::int32_t* values, std::uint32_t length) {
  const __m512i none = _mm512_set1_epi32(INT32_MAX);
  __m512i best = _mm512_min_epi32(some32(rows, values, 0, none), some32(rows, values, 16, none));
  if (length > 32) {
    best = _mm512_min_epi32(best, some32(rows, values, 32, none));
    best = _mm512_min_epi32(best, some32(rows, values, 48, none));
  }
  return _mm512_reduce_min_epi32(best);
}
/// Which of the values that have their bit are equal to this one.
inline Word equal_to(Word rows, const std::int32_t* values, std::int32_t value, std::uint32_t length) {
  const __m512i wanted = _mm512_set1_epi32(value);
  const auto equal = [&](unsigned at) {
    const auto some = __mmask16(rows >> at);
    return Word(_mm512_mask_cmpeq_epi32_mask(some, _mm512_maskz_loadu_epi32(some, values + at), wanted)) << at;
  };
  return equal(0) | equal(16) | (length > 32 ? equal(32) | equal(48) : 0);
}
inline std::int32_t greatest_of(Word rows, const std::int32_t* values, std::uint32_t length) {
  const __m512i none = _mm512_set1_epi32(INT32_MIN);
  __m512i best = _mm512_max_epi32(some32(rows, values, 0, none), some32(rows, values, 16, none));
  if (length > 32) {
    best = _mm512_max_epi32(best, some32(rows, values, 32, none));
    best = _mm512_max_epi32(best, some32(rows, values, 48, none));
  }
  return _mm512_reduce_max_epi32(best);
}
inline std::uint64_t sum_of(Word rows, const std::int64_t* values, std::uint32_t length) {
  const auto eight = [&](unsigned at) { return _mm512_maskz_loadu_epi64(__mmask8(rows >> at), values + at); };
  const auto sixteen = [&](unsigned at) { return _mm512_add_epi64(eight(at), eight(at + 8)); };
  __m512i sum = _mm512_add_epi64(sixteen(0), sixteen(16));
  if (length > 32) sum = _mm512_add_epi64(sum, _mm512_add_epi64(sixteen(32), sixteen(48)));
  // The sum may go round (the caller then looks again), which the library's own reduction leaves undefined.
  const __m256i four = _mm256_add_epi64(_mm512_castsi512_si256(sum), _mm512_extracti64x4_epi64(sum, 1));
  const __m128i two = _mm_add_epi64(_mm256_castsi256_si128(four), _mm256_extracti128_si256(four, 1));
  return std::uint64_t(_mm_extract_epi64(two, 0)) + std::uint64_t(_mm_extract_epi64(two, 1));
}
inline Word codes_of(Word rows, const std::uint8_t* codes, std::uint32_t length) {
  const __m512i one = _mm512_set1_epi64(1);
  const __m512i bytes = _mm512_maskz_loadu_epi8(rows, codes);
  const auto eight = [&](__m128i eight_bytes, unsigned at) {
    return _mm512_maskz_sllv_epi64(__mmask8(rows >> at), one, _mm512_cvtepu8_epi64(eight_bytes));
  };
  const auto sixteen = [&](__m128i some, unsigned at) {
    return _mm512_or_si512(eight(some, at), eight(_mm_srli_si128(some, 8), at + 8));
  };
  __m512i sets =
      _mm512_or_si512(sixteen(_mm512_castsi512_si128(bytes), 0), sixteen(_mm512_extracti32x4_epi32(bytes, 1), 16));
  if (length > 32)
    sets = _mm512_or_si512(sets, _mm512_or_si512(sixteen(_mm512_extracti32x4_epi32(bytes, 2), 32),
                                                 sixteen(_mm512_extracti32x4_epi32(bytes, 3), 48)));
  return Word(_mm512_reduce_or_epi64(sets));
}

#else

#if defined(__AVX2__)

inline __m256i lanes_of(Word rows, unsigned at) {
  const __m256i lane = _mm256_setr_epi32(1, 2, 4, 8, 16, 32, 64, 128);
  return _mm256_cmpeq_epi32(_mm256_and_si256(_mm256_set1_epi32(int(rows >> at & 0xFF)), lane), lane);
}
inline std::int32_t least_of(Word rows, const std::int32_t* values, std::uint32_t length) {
  const __m256i none = _mm256_set1_epi32(INT32_MAX);
  __m256i best = none;
  const auto sixteen = [&](unsigned at) {
    for (unsigned part = at; part < at + 16; part += 8) {
      const __m256i lanes = lanes_of(rows, part);
      const __m256i some = _mm256_maskload_epi32(values + part, lanes);
      best = _mm256_min_epi32(best, _mm256_or_si256(some, _mm256_andnot_si256(lanes, none)));
    }
  };
  sixteen(0);
  sixteen(16);
  for (unsigned at = 32; at < length; at += 16) sixteen(at);
  __m128i four = _mm_min_epi32(_mm256_castsi256_si128(best), _mm256_extracti128_si256(best, 1));
  four = _mm_min_epi32(four, _mm_shuffle_epi32(four, 0x4E));
  return _mm_cvtsi128_si32(_mm_min_epi32(four, _mm_shuffle_epi32(four, 0xB1)));
}

#else

inline std::int32_t least_of(Word rows, const std::int32_t* values, std::uint32_t) {
  std::int32_t best = INT32_MAX;
  each_set(rows, [&](unsigned row) { best = values[row] < best ? values[row] : best; });
  return best;
}

#endif

inline std::int32_t greatest_of(Word rows, const std::int32_t* values, std::uint32_t) {
  std::int32_t best = INT32_MIN;
  each_set(rows, [&](unsigned row) { best = values[row] > best ? values[row] : best; });
  return best;
}
inline Word equal_to(Word rows, const std::int32_t* values, std::int32_t value, std::uint32_t) {
  Word found = 0;
  each_set(rows, [&](unsigned row) { found |= Word(values[row] == value) << row; });
  return found;
}
inline std::uint64_t sum_of(Word rows, const std::int64_t* values, std::uint32_t) {
  std::uint64_t sum = 0;
  each_set(rows, [&](unsigned row) { sum += std::uint64_t(values[row]); });
  return sum;
}
inline Word codes_of(Word rows, const std::uint8_t* codes, std::uint32_t) {
  Word set = 0;
  each_set(rows, [&](unsigned row) { set |= Word(1) << codes[row]; });
  return set;
}

#endif

}  // namespace
}  // namespace safon
