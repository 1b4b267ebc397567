#include "tests/golden/difference.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace safon::golden {

namespace {

constexpr std::size_t context = 2;             // equal lines shown around a difference
constexpr std::size_t most_cells = 4'000'000;  // of the table below; larger texts are compared from their ends only

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

struct Line {
  char mark;  // ' ', '-' or '+'
  std::string_view text;
};

// The longest common subsequence of what lies between equal beginnings and equal ends.
std::vector<Line> compare(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  std::vector<Line> out;
  std::size_t head = 0, tail = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const std::size_t rows = a.size() - head - tail, columns = b.size() - head - tail;
  for (std::size_t i = 0; i < head; ++i) out.push_back({' ', a[i]});
  std::size_t i = 0, j = 0;
  if (rows * columns < most_cells) {
    std::vector<std::vector<std::uint32_t>> longest(rows + 1, std::vector<std::uint32_t>(columns + 1, 0));
    for (std::size_t r = rows; r-- > 0;)
      for (std::size_t c = columns; c-- > 0;)
        longest[r][c] =
            a[head + r] == b[head + c] ? longest[r + 1][c + 1] + 1 : std::max(longest[r + 1][c], longest[r][c + 1]);
    while (i < rows && j < columns) {
      if (a[head + i] == b[head + j]) {
        out.push_back({' ', a[head + i]});
        ++i, ++j;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        out.push_back({'-', a[head + i++]});
      } else {
        out.push_back({'+', b[head + j++]});
      }
    }
  }
  for (; i < rows; ++i) out.push_back({'-', a[head + i]});
  for (; j < columns; ++j) out.push_back({'+', b[head + j]});
  for (std::size_t k = a.size() - tail; k < a.size(); ++k) out.push_back({' ', a[k]});
  return out;
}

}  // namespace

std::string difference(std::string_view expected, std::string_view found) {
  const std::vector<Line> lines = compare(lines_of(expected), lines_of(found));
  std::vector<bool> shown(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].mark != ' ')
      for (std::size_t k = i - std::min(i, context); k <= std::min(i + context, lines.size() - 1); ++k) shown[k] = true;
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!shown[i]) continue;
    if (i > 0 && !shown[i - 1]) out += "@@ line " + std::to_string(i + 1) + "\n";
    out += lines[i].mark;
    out += lines[i].text;
    out += "\n";
  }
  return out;
}

}  // namespace safon::golden
