// Rows that were not chosen: which they are, and why.
#include <algorithm>

#include "engine/explain/values/values.hpp"

namespace safon {

/// The fields that leave open whether a row holds, row by row. False when no row is in doubt.
bool ValueReader::read_doubtful(const ShownValue& shown, Reg rows, std::vector<ExplainedValue>& out) const {
  const auto [first, last] = run_.rows_of(policy_.plan.registers[rows].table, participant_);
  std::size_t in_doubt = 0;
  ShownValue verdict = shown;
  verdict.reg = rows;
  for (auto row = first; row < last; ++row)
    if (run_.verdict(rows, row) == Verdict::unknown && ++in_doubt <= rows_shown) read_unknown_row(verdict, row, out);
  if (in_doubt > rows_shown)
    out.push_back({.name = shown.name, .says = ExplainedValue::Says::more, .count = in_doubt - rows_shown});
  return in_doubt > 0;
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
    ExplainedValue value{.name = shown.name, .says = ExplainedValue::Says::passed_over, .value = row_text(table, row)};
    for (auto each : conditions)
      if (run_.verdict(each, row) == Verdict::not_met && maker(each)->op != Op::visible)
        value.why.push_back(source_text(maker(each)->place));
    set_source(value, table, row);
    out.push_back(std::move(value));
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
