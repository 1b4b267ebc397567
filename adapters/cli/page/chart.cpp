#include "adapters/cli/page/chart.hpp"

#include <algorithm>

#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/page/markup.hpp"

namespace safon {
namespace {

// In the units of the drawing, which is scaled to the page.
constexpr unsigned width = 720, least_label_width = 240, most_label_width = 440, figure_width = 80, row_height = 26,
                   bar_height = 18, letter = 7;

std::string number(std::uint64_t value) {
  return std::to_string(value);
}

}  // namespace

std::string bar_chart(const std::string& id, const std::string& title, const std::vector<Bar>& bars) {
  if (bars.empty()) return {};
  const auto most = std::max<std::uint64_t>(1, std::ranges::max(bars, {}, &Bar::count).count);
  std::size_t longest = 0;
  for (const auto& bar : bars) longest = std::max(longest, width_of(bar.label));
  const auto label_width = std::clamp(unsigned(longest) * letter + letter, least_label_width, most_label_width);
  std::string described;
  for (const auto& bar : bars) described += (described.empty() ? "" : ", ") + bar.label + " " + number(bar.count);
  std::string svg = "<svg role=\"img\"" + attribute("aria-labelledby", id + "-title " + id + "-text") +
                    attribute("viewBox", "0 0 " + number(width) + " " + number(row_height * bars.size())) + "><title" +
                    attribute("id", id + "-title") + ">" + escaped(title) + "</title><desc" +
                    attribute("id", id + "-text") + ">" + escaped(described) + "</desc>\n";
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const auto top = number(i * row_height), middle = number(i * row_height + bar_height / 2 + 5);
    const auto space = width - label_width - figure_width;
    // Whatever is there at all shows.
    const auto length = bars[i].count ? std::max<std::uint64_t>(2, bars[i].count * space / most) : 0;
    svg += "<text class=\"label\"" + attribute("x", number(label_width - 8)) + attribute("y", middle) + ">" +
           escaped(bars[i].label) + "</text><rect" + attribute("x", number(label_width)) + attribute("y", top) +
           attribute("width", number(length)) + attribute("height", number(bar_height)) + "/><text" +
           attribute("x", number(label_width + length + 8)) + attribute("y", middle) + ">" + number(bars[i].count) +
           "</text>\n";
  }
  return svg + "</svg>\n";
}

std::string html_table(const std::string& caption, const std::vector<std::string>& columns,
                       const std::vector<std::vector<std::string>>& rows) {
  auto is_figure = [&](std::size_t c) { return columns[c].starts_with('#'); };
  std::string html = "<div class=\"scroll\" role=\"region\" tabindex=\"0\"" + attribute("aria-label", caption) +
                     "><table><caption>" + escaped(caption) + "</caption><thead><tr>";
  for (std::size_t c = 0; c < columns.size(); ++c)
    html += std::string("<th scope=\"col\"") + (is_figure(c) ? " class=\"figure\">" : ">") +
            escaped(is_figure(c) ? columns[c].substr(1) : columns[c]) + "</th>";
  html += "</tr></thead><tbody>\n";
  for (const auto& row : rows) {
    html += "<tr>";
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c == 0)
        html += "<th scope=\"row\">" + (row[c].empty() ? "–" : row[c]) + "</th>";
      else
        html += (is_figure(c) ? "<td class=\"figure\">" : "<td>") + row[c] + "</td>";
    }
    html += "</tr>\n";
  }
  return html + "</tbody></table></div>\n";
}

}  // namespace safon
