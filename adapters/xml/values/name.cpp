#include "adapters/xml/values/name.hpp"

#include <algorithm>
#include <cstdio>

#include "adapters/xml/limits.hpp"
#include "adapters/xml/values/value.hpp"

namespace safon::xml {
namespace {

struct Range {
  char32_t first, last;
};
// Controls, spaces but the plain one, characters of no width, marks of direction, variation selectors, tags. In order.
constexpr Range unseen[] = {{0x00, 0x1F},     {0x7F, 0xA0},     {0xAD, 0xAD},     {0x34F, 0x34F},    {0x61C, 0x61C},
                            {0x115F, 0x1160}, {0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180F},  {0x2000, 0x200F},
                            {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000}, {0x3164, 0x3164},  {0xFE00, 0xFE0F},
                            {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0xE0000, 0xE0FFF}};

bool cannot_be_seen(char32_t c) {
  const auto* const at = std::ranges::lower_bound(unseen, c, {}, &Range::last);
  return at != std::end(unseen) && at->first <= c;
}

// The character that begins here; the text is known to be UTF-8.
char32_t character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return lead;
  const int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t c = lead & (0x7Fu >> length);
  for (int i = 1; i < length; ++i) c = c << 6 | (byte(std::size_t(i)) & 0x3Fu);
  return c;
}

}  // namespace

std::optional<std::string> why_no_name(std::string_view text) {
  if (text.size() > limits::name)
    return "a name of more than " + std::to_string(limits::name) + " bytes, " + shown(text) + ", is not taken";
  const auto plain = [](char c) { return c > 0x1F && c < 0x7F; };
  if (std::ranges::all_of(text, plain)) return {};
  std::string seen;
  std::optional<char32_t> first;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = character(text.substr(i));
    const std::size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    if (!cannot_be_seen(c))
      seen += text.substr(i, length);
    else if (!first)
      first = c;
    i += length;
  }
  if (!first) return {};
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", unsigned(*first));
  return "what reads " + shown(seen) + " has a character that cannot be seen, " + name;
}

}  // namespace safon::xml
