// Rows held against the others of their own group: the latest assessment of each criterion, what two different people
// have found. And how many different values rows have.
#include <algorithm>
#include <cassert>
#include <set>
#include <string_view>
#include <unordered_map>

#include "engine/evaluate/columns/interval.hpp"
#include "engine/evaluate/groups/groups.hpp"

namespace safon {
namespace {

constexpr std::int64_t unknown = unknown_value<std::int64_t>, absent = absent_value<std::int64_t>;

using Keys = GroupKeys;

/// Whether a row comes before another when the best is chosen: by its day, and of one day as they stand in the record.
Same before(std::span<const std::int32_t> days, bool latest, std::size_t a, std::size_t b) {
  constexpr auto no_day = unknown_value<std::int32_t>;
  if (days[a] == no_day || days[b] == no_day) return Same::perhaps;
  if (days[a] == days[b]) return a < b ? Same::yes : Same::no;
  return (days[a] > days[b]) == latest ? Same::yes : Same::no;
}

void best_of_each(const Step& step, const Groups& groups, std::span<const std::int32_t> days, std::size_t first,
                  std::size_t last, std::uint8_t* out) {
  const bool latest = step.op == Op::latest_of_each;
  const auto counts = [&](std::size_t row) { return groups.counts(row) && days[row] != absent_value<std::int32_t>; };
  for (std::size_t row = first; row < last; ++row) {
    out[row] = not_met8;
    if (!counts(row)) continue;
    out[row] = groups.holds(row) ? met8 : unknown8;
    for (std::size_t other = first; other < last && out[row] != not_met8; ++other) {
      if (other == row || !counts(other)) continue;
      const Same same = groups.same(row, other), earlier = before(days, latest, other, row);
      if (same == Same::no || earlier == Same::no) continue;
      const bool surely = same == Same::yes && earlier == Same::yes && groups.holds(other);
      out[row] = surely ? not_met8 : unknown8;
    }
  }
}

/// How many different values there are among rows that hold, at least and at most.
struct Different {
  std::set<std::int64_t> certain, possible;
  std::int64_t wild = 0;

  void add(bool surely, std::int64_t value) {
    if (value == absent) return;
    if (value == unknown) {
      ++wild;
      return;
    }
    possible.insert(value);
    if (surely) certain.insert(value);
  }
  [[nodiscard]] Interval number() const { return {std::int64_t(certain.size()), std::int64_t(possible.size()) + wild}; }
};

void different_of_each(const Step& step, const Groups& groups, const Keys& values, std::size_t first, std::size_t last,
                       std::uint8_t* out) {
  for (std::size_t row = first; row < last; ++row) {
    out[row] = not_met8;
    if (!groups.counts(row)) continue;
    Different different;
    for (std::size_t other = first; other < last; ++other) {
      if (!groups.counts(other)) continue;
      const Same same = groups.same(row, other);
      if (same != Same::no) different.add(same == Same::yes && groups.holds(other), values[other]);
    }
    const Interval number = different.number();
    if (number.most < step.count) continue;
    out[row] = number.least >= step.count && groups.holds(row) ? met8 : unknown8;
  }
}

void count_different(Working& w, const Step& step, const TableData& table) {
  const std::uint8_t* verdicts = w.bytes(step.a);
  const Keys values = keys_of(w, step.b);
  std::int64_t* out = w.write_numbers(step.out);
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    Different different;
    for (std::uint32_t row = table.offsets[parent]; row < table.offsets[parent + 1]; ++row)
      if (verdicts[row] != not_met8) different.add(verdicts[row] == met8, values[row]);
    const Interval number = different.number();
    const bool known = table.given[parent] != 0 && number.least == number.most;
    out[parent] = known ? number.least * micros_per_unit : unknown;
  }
  w.least_of_rows(step.out, {step.a, step.b});
}

}  // namespace

GroupKeys keys_of(const Working& w, Reg reg) {
  const Column& column = w.columns[reg];
  Keys keys(w.rows_of(reg), unknown);
  std::unordered_map<std::string_view, std::int64_t> texts;
  const auto take = [&](auto values, const auto& key) {
    using T = typename decltype(values)::value_type;
    for (std::size_t i = 0; i < values.size(); ++i)
      keys[i] = values[i] == absent_value<T> ? absent : values[i] == unknown_value<T> ? unknown : key(values[i]);
  };
  const auto itself = [](auto value) { return std::int64_t(value); };
  take(column.codes8, itself);
  take(column.codes16, itself);
  take(column.dates, itself);
  take(column.numbers, itself);
  take(column.texts, [&](std::uint32_t text) { return texts.try_emplace(w.text(text), texts.size()).first->second; });
  return keys;
}

Groups::Groups(Working& w, const Step& step) : verdicts_(w.bytes(step.a)) {
  for (const Reg key : step.inputs) keys_.push_back(keys_of(w, key));
}

Same Groups::same(std::size_t a, std::size_t b) const {
  Same same = Same::yes;
  for (const Keys& key : keys_) {
    if (a == b) break;
    if (key[a] == unknown || key[b] == unknown)
      same = Same::perhaps;
    else if (key[a] != key[b])
      return Same::no;
  }
  return same;
}

void flips_of_lists(Working& w, const Step& step, const TableData& table) {
  std::vector<Reg> moving{step.a, step.b};
  moving.insert(moving.end(), step.inputs.begin(), step.inputs.end());
  std::erase_if(moving, [&](Reg reg) { return !w.moves(reg); });
  std::int32_t* out = moving.empty() ? nullptr : w.write_flips(step.out);
  if (!out) return;
  std::fill_n(out, w.rows_of(step.out), never.days);
  for (const Reg reg : moving) {
    const std::int32_t* days = w.flips(reg);
    for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
      const std::uint32_t first = table.offsets[parent], last = table.offsets[parent + 1];
      if (first == last) continue;
      const std::int32_t next = *std::min_element(days + first, days + last);
      for (std::uint32_t row = first; row < last; ++row) out[row] = std::min(out[row], next);
    }
  }
}

void run_groups(Working& w, const Step& step) {
  const TableId child = w.info(step.a).table;
  const TableData& table = w.batch->tables[child];
  if (step.op == Op::count_different) return count_different(w, step, table);
  const Groups groups(w, step);
  std::uint8_t* out = w.write_verdicts(step.out);
  const ColumnId dated_by = w.plan->schema.tables[child].dated_by;
  const Keys values = step.b == no_reg ? Keys{} : keys_of(w, step.b);
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    const std::size_t first = table.offsets[parent], last = table.offsets[parent + 1];
    if (step.op == Op::different_of_each)
      different_of_each(step, groups, values, first, last, out);
    else
      best_of_each(step, groups, std::get<std::vector<std::int32_t>>(table.columns[dated_by]), first, last, out);
  }
  flips_of_lists(w, step, table);
}

}  // namespace safon
