// What characters are to the scanner.
#pragma once
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <string>

namespace safon::xml {

/// Several may hold; none: it stands for itself everywhere.
enum Kind : unsigned {
  newline = 1,
  high = 2,  // a byte of a character of several
  ampersand = 4,
  bracket = 8,  // `]`
  less = 16,
  carriage = 32,  // carriage return
  odd = 64,       // not in XML, or it may not be
  tab = 128,
};

inline constexpr auto kinds = [] {
  std::array<unsigned char, 256> kind{};
  for (unsigned c = 0; c < 0x20; ++c) kind[c] = odd;
  kind['\t'] = tab;
  kind['\n'] = newline;
  kind['\r'] = carriage;
  kind['&'] = ampersand;
  kind[']'] = bracket;
  kind['<'] = less;
  for (unsigned c = 0x80; c < 0x100; ++c) kind[c] = high;
  kind[0xEF] = high | odd;  // U+FFFE and U+FFFF begin so
  return kind;
}();

enum NameKind : unsigned char { begins_name = 1, in_name = 2 };
inline constexpr auto name_kinds = [] {
  std::array<unsigned char, 256> kind{};
  for (unsigned c = 'a'; c <= 'z'; ++c) kind[c] = kind[c - 'a' + 'A'] = begins_name | in_name;
  for (unsigned c = '0'; c <= '9'; ++c) kind[c] = in_name;
  kind['_'] = begins_name | in_name;
  kind['-'] = kind['.'] = kind[':'] = in_name;
  return kind;
}();

inline unsigned kind_of(char c) {
  return kinds[static_cast<unsigned char>(c)];
}

/// Of UTF-8.
inline bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

inline bool blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// The first character that is `quote` or does not stand for itself in every value: most values end before it.
inline const char* first_special(const char* at, const char* end, char quote) {
#ifdef __SSE2__
  for (; end - at >= 16; at += 16) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const auto is = [&](char c) { return _mm_cmpeq_epi8(text, _mm_set1_epi8(c)); };
    const __m128i odd_or_high = _mm_cmplt_epi8(text, _mm_set1_epi8(' '));  // by sign: bytes from 0x80 on are below 0
    const __m128i stops = _mm_or_si128(_mm_or_si128(odd_or_high, is(quote)), _mm_or_si128(is('<'), is('&')));
    if (const auto found = static_cast<unsigned>(_mm_movemask_epi8(stops))) return at + std::countr_zero(found);
  }
#endif
  constexpr unsigned plain = bracket;
  while (at != end && *at != quote && !(kind_of(*at) & ~plain)) ++at;
  return at;
}

/// The first character that is not a space.
inline const char* first_non_space(const char* at, const char* end) {
#ifdef __SSE2__
  for (; end - at >= 16; at += 16) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const auto spaces = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(text, _mm_set1_epi8(' '))));
    if (spaces != 0xFFFF) return at + std::countr_one(spaces);
  }
#endif
  while (at != end && *at == ' ') ++at;
  return at;
}

/// Whether XML has all characters of [begin, end), whose kinds are `seen` together, and each carriage return a line
/// feed.
[[nodiscard]] bool acceptable(const char* begin, const char* end, unsigned seen);

/// Appends the text with XML's own entities replaced and line ends as line feeds; false for any other `&`.
[[nodiscard]] bool cook(const char* begin, const char* end, std::string& out);

}  // namespace safon::xml
