#include "engine/value/person_name.hpp"

#include <algorithm>

namespace safon {
namespace {

/// In Unicode's blocks of Latin letters with accents; those blocks take two and three bytes of UTF-8.
constexpr char32_t latin_1 = 0xC0, multiplication = 0xD7, latin_1_end = 0xDE;
constexpr char32_t extended_a = 0x100, extended_a_end = 0x17F;
constexpr char32_t additional = 0x1E00, additional_end = 0x1EFF;
constexpr char32_t no_break_space = 0xA0, narrow_no_break_space = 0x202F;

bool white(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == no_break_space || c == narrow_no_break_space;
}

/// Capitals of a pair stand before their small letter: on even places, but for two stretches where it is odd ones.
char32_t of_pair(char32_t c) {
  const bool capitals_are_odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  return (c % 2 == 1) == capitals_are_odd ? c + 1 : c;
}

char32_t small(char32_t c) {
  constexpr char32_t y_with_diaeresis = 0x178, turkish_dotted = 0x130, turkish_dotless = 0x131, kra = 0x138;
  constexpr char32_t n_after_apostrophe = 0x149, long_s = 0x17F, unpaired = 0x1E96, unpaired_end = 0x1E9F;
  if (c >= 'A' && c <= 'Z') return c + ('a' - 'A');
  if (c >= latin_1 && c <= latin_1_end && c != multiplication) return c + 0x20;
  if (c == y_with_diaeresis) return 0xFF;
  if (c == turkish_dotted || c == turkish_dotless || c == kra || c == n_after_apostrophe || c == long_s) return c;
  if (c >= extended_a && c <= extended_a_end) return of_pair(c);
  if (c >= additional && c <= additional_end && !(c >= unpaired && c <= unpaired_end)) return c % 2 == 0 ? c + 1 : c;
  return c;
}

struct Character {
  char32_t code;
  std::size_t bytes;  // 1 also for what is no UTF-8
};

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

Character character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return char32_t(static_cast<unsigned char>(text[at + i])); };
  if ((byte(0) & 0xE0) == 0xC0 && continues(text, at + 1)) return {(byte(0) & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if ((byte(0) & 0xF0) == 0xE0 && continues(text, at + 1) && continues(text, at + 2))
    return {(byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {byte(0), 1};
}

void put(std::string& out, char32_t c, std::size_t bytes) {
  if (bytes == 1) out += static_cast<char>(c);
  if (bytes == 2) out += static_cast<char>(0xC0 | c >> 6);
  if (bytes == 3) (out += static_cast<char>(0xE0 | c >> 12)) += static_cast<char>(0x80 | (c >> 6 & 0x3F));
  if (bytes > 1) out += static_cast<char>(0x80 | (c & 0x3F));
}

}  // namespace

std::string folded_name(std::string_view name) {
  std::string folded;
  bool space = false;
  for (std::size_t at = 0; at < name.size();) {
    const auto [code, bytes] = character(name, at);
    at += bytes;
    const bool no_utf8 = bytes == 1 && code >= 0x80;
    if (!no_utf8 && white(code)) {
      space = true;
      continue;
    }
    if (space && !folded.empty()) folded += ' ';
    space = false;
    put(folded, no_utf8 ? code : small(code), bytes);
  }
  return folded;
}

bool same_person(std::string_view a, std::string_view b) {
  return folded_name(a) == folded_name(b);
}

bool is_among(std::string_view name, std::span<const std::string> names) {
  return std::ranges::any_of(names, [&](const std::string& each) { return same_person(name, each); });
}

}  // namespace safon
