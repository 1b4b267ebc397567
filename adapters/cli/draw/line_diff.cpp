#include "adapters/cli/draw/line_diff.hpp"

#include <algorithm>
#include <vector>

namespace safon {
namespace {

using Lines = std::vector<std::string_view>;

Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end == std::string_view::npos ? text.size() : end + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

/// A line of the diff: ' ' in both, '-' before only, '+' after only.
struct Edit {
  char sign;
  std::string_view line;
  std::size_t before, after;  // lines that come before it on each side
};

/// Changes of more lines than this on both sides are shown as one block: looking for what they share would take long.
constexpr std::size_t most_compared = 2000;

/// The longest lines in common, by a table from the end.
void compare(const Lines& a, const Lines& b, std::size_t from_a, std::size_t to_a, std::size_t from_b, std::size_t to_b,
             std::vector<Edit>& edits) {
  const std::size_t height = to_a - from_a, width = to_b - from_b;
  std::vector<std::uint32_t> common;
  const bool search = height <= most_compared && width <= most_compared;
  if (search) {
    common.assign((height + 1) * (width + 1), 0);
    for (std::size_t i = height; i-- > 0;)
      for (std::size_t j = width; j-- > 0;)
        common[i * (width + 1) + j] = a[from_a + i] == b[from_b + j] ? common[(i + 1) * (width + 1) + j + 1] + 1
                                                                     : std::max(common[(i + 1) * (width + 1) + j],
                                                                                common[i * (width + 1) + j + 1]);
  }
  std::size_t i = 0, j = 0;
  while (i < height || j < width) {
    const std::size_t at_a = from_a + i, at_b = from_b + j;
    if (search && i < height && j < width && a[at_a] == b[at_b]) {
      edits.push_back({' ', a[at_a], at_a, at_b});
      ++i, ++j;
    } else if (i < height &&
               (j == width || !search || common[(i + 1) * (width + 1) + j] >= common[i * (width + 1) + j + 1])) {
      edits.push_back({'-', a[at_a], at_a, at_b});
      ++i;
    } else {
      edits.push_back({'+', b[at_b], at_a, at_b});
      ++j;
    }
  }
}

std::vector<Edit> edits_between(const Lines& a, const Lines& b) {
  std::vector<Edit> edits;
  std::size_t top = 0, end_a = a.size(), end_b = b.size();
  while (top < end_a && top < end_b && a[top] == b[top]) ++top;
  while (end_a > top && end_b > top && a[end_a - 1] == b[end_b - 1]) --end_a, --end_b;
  for (std::size_t i = 0; i < top; ++i) edits.push_back({' ', a[i], i, i});
  compare(a, b, top, end_a, top, end_b, edits);
  for (std::size_t i = end_a; i < a.size(); ++i) edits.push_back({' ', a[i], i, end_b + i - end_a});
  return edits;
}

std::string range(std::size_t before, std::size_t count) {
  const std::string start = std::to_string(count == 0 ? before : before + 1);
  return count == 1 ? start : start + "," + std::to_string(count);
}

constexpr std::size_t around = 3;

}  // namespace

std::string line_diff(const std::string& name, std::string_view before, std::string_view after,
                      const Terminal& screen) {
  if (before == after) return {};
  const auto edits = edits_between(split(before), split(after));
  std::string out = screen.ink(Ink::strong, "--- " + name) + "\n" + screen.ink(Ink::strong, "+++ " + name) + "\n";
  for (std::size_t i = 0; i < edits.size();) {
    if (edits[i].sign == ' ') {
      ++i;
      continue;
    }
    const std::size_t begin = i < around ? 0 : i - around;
    std::size_t end = i, last = i;
    for (; end < edits.size() && end <= last + 2 * around; ++end)
      if (edits[end].sign != ' ') last = end;
    end = std::min(last + 1 + around, edits.size());
    std::size_t old_lines = 0, new_lines = 0;
    for (std::size_t k = begin; k < end; ++k) old_lines += edits[k].sign != '+', new_lines += edits[k].sign != '-';
    out += screen.ink(Ink::faint, "@@ -" + range(edits[begin].before, old_lines) + " +" +
                                      range(edits[begin].after, new_lines) + " @@") +
           "\n";
    for (std::size_t k = begin; k < end; ++k) {
      const std::string_view line = edits[k].line;
      const bool whole = line.ends_with('\n');
      const std::string shown = edits[k].sign + std::string(line.substr(0, line.size() - (whole ? 1 : 0)));
      out += screen.ink(edits[k].sign == '-' ? Ink::bad : edits[k].sign == '+' ? Ink::good : Ink::plain, shown) + "\n";
      if (!whole) out += "\\ No newline at end of file\n";
    }
    i = end;
  }
  return out;
}

}  // namespace safon
