#include "adapters/cli/draw/table.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "adapters/cli/draw/words.hpp"

namespace safon {
namespace {

std::string text_of(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return {};
}

/// A table as text: the columns in which something stands, under their headings.
struct Drawing {
  const Table& table;
  std::vector<std::size_t> columns, widths;
  std::vector<std::string> headings;

  explicit Drawing(const Table& from) : table(from) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const auto used = std::ranges::any_of(table.rows, [&](const auto& row) { return !text_of(row[c]).empty(); });
      if (!used) continue;
      columns.push_back(c);
      headings.push_back(heading(table.columns[c], table.language));
      std::size_t width = width_of(headings.back());
      for (const auto& row : table.rows) width = std::max(width, width_of(text_of(row[c])));
      widths.push_back(width);
    }
  }

  std::size_t width() const {
    std::size_t all = 0;
    for (auto each : widths) all += each + 2;
    return all;
  }

  bool is_number(const std::vector<Cell>& row, std::size_t i) const {
    return columns[i] >= table.figures_from || std::holds_alternative<std::int64_t>(row[columns[i]]);
  }

  std::string line(const std::vector<std::string>& texts, const std::vector<bool>& right) const {
    std::string drawn;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::string space(widths[i] - width_of(texts[i]), ' ');
      drawn += (right[i] ? space + texts[i] : texts[i] + space) + "  ";
    }
    drawn.erase(drawn.find_last_not_of(' ') + 1);
    return drawn;
  }

  void rows(std::ostream& out, const Terminal& terminal) const {
    std::vector<bool> right;
    for (std::size_t i = 0; i < columns.size(); ++i) right.push_back(is_number(table.rows.front(), i));
    out << terminal.ink(Ink::strong, line(headings, right)) << '\n';
    for (const auto& row : table.rows) {
      std::vector<std::string> texts;
      right.clear();
      for (std::size_t i = 0; i < columns.size(); ++i)
        texts.push_back(text_of(row[columns[i]])), right.push_back(is_number(row, i));
      out << line(texts, right) << '\n';
    }
  }

  void blocks(std::ostream& out, const Terminal& terminal) const {
    std::size_t margin = 0;
    for (const auto& each : headings) margin = std::max(margin, width_of(each));
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (r > 0) out << '\n';
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto text = text_of(table.rows[r][columns[i]]);
        if (text.empty()) continue;
        const std::string space(margin - width_of(headings[i]) + 2, ' ');
        out << terminal.ink(Ink::strong, headings[i]) << space << text << '\n';
      }
    }
  }
};

void draw_text(std::ostream& out, const Table& table, const Terminal& terminal) {
  if (table.rows.empty()) {
    out << table.when_empty << (table.when_empty.empty() ? "" : "\n");
    return;
  }
  const Drawing drawing(table);
  if (terminal.screen && drawing.width() > terminal.width + 2)
    drawing.blocks(out, terminal);
  else
    drawing.rows(out, terminal);
}

std::string csv_field(const std::string& text) {
  // A cell that begins like a formula would be run by a spreadsheet.
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  std::string safe = formula ? "'" + text : text;
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (char c : safe) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

void draw_csv(std::ostream& out, const Table& table) {
  out << csv_line({table.columns.begin(), table.columns.end()});
  for (const auto& row : table.rows) out << csv_line(row);
}

}  // namespace

std::string csv_line(const std::vector<Cell>& cells) {
  std::string line;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const bool number = std::holds_alternative<std::int64_t>(cells[c]);
    line += (c ? "," : "") + (number ? text_of(cells[c]) : csv_field(text_of(cells[c])));
  }
  return line + "\r\n";
}

std::string table_json(const Table& table) {
  std::string text = "[";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    boost::json::object object;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      auto& value = object[table.columns[c]];
      if (const auto* number = std::get_if<std::int64_t>(&table.rows[r][c])) value = *number;
      if (const auto* cell = std::get_if<std::string>(&table.rows[r][c])) value = *cell;
    }
    text += (r ? ",\n " : "\n ") + boost::json::serialize(object);
  }
  return text + (table.rows.empty() ? "]" : "\n]");
}

void draw(std::ostream& out, const Table& table, Format format, const Terminal& terminal) {
  switch (format) {
    case Format::text:
    case Format::html:  // only whole pages are
    case Format::junit:
    case Format::tap:  // only tests are
      return draw_text(out, table, terminal);
    case Format::csv:
      return draw_csv(out, table);
    case Format::json:
      out << table_json(table) << '\n';
      return;
  }
}

}  // namespace safon
