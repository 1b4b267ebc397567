// One line of a rule file as a terminal shows it: tabs as spaces, wide letters two columns, control signs made visible.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace safon {

struct DrawnLine {
  std::string text;                    // what is printed, `…` where the line was cut
  std::uint32_t first = 0, width = 0;  // columns of the span within `text`; at least one wide
  bool cut = false;
};

/// Draws `line` (no line end) in at most `columns` columns so that bytes [begin, end) of it are seen.
[[nodiscard]] DrawnLine draw_line(std::string_view line, std::uint32_t begin, std::uint32_t end, std::uint32_t columns);

/// Text from outside, made harmless for a terminal: control signs and invalid bytes become visible ones.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace safon
