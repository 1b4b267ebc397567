#include "adapters/office/corrections/places.hpp"

#include <algorithm>

#include "adapters/sqlite/corrections/correction_book.hpp"

namespace safon::office {
namespace {

std::size_t rows_in_line(const RecordBatch& record, std::uint32_t line) {
  std::size_t rows = 0;
  for (const TableData& table : record.tables) rows += static_cast<std::size_t>(std::ranges::count(table.lines, line));
  return rows;
}

bool stands_at(const ExplainedValue& value, const CorrectedPlace& place) {
  const bool named = value.name == place.column || value.name.ends_with("." + place.column);
  return value.line == place.line && (named || place.alone);
}

}  // namespace

std::expected<std::vector<CorrectedPlace>, RegisterError> corrected_places(RegisterFile& in, const Schema& schema,
                                                                           VersionKey version) {
  std::vector<CorrectedPlace> places;
  const auto values = corrected_values(in, schema, version);
  if (!values) return std::unexpected(values.error());
  for (const CorrectedValue& each : *values) {
    const auto& lines = each.record.tables[each.cell.table].lines;
    const std::uint32_t line = each.cell.row < lines.size() ? lines[each.cell.row] : 0;
    places.push_back({.column = schema.tables[each.cell.table].columns[each.cell.column].name,
                      .line = line,
                      .alone = each.cell.table != root_table && rows_in_line(each.record, line) == 1,
                      .from = "correction " + std::to_string(each.made.correction) + ": " + each.made.source,
                      .on = each.made.on});
  }
  return places;
}

void say_corrected(Explanation& explanation, const std::vector<CorrectedPlace>& places) {
  for (ExplainedValue& value : explanation.values) {
    const auto place = std::ranges::find_if(places, [&](const CorrectedPlace& each) { return stands_at(value, each); });
    if (value.file.empty() || place == places.end()) continue;
    value.file = place->from;
    value.line = 0;
    value.received = to_iso(place->on);
  }
  for (Explanation& child : explanation.children) say_corrected(child, places);
}

}  // namespace safon::office
