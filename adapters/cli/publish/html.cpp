// The published table as a page: a caption for each table, headers that say what they head, footnotes, both languages.
#include "adapters/cli/page/markup.hpp"
#include "adapters/cli/page/page.hpp"
#include "adapters/cli/publish/draw.hpp"
#include "adapters/cli/publish/words.hpp"

namespace safon {
namespace {

// Text on its ground is 15:1 or more, and lines 4:1: WCAG 2.2 AA asks for 4.5:1 and 3:1.
constexpr const char* style = R"(
body { max-width: 75rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem } dd { margin: 0; overflow-wrap: anywhere }
.wide { overflow-x: auto; margin: 2rem 0 }
table { min-width: 50% }
th, td { padding: .3rem .8rem; border-bottom: 1px solid #767676 }
thead th { vertical-align: bottom; border-bottom-width: 2px }
td { text-align: right; font-variant-numeric: tabular-nums } .total > *, td.total { font-weight: 700 }
@media print { body { font-size: 10pt } .wide { overflow: visible } }
)";

struct Heads {
  std::string caption;
  std::vector<std::string> columns;
};

/// `cell`: what stands in a row and column, for people.
template <class CellOf>
std::string table_html(const Published& from, std::size_t number, const Heads& heads, bool totals, const CellOf& cell) {
  const auto id = "table-" + std::to_string(number);
  std::string html = "<div class=\"wide\" role=\"region\" tabindex=\"0\"" + attribute("aria-labelledby", id) +
                     ">\n<table>\n<caption" + attribute("id", id) + ">" + escaped(heads.caption) +
                     "</caption>\n<thead><tr><th scope=\"col\">" + escaped(from.row_heading) + "</th>";
  for (const auto& column : heads.columns) html += "<th scope=\"col\" class=\"figure\">" + escaped(column) + "</th>";
  html += "</tr></thead>\n<tbody>\n";
  for (std::size_t r = 0; r < from.rows.size(); ++r) {
    html += r + 1 == from.rows.size() ? "<tr class=\"total\">" : "<tr>";
    html += "<th scope=\"row\">" + escaped(from.rows[r].label) + "</th>";
    for (std::size_t c = 0; c < heads.columns.size(); ++c)
      html +=
          (totals && c + 1 == heads.columns.size() ? "<td class=\"total\">" : "<td>") + escaped(cell(r, c)) + "</td>";
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table>\n</div>\n";
}

std::string list_html(const Published& from) {
  Heads heads{.caption = from.title, .columns = {}};
  std::vector<std::pair<const PublishedMeasure*, bool>> columns;
  for (const auto& measure : from.measures) {
    columns.emplace_back(&measure, false);
    heads.columns.push_back(measure.label);
    if (!measure.unknowns) continue;
    columns.emplace_back(&measure, true);
    heads.columns.push_back(say(Said::of_not_known, from.language, {measure.label}));
  }
  return table_html(from, 1, heads, false, [&](std::size_t r, std::size_t c) {
    const auto& [measure, unknown] = columns[c];
    return unknown ? shown_unknown(measure->figures[r]) : shown(*measure, measure->figures[r]);
  });
}

std::string grids_html(const Published& from) {
  std::string html;
  std::size_t number = 0;
  for (const auto& measure : from.measures)
    for (const bool unknown : {false, true}) {
      if (unknown && !measure.unknowns) continue;
      Heads heads{.caption = from.title + ": " +
                             (unknown ? say(Said::of_not_known, from.language, {measure.label}) : measure.label) +
                             " (" + from.column_heading + ")",
                  .columns = {}};
      for (const auto& column : from.columns) heads.columns.push_back(column.label);
      html += table_html(from, ++number, heads, true, [&](std::size_t r, std::size_t c) {
        const auto& figure = measure.figures[from.cell(r, c)];
        return unknown ? shown_unknown(figure) : shown(measure, figure);
      });
    }
  return html;
}

}  // namespace

std::string published_html(const Published& table) {
  std::string html =
      page_opening(table.language, table.title, style) + "<main>\n<h1>" + escaped(table.title) + "</h1>\n<dl>\n";
  for (const auto& [name, value] : table.said_facts)
    html += "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n";
  html += "</dl>\n" + (table.column_heading.empty() ? list_html(table) : grids_html(table));
  if (!table.notes.empty()) {
    html += "<ul>\n";
    for (const auto& note : table.notes) html += "<li>" + escaped(note) + "</li>\n";
    html += "</ul>\n";
  }
  return html + "</main>\n" + page_end();
}

}  // namespace safon
