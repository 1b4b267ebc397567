#include "engine/evaluate/columns/working.hpp"

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

template <class T>
T* sized(std::vector<T>& values, std::size_t rows, std::span<const T>& shown) {
  values.resize(rows);
  shown = values;
  return values.data();
}

}  // namespace

Working::Working(const Plan& p)
    : plan(&p),
      cells(p.registers.size()),
      columns(p.registers.size()),
      shapes(p.registers.size()),
      sets(p.registers.size()),
      answers(p.steps.size()),
      memos(p.steps.size()),
      flip_tables(p.steps.size()),
      starts(p.schema.tables.size()),
      composed(p.schema.tables.size()),
      row_count(p.schema.tables.size()),
      lists(p.schema.tables.size()) {
  for (std::size_t reg = 0; reg < columns.size(); ++reg) columns[reg].kind = p.registers[reg].kind;
  for (const Step& step : p.steps) assert(carries_flips(p, step));
}

void Working::begin(const RecordBatch& b, std::span<const Standing> s, std::span<const std::int32_t> days) {
  assert(days.size() == 1 || days.size() == b.size);
  batch = &b;
  standing = s;
  kept_days.assign(days.begin(), days.end());
  as_of = kept_days;
  first_as_of = days.empty() ? 0 : *std::min_element(days.begin(), days.end());
  kernel = &kernels();
  ranges_.clear();
  for (std::size_t t = 0; t < starts.size(); ++t) {
    const TableId parent = plan->schema.tables[t].parent;
    const TableData& table = b.tables[t];
    row_count[t] = b.rows(TableId(t));
    if (t != root_table)
      lists[t] = {.all_given = kernel->range8(table.given.data(), table.given.size()).least > 0,
                  .longest = kernel->longest_list(table.offsets.data(), table.given.size())};
    if (t != root_table && parent == root_table) {
      starts[t] = table.offsets;
      continue;
    }
    composed[t].resize(b.size + 1);
    if (t == root_table)
      std::iota(composed[t].begin(), composed[t].end(), 0u);
    else
      for (std::size_t i = 0; i <= b.size; ++i) composed[t][i] = table.offsets[starts[parent][i]];
    starts[t] = composed[t];
  }
}

void Working::start(Reg out) {
  shapes[out] = {};
  cells[out].flips.clear();
}

std::string_view Working::text(std::uint32_t value) const {
  constexpr std::uint32_t in_plan = 0x80000000;
  return value & in_plan ? plan->steps[value & ~in_plan].text : batch->texts[value];
}

template <class T>
Range Working::find_range(std::span<const T> values, Range (*find)(const T*, std::size_t)) {
  for (const FoundRange& found : ranges_)
    if (found.values == values.data()) return found.range;
  const Range range = find(values.data(), values.size());
  ranges_.push_back({values.data(), range});
  return range;
}
Range Working::range(std::span<const std::uint8_t> values) {
  return find_range(values, kernel->range8);
}
Range Working::range(std::span<const std::int32_t> values) {
  return find_range(values, kernel->range32);
}
Range Working::range(std::span<const std::int64_t> values) {
  return find_range(values, kernel->range64);
}

VerdictBits Working::bits(Reg reg) {
  VerdictBits& bits = shapes[reg].bits;
  if (bits.certain) return bits;
  const std::size_t n = rows_of(reg);
  Cells& cell = cells[reg];
  cell.certain.resize(room_for(n));
  cell.possible.resize(room_for(n));
  const bool doubtful = pack(shapes[reg].bytes, n, cell.certain.data(), cell.possible.data());
  return bits = {cell.certain.data(), doubtful ? cell.possible.data() : cell.certain.data()};
}

const std::uint8_t* Working::bytes(Reg reg) {
  const std::uint8_t*& bytes = shapes[reg].bytes;
  if (bytes) return bytes;
  const std::size_t n = rows_of(reg);
  cells[reg].bytes.resize(n + 1);  // never null, not even of no rows
  unpack(shapes[reg].bits, n, cells[reg].bytes.data());
  return bytes = cells[reg].bytes.data();
}

Word* Working::write_bits(Reg reg) {
  auto& values = cells[reg].certain;
  values.resize(room_for(rows_of(reg)));
  shapes[reg].bits = {values.data(), values.data()};
  return values.data();
}

Word* Working::write_possible(Reg reg) {
  auto& values = cells[reg].possible;
  values.resize(room_for(rows_of(reg)));
  shapes[reg].bits.possible = values.data();
  return values.data();
}

void Working::write_throughout(Reg reg) {
  std::fill_n(write_bits(reg), words_for(rows_of(reg)), ~Word(0));
  shapes[reg].throughout = true;
}

std::uint8_t* Working::write_verdicts(Reg reg) {
  auto& values = cells[reg].bytes;
  values.resize(rows_of(reg) + 1);
  shapes[reg].bytes = values.data();
  return values.data();
}

std::uint8_t* Working::write_codes8(Reg reg) {
  return sized(cells[reg].bytes, rows_of(reg), columns[reg].codes8);
}

std::uint16_t* Working::write_codes16(Reg reg) {
  return sized(cells[reg].codes16, rows_of(reg), columns[reg].codes16);
}

std::int32_t* Working::write_days(Reg reg) {
  return sized(cells[reg].days, rows_of(reg), columns[reg].dates);
}

std::int64_t* Working::write_numbers(Reg reg) {
  return sized(cells[reg].numbers, rows_of(reg), columns[reg].numbers);
}

std::int64_t* Working::write_denominators(Reg reg) {
  return sized(cells[reg].denominators, rows_of(reg), columns[reg].denominators);
}

std::uint32_t* Working::write_texts(Reg reg) {
  return sized(cells[reg].texts, rows_of(reg), columns[reg].texts);
}

const std::int32_t* Working::flips(Reg reg) {
  return moves(reg) ? cells[shapes[reg].flips_of].flips.days(rows_of(reg)) : nullptr;
}

std::span<const FlipPart> Working::flip_parts(Reg reg) {
  if (!moves(reg)) return {};
  return cells[shapes[reg].flips_of].flips.parts(rows_of(reg));
}

std::int32_t Working::flip(Reg reg, std::size_t row) const {
  return moves(reg) ? cells[shapes[reg].flips_of].flips.of(row) : never.days;
}

std::int32_t* Working::write_flips(Reg reg) {
  if (!info(reg).moves) return nullptr;
  shapes[reg].flips_of = reg;
  return cells[reg].flips.write_days(rows_of(reg));
}

FlipPart* Working::add_flips(Reg reg) {
  if (!info(reg).moves) return nullptr;
  shapes[reg].flips_of = reg;
  return &cells[reg].flips.add_part(rows_of(reg));
}

std::int32_t* Working::write_flips(Reg reg, std::initializer_list<Reg> made_from) {
  const bool moving = std::any_of(made_from.begin(), made_from.end(), [&](Reg from) { return moves(from); });
  return moving ? write_flips(reg) : nullptr;
}

void Working::show_as(Reg out, Reg other) {
  shapes[out] = shapes[other];
  if (!info(out).moves) shapes[out].flips_of = no_reg;
}

void Working::least_flips(Reg out, std::initializer_list<Reg> made_from) {
  Reg only = no_reg;
  int moving = 0;
  for (const Reg reg : made_from)
    if (moves(reg)) ++moving, only = reg;
  if (moving == 0 || !info(out).moves) return;
  if (moving == 1) {
    shapes[out].flips_of = shapes[only].flips_of;
    return;
  }
  const std::size_t n = rows_of(out);
  std::int32_t* least = write_flips(out);
  std::fill_n(least, n, never.days);
  for (const Reg reg : made_from) {
    const std::int32_t* from = flips(reg);
    for (std::size_t i = 0; from && i < n; ++i) least[i] = std::min(least[i], from[i]);
  }
}

void Working::least_of_rows(Reg out, std::initializer_list<Reg> made_from) {
  std::int32_t* least = nullptr;
  for (const Reg reg : made_from) {
    for (const FlipPart& part : flip_parts(reg)) {
      const TableData& table = batch->tables[info(reg).table];
      const std::size_t parents = table.given.size();
      if (!least) {
        least = write_flips(out);
        if (!least) return;
        std::fill_n(least, parents, never.days);
      }
      of_parents.resize(parents);
      kernel->least_row(part.where.data(), table.offsets.data(), parents, part.keys, of_parents.data());
      for (std::size_t p = 0; p < parents; ++p) least[p] = std::min(least[p], part.day_of(of_parents[p]));
    }
  }
}

}  // namespace safon
