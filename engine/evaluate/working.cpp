#include "engine/evaluate/working.hpp"

#include <cassert>
#include <numeric>

namespace safon {
namespace {

// A verdict that may change by itself must carry flip dates: were one step to drop them, a deadline would be slept
// through.
[[maybe_unused]] bool carries_flips(const Plan& plan, const Step& step) {
  const auto moves = [&](Reg reg) { return reg != no_reg && plan.registers[reg].moves; };
  const bool made_from_moving =
      moves(step.a) || moves(step.b) || std::any_of(step.inputs.begin(), step.inputs.end(), moves);
  return !made_from_moving || moves(step.out);
}

}  // namespace

Working::Working(const Plan& p)
    : plan(&p),
      cells(p.registers.size()),
      columns(p.registers.size()),
      sets(p.registers.size()),
      answers(p.steps.size()),
      memos(p.steps.size()),
      flip_tables(p.steps.size()),
      starts(p.schema.tables.size()),
      composed(p.schema.tables.size()),
      throughout(p.registers.size()) {
  for (std::size_t reg = 0; reg < columns.size(); ++reg) columns[reg].kind = p.registers[reg].kind;
  for (const Step& step : p.steps) assert(carries_flips(p, step));
}

void Working::begin(const RecordBatch& b, std::span<const Standing> s, std::span<const std::int32_t> days) {
  assert(days.size() == 1 || days.size() == b.size);
  batch = &b;
  standing = s;
  as_of = days;
  for (std::size_t t = 0; t < starts.size(); ++t) {
    const TableId parent = plan->schema.tables[t].parent;
    if (t != root_table && parent == root_table) {
      starts[t] = b.tables[t].offsets;
      continue;
    }
    composed[t].resize(b.size + 1);
    if (t == root_table)
      std::iota(composed[t].begin(), composed[t].end(), 0u);
    else
      for (std::size_t i = 0; i <= b.size; ++i) composed[t][i] = b.tables[t].offsets[starts[parent][i]];
    starts[t] = composed[t];
  }
}

std::string_view Working::text(std::uint32_t value) const {
  constexpr std::uint32_t in_plan = 0x80000000;
  return value & in_plan ? plan->steps[value & ~in_plan].text : batch->texts[value];
}

std::uint8_t* Working::write_verdicts(Reg reg) {
  auto& values = cells[reg].bytes;
  const std::size_t n = rows(info(reg).table);
  values.resize(n + verdicts_past_end);
  columns[reg].verdicts = std::span(values).first(n);
  throughout[reg] = 0;
  return values.data();
}

std::uint8_t* Working::write_codes8(Reg reg) {
  auto& values = cells[reg].bytes;
  values.resize(rows(info(reg).table));
  columns[reg].codes8 = values;
  return values.data();
}

std::uint16_t* Working::write_codes16(Reg reg) {
  auto& values = cells[reg].codes16;
  values.resize(rows(info(reg).table));
  columns[reg].codes16 = values;
  return values.data();
}

std::int32_t* Working::write_days(Reg reg) {
  auto& values = cells[reg].days;
  values.resize(rows(info(reg).table));
  columns[reg].dates = values;
  return values.data();
}

std::int64_t* Working::write_numbers(Reg reg) {
  auto& values = cells[reg].numbers;
  values.resize(rows(info(reg).table));
  columns[reg].numbers = values;
  return values.data();
}

std::int64_t* Working::write_denominators(Reg reg) {
  auto& values = cells[reg].denominators;
  values.resize(rows(info(reg).table));
  columns[reg].denominators = values;
  return values.data();
}

std::uint32_t* Working::write_texts(Reg reg) {
  auto& values = cells[reg].texts;
  values.resize(rows(info(reg).table));
  columns[reg].texts = values;
  return values.data();
}

std::int32_t* Working::write_flips(Reg reg) {
  columns[reg].flips = {};
  if (!info(reg).moves) return nullptr;
  auto& values = cells[reg].flips;
  values.resize(rows(info(reg).table));
  columns[reg].flips = values;
  return values.data();
}

std::int32_t* Working::write_flips(Reg reg, std::span<const Reg> made_from) {
  columns[reg].flips = {};
  const auto moves_now = [&](Reg from) { return from != no_reg && flips(from) != nullptr; };
  return std::any_of(made_from.begin(), made_from.end(), moves_now) ? write_flips(reg) : nullptr;
}

void Working::look_over(Reg reg) {
  Column& column = columns[reg];
  std::int32_t least = never.days;
  for (const std::int32_t flip : column.flips) least = std::min(least, flip);
  if (least != never.days) return;
  column.flips = {};
  std::uint8_t all = met8;
  for (const std::uint8_t verdict : column.verdicts) all &= verdict;
  throughout[reg] = all == met8;
}

void Working::show_as(Reg out, Reg other) {
  columns[out].verdicts = columns[other].verdicts;
  columns[out].flips = columns[other].flips;
  throughout[out] = throughout[other];
}

void Working::least_flips(Reg out, std::initializer_list<Reg> made_from) {
  std::int32_t* least = write_flips(out, made_from);
  if (!least) return;
  const std::size_t n = rows(info(out).table);
  std::fill_n(least, n, never.days);
  for (const Reg reg : made_from)
    if (const std::int32_t* from = reg == no_reg ? nullptr : flips(reg))
      for (std::size_t i = 0; i < n; ++i) least[i] = std::min(least[i], from[i]);
}

}  // namespace safon
