#include "engine/report/tabulate.hpp"

#include <algorithm>
#include <set>

#include "engine/value/date.hpp"

namespace safon {
namespace {

Group code_at(const Column& column, std::size_t row) {
  const bool narrow = !column.codes8.empty();
  const std::uint32_t code = narrow ? column.codes8[row] : column.codes16[row];
  const std::uint32_t unknown = narrow ? unknown_value<std::uint8_t> : unknown_value<std::uint16_t>;
  const std::uint32_t absent = narrow ? absent_value<std::uint8_t> : absent_value<std::uint16_t>;
  if (code == unknown) return unknown_group;
  return code == absent ? no_group : Group(code);
}

Group verdict_group(const Grouping& grouping, const Run& run, std::size_t row) {
  const auto applicable = grouping.applicable == no_reg ? Verdict::met : run.verdict(grouping.applicable, row);
  if (applicable == Verdict::not_met) return not_applicable_group;
  const auto verdict = run.verdict(grouping.value, row);
  if (applicable == Verdict::unknown || verdict == Verdict::unknown) return unknown_group;
  return verdict == Verdict::met ? met_group : not_met_group;
}

Group group_of(const Grouping& grouping, const Run& run, std::size_t row) {
  switch (grouping.kind) {
    case Grouping::Kind::code:
      return code_at(run.column(grouping.value), row);
    case Grouping::Kind::condition:
      return verdict_group(grouping, run, row);
    case Grouping::Kind::status:
      if (run.column(grouping.entered).dates[row] == unknown_value<std::int32_t>) return no_group;
      return code_at(run.column(grouping.value), row);
    case Grouping::Kind::year:
      break;
  }
  const auto day = run.column(grouping.value).dates[row];
  if (day == unknown_value<std::int32_t>) return unknown_group;
  return day == absent_value<std::int32_t> ? no_group : Group(civil({day}).year);
}

Verdict asked(Reg reg, const Run& run, std::size_t row) {
  return reg == no_reg ? Verdict::met : run.verdict(reg, row);
}

Made make_of(const Measure& measure, const Run& run, std::size_t row) {
  const auto among = asked(measure.among, run, row), where = asked(measure.where, run, row);
  if (among == Verdict::not_met) return Made::not_counted;
  if (among == Verdict::unknown || where == Verdict::unknown) return Made::unknown;
  if (where == Verdict::not_met) return measure.kind == Measure::Kind::share ? Made::other : Made::not_counted;
  if (measure.value == no_reg) return Made::counted;
  const auto value = run.column(measure.value).numbers[row];
  if (value == unknown_value<std::int64_t>) return Made::unknown;
  return value == absent_value<std::int64_t> ? Made::not_counted : Made::counted;
}

}  // namespace

Placing place_in(const Report& report, const Run& run, std::size_t row) {
  const auto about = asked(report.where, run, row);
  if (about != Verdict::met) return {.placed = std::nullopt, .undecided = about == Verdict::unknown};
  Placed placed{.row = group_of(report.rows, run, row)};
  if (report.columns) placed.column = group_of(*report.columns, run, row);
  for (std::size_t m = 0; m < report.measures.size(); ++m)
    placed.kind |= Kind(make_of(report.measures[m], run, row)) << (2 * m);
  return {.placed = placed};
}

std::optional<std::int64_t> measured(const Report& report, std::size_t measure, const Run& run, std::size_t row) {
  const auto& asked_for = report.measures[measure];
  if (asked_for.value == no_reg || make_of(asked_for, run, row) != Made::counted) return std::nullopt;
  return run.column(asked_for.value).numbers[row];
}

void Tabulating::add(const Run& run, std::size_t row) {
  const auto placing = place_in(report_, run, row);
  undecided_ += placing.undecided ? 1 : 0;
  if (!placing.placed) return;
  auto& tally = cells_[{placing.placed->row, placing.placed->column}];
  ++tally.people[placing.placed->kind];
  tally.figures.resize(report_.measures.size());
  for (std::size_t m = 0; m < report_.measures.size(); ++m)
    if (const auto value = measured(report_, m, run, row)) tally.figures[m].add(*value);
}

Tabulation Tabulating::finish() const {
  Tabulation table{.rows = {}, .columns = {}, .cells = {}, .undecided = undecided_};
  std::set<Group> rows, columns;
  for (const auto& [place, tally] : cells_) rows.insert(place.first), columns.insert(place.second);
  table.rows.assign(rows.begin(), rows.end());
  if (report_.columns) table.columns.assign(columns.begin(), columns.end());
  table.cells.resize((table.rows.size() + 1) * table.width());
  for (auto& cell : table.cells) cell.figures.resize(report_.measures.size());
  const auto index = [](const std::vector<Group>& groups, Group group) {
    return std::size_t(std::ranges::lower_bound(groups, group) - groups.begin());
  };
  for (const auto& [place, tally] : cells_) {
    const auto row = index(table.rows, place.first), column = index(table.columns, place.second);
    const auto total_row = table.rows.size(), total_column = table.columns.size();
    table.cells[table.cell(row, total_column)].add(tally);
    table.cells[table.cell(total_row, total_column)].add(tally);
    if (!report_.columns) continue;
    table.cells[table.cell(row, column)].add(tally);
    table.cells[table.cell(total_row, column)].add(tally);
  }
  return table;
}

}  // namespace safon
