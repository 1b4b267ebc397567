#include "adapters/cli/publish/draw.hpp"

#include <boost/json.hpp>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/publish/words.hpp"

namespace safon {
namespace {

using State = PublishedFigure::State;

std::string without_end(std::string line) {
  line.resize(line.size() - 2);
  return line;
}

std::string note_of(const PublishedFigure& figure) {
  if (figure.state == State::hidden) return "suppressed";
  return figure.state == State::nobody ? "nobody" : "";
}

/// Measures beside one another.
Table as_list(const Published& from) {
  Table table{.columns = {from.row_heading}, .language = from.language, .figures_from = 1};
  for (const auto& measure : from.measures) {
    table.columns.push_back(measure.label);
    if (measure.unknowns) table.columns.push_back(say(Said::of_not_known, from.language, {measure.label}));
  }
  for (std::size_t r = 0; r < from.rows.size(); ++r) {
    std::vector<Cell> row{from.rows[r].label};
    for (const auto& measure : from.measures) {
      row.push_back(shown(measure, measure.figures[r]));
      if (measure.unknowns) row.push_back(shown_unknown(measure.figures[r]));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table as_grid(const Published& from, const PublishedMeasure& measure, bool unknown) {
  Table table{.columns = {from.row_heading}, .language = from.language, .figures_from = 1};
  for (const auto& column : from.columns) table.columns.push_back(column.label);
  for (std::size_t r = 0; r < from.rows.size(); ++r) {
    std::vector<Cell> row{from.rows[r].label};
    for (std::size_t c = 0; c < from.columns.size(); ++c) {
      const auto& figure = measure.figures[from.cell(r, c)];
      row.push_back(unknown ? shown_unknown(figure) : shown(measure, figure));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::string shown(const PublishedMeasure& measure, const PublishedFigure& figure) {
  if (figure.state == State::hidden) return hidden_mark;
  if (figure.state == State::nobody) return nobody_mark;
  return figure.text + (measure.percent ? "%" : "");
}

std::string shown_unknown(const PublishedFigure& figure) {
  return figure.unknown ? std::to_string(*figure.unknown) : hidden_mark;
}

void draw_text(std::ostream& out, const Published& table, const Terminal& terminal) {
  out << terminal.ink(Ink::strong, table.title) << '\n';
  for (const auto& [name, value] : table.said_facts) out << name << ": " << value << '\n';
  if (table.column_heading.empty()) {
    out << '\n';
    draw(out, as_list(table), Format::text, terminal);
  } else {
    for (const auto& measure : table.measures) {
      out << '\n' << terminal.ink(Ink::strong, measure.label + " (" + table.column_heading + ")") << '\n';
      draw(out, as_grid(table, measure, false), Format::text, terminal);
      if (!measure.unknowns) continue;
      out << '\n' << terminal.ink(Ink::strong, say(Said::of_not_known, table.language, {measure.label})) << '\n';
      draw(out, as_grid(table, measure, true), Format::text, terminal);
    }
  }
  if (!table.notes.empty()) out << '\n';
  for (const auto& note : table.notes) out << note << '\n';
}

std::string published_csv(const Published& table) {
  std::string text = csv_line({"report", table.name}) + csv_line({"title", table.title});
  for (const auto& [name, value] : table.facts) text += csv_line({name, value});
  for (const auto& note : table.notes) text += csv_line({"note", note});
  const bool grid = !table.column_heading.empty();
  text += "\r\n";
  std::vector<Cell> heads{"row", "row_label"};
  if (grid) heads.insert(heads.end(), {"column", "column_label"});
  for (const char* head : {"measure", "measure_label", "value", "unit", "not_known", "note"}) heads.emplace_back(head);
  text += csv_line(heads);
  for (std::size_t r = 0; r < table.rows.size(); ++r)
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      for (const auto& measure : table.measures) {
        const auto& figure = measure.figures[table.cell(r, c)];
        std::vector<Cell> line{table.rows[r].name, table.rows[r].label};
        if (grid) line.insert(line.end(), {table.columns[c].name, table.columns[c].label});
        line.insert(line.end(), {measure.name, measure.label});
        const std::string unknown = figure.unknown ? std::to_string(*figure.unknown) : std::string();
        // The number is ours, and may be negative: it is no formula.
        text += without_end(csv_line(line)) + "," + figure.text + "," +
                csv_line({measure.percent ? "%" : "", unknown, note_of(figure)});
      }
  return text;
}

std::string published_json(const Published& table) {
  boost::json::object object{{"report", table.name}, {"title", table.title}, {"language", table.language}};
  for (const auto& [name, value] : table.facts) object[name] = value;
  boost::json::array notes, cells;
  for (const auto& note : table.notes) notes.emplace_back(note);
  object["notes"] = std::move(notes);
  for (std::size_t r = 0; r < table.rows.size(); ++r)
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      for (const auto& measure : table.measures) {
        const auto& figure = measure.figures[table.cell(r, c)];
        boost::json::object cell{{"row", table.rows[r].name}};
        if (!table.column_heading.empty()) cell["column"] = table.columns[c].name;
        cell["measure"] = measure.name;
        cell["value"] = figure.text.empty() ? boost::json::value(nullptr) : boost::json::value(figure.text);
        cell["not_known"] = figure.unknown ? boost::json::value(*figure.unknown) : boost::json::value(nullptr);
        if (const auto note = note_of(figure); !note.empty()) cell["note"] = note;
        cells.push_back(std::move(cell));
      }
  object["cells"] = std::move(cells);
  return boost::json::serialize(object) + "\n";
}

}  // namespace safon
