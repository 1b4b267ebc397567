// Rows that were not chosen, or of which nobody knows whether they are: which they are, and why.
#include <algorithm>

#include "engine/explain/values/values.hpp"
#include "engine/record/build.hpp"

namespace safon {

/// Why nobody knows which row is the earliest or latest: the fields that leave it open, row by row. False when it is
/// not a choice, or no row is in doubt.
bool ValueReader::read_open_choice(Reg chosen, std::vector<ExplainedValue>& out) const {
  const auto* step = maker(chosen);
  if (!step || (step->op != Op::earliest_row && step->op != Op::latest_row)) return false;
  if (run_.column(chosen).dates[participant_] != unknown_value<std::int32_t>) return false;
  const auto table = policy_.plan.registers[chosen].row_table;
  const ShownValue shown{.name = schema_.tables[table].name, .reg = step->a, .table = table};
  if (!list_given(table)) {
    out.push_back({.name = shown.name, .says = ExplainedValue::Says::unknown});
    return true;
  }
  const auto [first, last] = run_.rows_of(table, participant_);
  std::size_t in_doubt = 0;
  for (auto row = first; row < last; ++row)
    if (run_.verdict(shown.reg, row) == Verdict::unknown && ++in_doubt <= rows_shown) read_unknown_row(shown, row, out);
  if (in_doubt > rows_shown)
    out.push_back({.name = shown.name, .says = ExplainedValue::Says::more, .count = in_doubt - rows_shown});
  return in_doubt > 0;
}

/// What leaves a row open although all its own fields are known: fields of the participant, and rows chosen elsewhere.
bool ValueReader::read_open_above(Reg reg, std::vector<ExplainedValue>& out) const {
  bool named = false;
  for (auto each : behind(reg)) {
    const auto& step = *maker(each);
    if (policy_.plan.registers[each].table != root_table) continue;
    if (step.op != Op::load) {
      named = read_open_choice(each, out) || named;
      continue;
    }
    if (presence(batch_.tables[root_table].columns[step.column], participant_) != Presence::unknown) continue;
    named = true;
    const auto& name = schema_.tables[root_table].columns[step.column].name;
    if (std::ranges::none_of(out, [&](const ExplainedValue& value) { return value.name == name; }))
      out.push_back({.name = name, .says = ExplainedValue::Says::unknown});
  }
  return named;
}

ExplainedValue ValueReader::row_value(std::string name, TableId table, std::size_t row) const {
  ExplainedValue value{.name = std::move(name), .value = row_text(table, row)};
  set_source(value, table, row);
  return value;
}

/// The row, with those of the conditions that it does not meet.
ExplainedValue ValueReader::lacking(std::string name, ExplainedValue::Says says, const std::vector<Reg>& conditions,
                                    TableId table, std::size_t row) const {
  auto value = row_value(std::move(name), table, row);
  value.says = says;
  for (auto each : conditions)
    if (run_.verdict(each, row) == Verdict::not_met && maker(each)->op != Op::visible)
      value.why.push_back(source_text(maker(each)->place));
  return value;
}

/// Of the rows that do not hold, those that lack the least.
void ValueReader::read_passed_over(const ShownValue& shown, Reg rows, std::vector<ExplainedValue>& out) const {
  const auto table = policy_.plan.registers[rows].table;
  const auto conditions = parts(rows);
  const auto [first, last] = run_.rows_of(table, participant_);
  auto lacks = [&](std::size_t row) {
    return std::ranges::count_if(conditions, [&](Reg each) { return run_.verdict(each, row) == Verdict::not_met; });
  };
  std::ptrdiff_t least = std::ptrdiff_t(conditions.size());
  for (std::size_t row = first; row < last; ++row) least = std::min(least, lacks(row));
  std::size_t nearest = 0;
  for (std::size_t row = first; row < last; ++row) {
    if (lacks(row) != least || ++nearest > passed_over_shown) continue;
    out.push_back(lacking(shown.name, ExplainedValue::Says::passed_over, conditions, table, row));
  }
  if (nearest > passed_over_shown)
    out.push_back({.name = shown.name, .says = ExplainedValue::Says::more, .count = nearest - passed_over_shown});
}

/// What the rule files say at a place, on one line; empty where they are not at hand.
std::string ValueReader::source_text(const Place& place) const {
  if (place.line == 0 || place.file >= policy_.files.size()) return {};
  const auto& text = policy_.files[place.file].text;
  std::uint32_t line = 1, column = 1;
  std::string found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned char c = static_cast<unsigned char>(text[at]);
    const bool begun = line > place.line || (line == place.line && column >= place.column);
    const bool ended = line > place.end_line || (line == place.end_line && column >= place.end_column);
    if (ended) break;
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (begun && !blank) found += char(c);
    if (begun && blank && !found.empty() && found.back() != ' ') found += ' ';
    // Columns count characters, not bytes.
    const bool last_byte = at + 1 == text.size() || (static_cast<unsigned char>(text[at + 1]) & 0xC0) != 0x80;
    if (c == '\n')
      ++line, column = 1;
    else if (last_byte)
      ++column;
  }
  if (!found.empty() && found.back() == ' ') found.pop_back();
  return found;
}

}  // namespace safon
