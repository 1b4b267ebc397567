// What characters are to the scanner.
#pragma once
#include <array>
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

inline bool blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Whether XML has all characters of [begin, end), whose kinds are `seen` together, and each carriage return a line
/// feed.
[[nodiscard]] bool acceptable(const char* begin, const char* end, unsigned seen);

/// Appends the text with XML's own entities replaced and line ends as line feeds; false for any other `&`.
[[nodiscard]] bool cook(const char* begin, const char* end, std::string& out);

}  // namespace safon::xml
