// Charts as inline SVG, with the same figures as a table beneath: for readers who see, who listen, and who print.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace safon {

struct Bar {
  std::string label;
  std::uint64_t count = 0;
};

/// One horizontal bar for each, the longest as wide as the page. `id` is unique on the page. Nothing for no bars.
[[nodiscard]] std::string bar_chart(const std::string& id, const std::string& title, const std::vector<Bar>& bars);

/// Where the page is too narrow for it, it scrolls by itself, by keyboard too. A row is as long as `columns`. Cells are
/// markup already; columns whose name begins with `#` are figures.
[[nodiscard]] std::string html_table(const std::string& caption, const std::vector<std::string>& columns,
                                     const std::vector<std::vector<std::string>>& rows);

}  // namespace safon
