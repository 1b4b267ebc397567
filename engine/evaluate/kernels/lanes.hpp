// A word of bits from 64 rows, or 16 bits from 16, with the widest instructions that the file which includes this may
// use.
#pragma once
#include "engine/evaluate/kernels/kernels.hpp"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace safon {
namespace {

// One after the other, where there is no instruction for several.
template <class T>
inline std::uint32_t above_16(const T* values, T bound) {
  std::uint32_t word = 0;
  for (int i = 0; i < 16; ++i) word |= std::uint32_t(values[i] > bound) << i;
  return word;
}

#if defined(__AVX512BW__)

inline Word equal8_word(const std::uint8_t* values, std::uint8_t code) {
  return _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(values), _mm512_set1_epi8(char(code)));
}
inline std::uint32_t above32_16(const std::int32_t* values, std::int32_t bound) {
  return _mm512_cmpgt_epi32_mask(_mm512_loadu_si512(values), _mm512_set1_epi32(bound));
}
inline std::uint32_t above64_16(const std::int64_t* values, std::int64_t bound) {
  const __m512i bounds = _mm512_set1_epi64(bound);
  const std::uint32_t low = _mm512_cmpgt_epi64_mask(_mm512_loadu_si512(values), bounds);
  return low | std::uint32_t(_mm512_cmpgt_epi64_mask(_mm512_loadu_si512(values + 8), bounds)) << 8;
}

#elif defined(__AVX2__)

inline __m256i load256(const void* at) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(at));
}
inline Word equal8_word(const std::uint8_t* values, std::uint8_t code) {
  const __m256i codes = _mm256_set1_epi8(char(code));
  const Word low = std::uint32_t(_mm256_movemask_epi8(_mm256_cmpeq_epi8(load256(values), codes)));
  return low | Word(std::uint32_t(_mm256_movemask_epi8(_mm256_cmpeq_epi8(load256(values + 32), codes)))) << 32;
}
inline std::uint32_t above32_16(const std::int32_t* values, std::int32_t bound) {
  const __m256i bounds = _mm256_set1_epi32(bound);
  const auto eight = [&](const std::int32_t* at) {
    return std::uint32_t(_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(load256(at), bounds))));
  };
  return eight(values) | eight(values + 8) << 8;
}
inline std::uint32_t above64_16(const std::int64_t* values, std::int64_t bound) {
  const __m256i bounds = _mm256_set1_epi64x(bound);
  const auto four = [&](const std::int64_t* at) {
    return std::uint32_t(_mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpgt_epi64(load256(at), bounds))));
  };
  return four(values) | four(values + 4) << 4 | four(values + 8) << 8 | four(values + 12) << 12;
}

#elif defined(__SSE2__)

inline __m128i load128(const void* at) {
  return _mm_loadu_si128(static_cast<const __m128i*>(at));
}
inline Word equal8_word(const std::uint8_t* values, std::uint8_t code) {
  const __m128i codes = _mm_set1_epi8(char(code));
  Word word = 0;
  for (int part = 0; part < 4; ++part)
    word |= Word(std::uint32_t(_mm_movemask_epi8(_mm_cmpeq_epi8(load128(values + 16 * part), codes)))) << (16 * part);
  return word;
}
inline std::uint32_t above32_16(const std::int32_t* values, std::int32_t bound) {
  const __m128i bounds = _mm_set1_epi32(bound);
  const auto four = [&](int at) { return _mm_cmpgt_epi32(load128(values + at), bounds); };
  const __m128i bytes = _mm_packs_epi16(_mm_packs_epi32(four(0), four(4)), _mm_packs_epi32(four(8), four(12)));
  return std::uint32_t(_mm_movemask_epi8(bytes));
}
inline std::uint32_t above64_16(const std::int64_t* values, std::int64_t bound) {
  return above_16(values, bound);
}

#else

inline Word equal8_word(const std::uint8_t* values, std::uint8_t code) {
  Word word = 0;
  for (int i = 0; i < 64; ++i) word |= Word(values[i] == code) << i;
  return word;
}
inline std::uint32_t above32_16(const std::int32_t* values, std::int32_t bound) {
  return above_16(values, bound);
}
inline std::uint32_t above64_16(const std::int64_t* values, std::int64_t bound) {
  return above_16(values, bound);
}

#endif

inline Word above32_word(const std::int32_t* values, std::int32_t bound) {
  return Word(above32_16(values, bound)) | Word(above32_16(values + 16, bound)) << 16 |
         Word(above32_16(values + 32, bound)) << 32 | Word(above32_16(values + 48, bound)) << 48;
}
inline Word above64_word(const std::int64_t* values, std::int64_t bound) {
  return Word(above64_16(values, bound)) | Word(above64_16(values + 16, bound)) << 16 |
         Word(above64_16(values + 32, bound)) << 32 | Word(above64_16(values + 48, bound)) << 48;
}

}  // namespace
}  // namespace safon
