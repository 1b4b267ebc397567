#include "dsl/diagnostic/source_line.hpp"

#include <algorithm>

namespace safon {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::uint32_t tab_columns = 4;

struct Cell {
  char32_t letter;
  std::uint32_t columns;
  std::uint32_t begin, end;  // bytes of the line
};

// The letter at `at` and its length; a byte that begins none stands for itself as the replacement sign.
std::pair<char32_t, std::uint32_t> decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at);
  if (first < 0x80) return {first, 1};
  const unsigned length = first >= 0xF0 && first < 0xF5   ? 4
                          : first >= 0xE0 && first < 0xF0 ? 3
                          : first >= 0xC2 && first < 0xE0 ? 2
                                                          : 0;
  if (length == 0 || at + length > text.size()) return {replacement, 1};
  char32_t letter = first & (0x7Fu >> length);
  for (unsigned i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {replacement, 1};
    letter = letter << 6 | (byte(at + i) & 0x3F);
  }
  return {letter, length};
}

void encode(char32_t letter, std::string& out) {
  const auto put = [&](char32_t bits) { out += static_cast<char>(bits); };
  if (letter < 0x80) return put(letter);
  if (letter < 0x800) return put(0xC0 | letter >> 6), put(0x80 | (letter & 0x3F));
  if (letter < 0x10000) return put(0xE0 | letter >> 12), put(0x80 | (letter >> 6 & 0x3F)), put(0x80 | (letter & 0x3F));
  put(0xF0 | letter >> 18), put(0x80 | (letter >> 12 & 0x3F)), put(0x80 | (letter >> 6 & 0x3F)),
      put(0x80 | (letter & 0x3F));
}

// Control signs could command the terminal, and signs that turn the writing direction could hide text: show them.
char32_t harmless(char32_t letter) {
  if (letter < 0x20) return 0x2400 + letter;
  if (letter == 0x7F) return 0x2421;
  const bool control = letter >= 0x80 && letter < 0xA0;
  const bool turns = (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
  const bool surrogate = letter >= 0xD800 && letter < 0xE000;
  return control || turns || surrogate || letter > 0x10FFFF ? replacement : letter;
}

std::uint32_t columns_of(char32_t c) {
  const auto in = [c](char32_t a, char32_t b) { return c >= a && c <= b; };
  if (in(0x300, 0x36F) || in(0x200B, 0x200F) || in(0xFE00, 0xFE0F) || in(0x20D0, 0x20FF)) return 0;
  const bool wide = in(0x1100, 0x115F) || in(0x2E80, 0xA4CF) || in(0xAC00, 0xD7A3) || in(0xF900, 0xFAFF) ||
                    in(0xFE30, 0xFE6F) || in(0xFF00, 0xFF60) || in(0xFFE0, 0xFFE6) || in(0x1F300, 0x1FAFF) ||
                    in(0x20000, 0x3FFFD);
  return wide ? 2 : 1;
}

std::vector<Cell> cells_of(std::string_view line, std::uint32_t from, std::uint32_t to) {
  std::vector<Cell> cells;
  for (std::uint32_t at = from; at < to;) {
    const auto [letter, length] = decode(line, at);
    if (letter == '\t') {
      for (std::uint32_t i = 0; i < tab_columns; ++i) cells.push_back({' ', 1, at, at + 1});
    } else {
      const char32_t shown = harmless(letter);
      cells.push_back({shown, columns_of(shown), at, at + length});
    }
    at += length;
  }
  return cells;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [letter, length] = decode(text, at);
    encode(harmless(letter), out);
    at += length;
  }
  return out;
}

DrawnLine draw_line(std::string_view line, std::uint32_t begin, std::uint32_t end, std::uint32_t columns) {
  const auto size = static_cast<std::uint32_t>(line.size());
  begin = std::min(begin, size);
  end = std::clamp(end, begin, size);
  // Only what can be shown is decoded: a line may be as long as a file.
  const std::uint32_t reach = columns * 4;
  std::uint32_t from = begin > reach ? begin - reach : 0;
  std::uint32_t to = size - begin > reach ? begin + reach : size;
  const auto inside_letter = [&](std::uint32_t at) { return (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80; };
  while (from > 0 && from < begin && inside_letter(from)) ++from;
  while (to < size && to > begin && inside_letter(to)) --to;
  const std::vector<Cell> cells = cells_of(line, from, to);

  std::vector<std::uint32_t> left(cells.size() + 1, 0);  // the column at which each cell begins
  for (std::size_t i = 0; i < cells.size(); ++i) left[i + 1] = left[i] + cells[i].columns;
  std::size_t span_from = 0;
  while (span_from < cells.size() && cells[span_from].end <= begin) ++span_from;
  std::size_t span_to = span_from;
  while (span_to < cells.size() && cells[span_to].begin < end) ++span_to;

  std::size_t first = 0, last = cells.size();
  if (from > 0 || to < size || left.back() > columns) {
    // A third of the room goes to what stands before the span, unless the line's beginning or end needs it less.
    const std::uint32_t room = columns - 2;
    const std::uint32_t start = left[span_from], before = room / 3;
    const bool fits_from_start = from == 0 && std::max(left[span_to], start + 1) <= room;
    const std::uint32_t wanted = fits_from_start ? 0
                                 : to == size && left.back() - start + before < room
                                     ? (left.back() > room ? left.back() - room : 0)
                                     : (start > before ? start - before : 0);
    while (first < cells.size() && left[first] < wanted) ++first;
    last = first;
    while (last < cells.size() && left[last + 1] - left[first] <= room) ++last;
  }

  DrawnLine drawn;
  const bool cut_left = from > 0 || first > 0, cut_right = to < size || last < cells.size();
  drawn.cut = cut_left || cut_right;
  if (cut_left) drawn.text += "…";
  for (std::size_t i = first; i < last; ++i) encode(cells[i].letter, drawn.text);
  if (cut_right) drawn.text += "…";
  span_from = std::clamp(span_from, first, last);
  span_to = std::clamp(span_to, span_from, last);
  drawn.first = left[span_from] - left[first] + (cut_left ? 1 : 0);
  drawn.width = std::max<std::uint32_t>(1, left[span_to] - left[span_from]);
  return drawn;
}

}  // namespace safon
