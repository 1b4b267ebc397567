// A published table as text, CSV, JSON and HTML: one table, four drawings.
#pragma once
#include <ostream>
#include <string>

#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/publish/published.hpp"

namespace safon {

void draw_text(std::ostream& out, const Published& table, const Terminal& terminal);
/// What it is and where it comes from, one fact a line; an empty line; then a line for each cell and measure.
[[nodiscard]] std::string published_csv(const Published& table);
[[nodiscard]] std::string published_json(const Published& table);
/// A page that needs nothing but itself: no scripts, nothing fetched; it prints.
[[nodiscard]] std::string published_html(const Published& table);

/// What stands in a cell, for people.
[[nodiscard]] std::string shown(const PublishedMeasure& measure, const PublishedFigure& figure);
[[nodiscard]] std::string shown_unknown(const PublishedFigure& figure);

}  // namespace safon
