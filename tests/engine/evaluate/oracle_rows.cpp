// What the oracle makes from the rows of a list.
#include <algorithm>
#include <functional>
#include <numeric>

#include "kleene.hpp"

namespace safon::testing {

std::vector<Oracle::Child> Oracle::children(const Step& step, std::uint32_t row) {
  const TableData& table = batch_.tables[plan_.registers[step.a].table];
  std::vector<Child> out;
  for (std::uint32_t child = table.offsets[row]; child < table.offsets[row + 1]; ++child)
    out.push_back({value(step.a, child), step.b == no_reg ? Value{} : value(step.b, child), child});
  return out;
}

Value Oracle::selected(const Step& step, const std::vector<Child>& rows) const {
  const TableId table = plan_.registers[step.a].table;
  const ColumnId dated_by = plan_.schema.tables[table].dated_by;
  // Every way that the rows in doubt may turn out; the choice is known when it is always the same.
  std::vector<Child> certain, doubtful;
  for (const Child& child : rows) {
    const Value date = stored(table, dated_by, child.row);
    if (is(child.verdict, false) || date.state == Presence::absent) continue;
    if (date.state == Presence::unknown) return {};
    (is(child.verdict, true) ? certain : doubtful).push_back({child.verdict, date, child.row});
  }
  std::optional<Value> always;
  for (unsigned ways = 0; ways < 1u << doubtful.size(); ++ways) {
    std::vector<Child> taken = certain;
    for (std::size_t i = 0; i < doubtful.size(); ++i)
      if (ways >> i & 1) taken.push_back(doubtful[i]);
    std::sort(taken.begin(), taken.end(), [&](const Child& a, const Child& b) {
      if (a.value.number != b.value.number)
        return step.op == Op::latest_row ? a.value.number > b.value.number : a.value.number < b.value.number;
      return a.row < b.row;
    });
    const Value choice = taken.empty() ? Value::none() : Value::known(taken.front().row);
    if (always && !(*always == choice)) return {};
    always = choice;
  }
  return *always;
}

/// Of the rows that are in the group of one.
Value Oracle::of_its_group(const Step& step, std::uint32_t row) {
  const TableId table = plan_.registers[step.a].table;
  const auto none = [&](std::uint32_t each) {
    return is(value(step.a, each), false) || std::any_of(step.inputs.begin(), step.inputs.end(), [&](Reg key) {
             return value(key, each).state == Presence::absent;
           });
  };
  std::vector<Child> group;
  for (Child child : children(step, parent_row(table, row))) {
    if (none(row) || none(child.row)) continue;
    bool apart = false;
    for (const Reg key : step.inputs) {
      const Value mine = value(key, row), theirs = value(key, child.row);
      const bool known = mine.state == Presence::known && theirs.state == Presence::known;
      apart = apart || (known && !(mine == theirs));
      if (!known && child.row != row) child.verdict = {};
    }
    if (!apart) group.push_back(child);
  }
  return of_values(step, group);
}

/// Of a row among the others of its list. Each that may be of its group is looked at by itself.
Value Oracle::in_its_group(const Step& step, std::uint32_t row) {
  const TableId table = plan_.registers[step.a].table;
  const TableData& data = batch_.tables[table];
  const std::uint32_t parent = parent_row(table, row);
  const ColumnId dated_by = plan_.schema.tables[table].dated_by;
  const bool different = step.op == Op::different_of_each;
  const auto possible = [&](std::uint32_t each) {
    const bool lacks = std::any_of(step.inputs.begin(), step.inputs.end(),
                                   [&](Reg key) { return value(key, each).state == Presence::absent; });
    const bool dateless = !different && stored(table, dated_by, each).state == Presence::absent;
    return !is(value(step.a, each), false) && !lacks && !dateless;
  };
  // Met, not met or unknown: the two rows have the same keys.
  const auto same_group = [&](std::uint32_t other) {
    bool sure = true;
    for (const Reg key : step.inputs) {
      const Value mine = value(key, row), theirs = value(key, other);
      const bool known = mine.state == Presence::known && theirs.state == Presence::known;
      if (known && !(mine == theirs)) return verdict(false);
      sure = sure && (known || row == other);
    }
    return kleene(sure, true);
  };
  if (!possible(row)) return verdict(false);
  bool certain = is(value(step.a, row), true);
  std::vector<Value> sure_values, other_values;
  std::int64_t wild = 0;
  for (std::uint32_t other = data.offsets[parent]; other < data.offsets[parent + 1]; ++other) {
    if (!possible(other) || is(same_group(other), false)) continue;
    const bool surely = is(value(step.a, other), true) && is(same_group(other), true);
    if (different) {
      const Value said = value(step.b, other);
      if (said.state == Presence::unknown) ++wild;
      if (said.state != Presence::known) continue;
      auto& values = surely ? sure_values : other_values;
      if (std::find(values.begin(), values.end(), said) == values.end()) values.push_back(said);
      continue;
    }
    if (other == row) continue;
    const Value mine = stored(table, dated_by, row), theirs = stored(table, dated_by, other);
    if (mine.state != Presence::known || theirs.state != Presence::known) {
      certain = false;
      continue;
    }
    const bool first = mine.number == theirs.number    ? other < row
                       : step.op == Op::latest_of_each ? theirs.number > mine.number
                                                       : theirs.number < mine.number;
    if (first && surely) return verdict(false);
    certain = certain && !first;
  }
  if (!different) return kleene(certain, true);
  const auto least = std::int64_t(sure_values.size());
  const auto more = std::count_if(other_values.begin(), other_values.end(), [&](const Value& each) {
    return std::find(sure_values.begin(), sure_values.end(), each) == sure_values.end();
  });
  return kleene(certain && least >= step.count, least + more + wild >= step.count);
}

Oracle::CodeSet Oracle::code_set(const Step& step, std::uint32_t row) {
  CodeSet out;
  out.given = batch_.tables[plan_.registers[step.a].table].given[row] != 0;
  for (const Child& child : children(step, row)) {
    if (is(child.verdict, false) || child.value.state == Presence::absent) continue;
    if (child.value.state == Presence::unknown)
      ++out.wild;
    else
      out.codes[int(child.value.number)] |= is(child.verdict, true);
  }
  return out;
}

// One slot of a member after the other, each given a row for good: another may take that row only by finding the slot
// another one.
bool Oracle::filled(const Step& step, std::uint32_t row, bool doubtful_too) {
  const TableData& table = batch_.tables[step.table];
  const std::uint32_t first = table.offsets[row], count = table.offsets[row + 1] - first;
  std::vector<int> taken_by(count, -1);  // the member whose slot has the row
  const auto may_have = [&](std::size_t member, std::uint32_t child) {
    const Value verdict = value(step.inputs[member], first + child);
    return is(verdict, true) || (doubtful_too && !is(verdict, false));
  };
  std::vector<bool> tried;
  const std::function<bool(std::size_t)> find_one = [&](std::size_t member) {
    for (std::uint32_t child = 0; child < count; ++child) {
      if (tried[child] || !may_have(member, child)) continue;
      tried[child] = true;
      if (taken_by[child] >= 0 && !find_one(std::size_t(taken_by[child]))) continue;
      taken_by[child] = int(member);
      return true;
    }
    return false;
  };
  bool all = true;
  for (std::size_t member = 0; member <= std::size_t(step.count); ++member) {
    all = true;
    for (int slot = 0; slot < step.codes[member]; ++slot) {
      tried.assign(count, false);
      all = find_one(member) && all;
    }
  }
  return all;
}

Value Oracle::over_rows(const Step& step, std::uint32_t row) {
  if (step.op == Op::is_filled)
    return batch_.tables[step.table].given[row] ? kleene(filled(step, row, false), filled(step, row, true)) : Value{};
  if (!batch_.tables[plan_.registers[step.a].table].given[row]) return {};
  const std::vector<Child> rows = children(step, row);
  std::int64_t met = 0, possible = 0;
  for (const Child& child : rows) {
    met += is(child.verdict, true);
    possible += !is(child.verdict, false);
  }
  switch (step.op) {
    case Op::reduce_count:
      return counted(step.relation, met, possible, step.count);
    case Op::reduce_all:
      return kleene(met == std::int64_t(rows.size()), possible == std::int64_t(rows.size()));
    case Op::count_rows:
      return met == possible ? Value::known(met * micros_per_unit) : Value{};
    case Op::earliest_row:
    case Op::latest_row:
      return selected(step, rows);
    default:
      break;
  }
  if (step.op == Op::count_different) {
    std::vector<Value> values;
    for (const bool sure : {true, false})
      for (const Child& child : rows) {
        if (is(child.verdict, false) || is(child.verdict, true) != sure || child.value.state == Presence::absent)
          continue;
        if (child.value.state == Presence::unknown) return {};
        if (std::find(values.begin(), values.end(), child.value) != values.end()) continue;
        if (!sure) return {};
        values.push_back(child.value);
      }
    return Value::known(std::int64_t(values.size()) * micros_per_unit);
  }
  return of_values(step, rows);
}

/// The sum, average or extreme of rows.
Value Oracle::of_values(const Step& step, const std::vector<Child>& rows) const {
  std::vector<Wide> certain, doubtful;
  for (const Child& child : rows) {
    if (is(child.verdict, false) || child.value.state == Presence::absent) continue;
    if (child.value.state == Presence::unknown) return {};
    (is(child.verdict, true) ? certain : doubtful).push_back(child.value.number);
  }
  if (step.op == Op::sum_rows || step.op == Op::average_rows) {
    const Wide sum = std::accumulate(certain.begin(), certain.end(), Wide(0));
    if (!doubtful.empty() || !in_range(sum)) return {};
    if (step.op == Op::sum_rows) return Value::known(sum);
    return certain.empty() ? Value::none() : Value::known(sum, Wide(certain.size()));
  }
  const auto extreme = [&](const std::vector<Wide>& values) {
    if (values.empty()) return Value::none();
    return Value::known(step.op == Op::smallest_rows ? *std::min_element(values.begin(), values.end())
                                                     : *std::max_element(values.begin(), values.end()));
  };
  const Value without = extreme(certain);
  for (const Wide value : doubtful) {
    std::vector<Wide> with = certain;
    with.push_back(value);
    if (!(extreme(with) == without)) return {};
  }
  return without;
}

}  // namespace safon::testing
