// Tables that come out as aligned text, JSON or CSV: one set of rows, three drawings.
#pragma once
#include <cstdint>
#include <ostream>
#include <string>
#include <variant>
#include <vector>

#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/options.hpp"

namespace safon {

/// Nothing, a number or a text.
using Cell = std::variant<std::monostate, std::int64_t, std::string>;

struct Table {
  std::vector<std::string> columns;  // stable names: JSON keys and the CSV's first line
  std::vector<std::vector<Cell>> rows;
  std::string when_empty;               // text only: what to say instead of an empty table
  std::string language;                 // text only: of the headings
  std::size_t figures_from = SIZE_MAX;  // text only: columns from this one on are figures, whatever stands in them
};

/// Text: columns in which nothing stands are left out, and a table that is too wide for the screen is drawn row by row.
/// JSON: an array of objects. CSV: RFC 4180; texts that a spreadsheet would run as a formula are preceded by `'`.
void draw(std::ostream& out, const Table& table, Format format, const Terminal& terminal);

/// The same as JSON lines of one array, for objects that hold more than a table.
[[nodiscard]] std::string table_json(const Table& table);

/// One line of CSV with its end, for files that are written row by row.
[[nodiscard]] std::string csv_line(const std::vector<Cell>& cells);

}  // namespace safon
