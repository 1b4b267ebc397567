#include "adapters/cli/draw/table.hpp"

#include <algorithm>
#include <boost/json.hpp>

namespace safon {
namespace {

std::string text_of(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return {};
}

void draw_text(std::ostream& out, const Table& table, const Terminal& terminal) {
  if (table.rows.empty()) {
    out << table.when_empty << (table.when_empty.empty() ? "" : "\n");
    return;
  }
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    std::size_t width = width_of(table.columns[c]);
    for (const auto& row : table.rows) width = std::max(width, width_of(text_of(row[c])));
    widths.push_back(width);
  }
  auto line = [&](auto&& cell, bool heading) {
    std::string drawn;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      auto [text, right] = cell(c);
      const std::string space(widths[c] - width_of(text), ' ');
      drawn += right ? space + text : text + space;
      drawn += "  ";
    }
    drawn.erase(drawn.find_last_not_of(' ') + 1);
    out << (heading ? terminal.ink(Ink::strong, drawn) : drawn) << '\n';
  };
  auto is_number = [&](std::size_t c) { return std::holds_alternative<std::int64_t>(table.rows.front()[c]); };
  line([&](std::size_t c) { return std::pair(table.columns[c], is_number(c)); }, true);
  for (const auto& row : table.rows)
    line([&](std::size_t c) { return std::pair(text_of(row[c]), std::holds_alternative<std::int64_t>(row[c])); }, false);
}

std::string csv_field(const std::string& text) {
  // A cell that begins like a formula would be run by a spreadsheet.
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const std::string safe = formula ? "'" + text : text;
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (char c : safe) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

void draw_csv(std::ostream& out, const Table& table) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) out << (c ? "," : "") << csv_field(table.columns[c]);
  out << "\r\n";
  for (const auto& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      const bool number = std::holds_alternative<std::int64_t>(row[c]);
      out << (c ? "," : "") << (number ? text_of(row[c]) : csv_field(text_of(row[c])));
    }
    out << "\r\n";
  }
}

void draw_json(std::ostream& out, const Table& table) {
  out << "[";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    boost::json::object object;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      auto& value = object[table.columns[c]];
      if (const auto* number = std::get_if<std::int64_t>(&table.rows[r][c])) value = *number;
      if (const auto* text = std::get_if<std::string>(&table.rows[r][c])) value = *text;
    }
    out << (r ? ",\n " : "\n ") << boost::json::serialize(object);
  }
  out << (table.rows.empty() ? "]\n" : "\n]\n");
}

}  // namespace

void draw(std::ostream& out, const Table& table, Format format, const Terminal& terminal) {
  switch (format) {
    case Format::text: return draw_text(out, table, terminal);
    case Format::csv: return draw_csv(out, table);
    case Format::json: return draw_json(out, table);
  }
}

}  // namespace safon
