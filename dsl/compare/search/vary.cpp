#include "dsl/compare/search/vary.hpp"

#include <algorithm>

#include "engine/value/decimal.hpp"

namespace safon::comparison {
namespace {

constexpr std::size_t most_rows = 40;  // of one list of a candidate

/// The lists of `table` in a candidate's record, wherever they stand; below a parent that has no row there is none.
void find_lists(const JointSchema& joint, std::uint16_t at, Row& row, std::uint16_t table, std::vector<List*>& out) {
  const auto& children = joint.tables[at].children;
  for (std::size_t l = 0; l < children.size(); ++l) {
    if (children[l] == table) out.push_back(&row.lists[l]);
    for (auto& each : row.lists[l].rows) find_lists(joint, children[l], each, table, out);
  }
}
std::vector<List*> lists_of(const JointSchema& joint, Candidate& candidate, std::uint16_t table) {
  std::vector<List*> out;
  find_lists(joint, root_table, candidate.root, table, out);
  return out;
}
std::vector<Row*> rows_of(const JointSchema& joint, Candidate& candidate, std::uint16_t table) {
  if (table == root_table) return {&candidate.root};
  std::vector<Row*> out;
  for (auto* list : lists_of(joint, candidate, table))
    for (auto& row : list->rows) out.push_back(&row);
  return out;
}

/// Any known value of a field in the record.
std::optional<std::int64_t> value_of(const JointSchema& joint, const Candidate& candidate, std::uint16_t table,
                                     std::uint16_t column, Chance& chance) {
  std::vector<std::int64_t> known;
  for (const auto* row : rows_of(joint, const_cast<Candidate&>(candidate), table))
    if (row->cells[column].is == Cell::Is::known) known.push_back(row->cells[column].value);
  if (known.empty()) return std::nullopt;
  return chance.of(known);
}

}  // namespace

std::uint64_t Chance::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

Vary::Vary(const Versions& versions, const Boundaries& boundaries, Chance& chance)
    : versions_(versions), boundaries_(boundaries), chance_(chance) {
  for (std::uint16_t t = 0; t < boundaries.columns.size(); ++t)
    for (const auto column : boundaries.columns[t]) fields_.emplace_back(t, column);
}

void Vary::operator()(Candidate& candidate, const Candidate& other) {
  const std::size_t changes = 1 + chance_.below(3);
  for (std::size_t i = 0; i < changes; ++i) once(candidate, other);
}

void Vary::once(Candidate& candidate, const Candidate& other) {
  const auto kind = chance_.below(16);
  if (kind < 8) return set_field(candidate);
  if (kind < 11) return change_rows(candidate, other);
  if (kind < 13) return change_day(candidate);
  if (kind < 14) return take(candidate, other);
  change_standing(candidate);
}

void Vary::set_field(Candidate& candidate) {
  if (fields_.empty()) return;
  const auto [table, column] = chance_.of(fields_);
  auto rows = rows_of(versions_.joint, candidate, table);
  if (rows.empty()) {
    auto lists = lists_of(versions_.joint, candidate, table);
    if (lists.empty()) return;
    auto& list = *chance_.of(lists);
    list.unknown = false;
    rows = {&list.rows.emplace_back(new_row(table, candidate))};
  }
  set(*chance_.of(rows), table, column, candidate);
}

void Vary::set(Row& row, std::uint16_t table, std::uint16_t column, const Candidate& candidate) {
  auto& cell = row.cells[column];
  const auto rare = chance_.below(20);
  if (rare < 2) {
    cell = {rare == 0 ? Cell::Is::unwritten : Cell::Is::unknown};
  } else {
    // The value may be that of another field, of the same row too: it is worked out before it is written.
    const auto next = value(table, column, row, candidate);
    cell = {Cell::Is::known, next};
  }
  // An embedded record that is not there, or of which nothing is known, has no fields.
  const auto& columns = versions_.joint.tables[table].columns;
  if (columns[column].type == ColumnType::presence && cell.is != Cell::Is::known) {
    for (std::uint16_t c = 0; c < columns.size(); ++c)
      if (columns[c].name.starts_with(columns[column].name + ".")) row.cells[c] = {};
  } else if (cell.is != Cell::Is::unwritten) {
    for (auto c = columns[column].inside; c != none16; c = columns[c].inside) row.cells[c] = {Cell::Is::known, 1};
  }
}

Row Vary::new_row(std::uint16_t table, const Candidate& candidate) {
  Row row = empty_row(versions_.joint, table);
  for (const auto column : boundaries_.columns[table]) set(row, table, column, candidate);
  return row;
}

void Vary::change_rows(Candidate& candidate, const Candidate& other) {
  if (boundaries_.tables.empty()) return;
  const auto table = chance_.of(boundaries_.tables);
  auto lists = lists_of(versions_.joint, candidate, table);
  if (lists.empty()) return;
  auto& list = *chance_.of(lists);
  const auto more = [&] {
    auto from = lists_of(versions_.joint, const_cast<Candidate&>(other), table);
    const List* given = from.empty() ? nullptr : chance_.of(from);
    const auto choice = chance_.below(3);
    if (choice == 0 && !list.rows.empty())
      list.rows.push_back(Row(chance_.of(list.rows)));
    else if (choice == 1 && given && !given->rows.empty())
      list.rows.push_back(chance_.of(given->rows));
    else
      list.rows.push_back(new_row(table, candidate));
    if (!boundaries_.columns[table].empty() && chance_.one_in(2))
      set(list.rows.back(), table, chance_.of(boundaries_.columns[table]), candidate);
  };
  list.unknown = false;
  const auto kind = chance_.below(8);
  if (kind == 0) {
    list.rows.clear();
    list.unknown = chance_.one_in(2);
  } else if (kind < 3 && !list.rows.empty()) {
    list.rows.erase(list.rows.begin() + std::ptrdiff_t(chance_.below(list.rows.size())));
  } else if (kind < 5 && !boundaries_.rows[table].empty()) {
    const auto count = chance_.of(boundaries_.rows[table]) + chance_.below(2);
    while (list.rows.size() < std::min(count, most_rows)) more();
    if (list.rows.size() > count) list.rows.resize(count);
  } else if (list.rows.size() < most_rows) {
    more();
  }
}

void Vary::change_day(Candidate& candidate) {
  Date day = candidate.as_of;
  switch (chance_.below(4)) {
    case 0:
      day = chance_.of(boundaries_.days);
      break;
    case 1:
      day.days += std::int32_t(chance_.below(800)) - 200;
      break;
    default: {
      if (fields_.empty()) return;
      const auto [table, column] = chance_.of(fields_);
      if (versions_.joint.tables[table].columns[column].type != ColumnType::date) return;
      const auto base = value_of(versions_.joint, candidate, table, column, chance_);
      if (!base) return;
      const auto& duration =
          boundaries_.durations.empty() || chance_.one_in(4) ? Duration{} : chance_.of(boundaries_.durations);
      day = Date{std::int32_t(moved(*base, duration, 1)) + std::int32_t(chance_.below(3)) - 1};
    }
  }
  day = std::clamp(day, versions_.from, last_date);
  candidate.as_of = day;
  for (auto& given : candidate.statuses) given.since = std::min(given.since, day);
  for (auto& given : candidate.placed) given.since = std::min(given.since, day);
}

void Vary::change_standing(Candidate& candidate) {
  const auto since = [&] {
    const auto& duration = boundaries_.durations.empty() ? Duration{.months = 1} : chance_.of(boundaries_.durations);
    const auto day = moved(candidate.as_of.days, duration, -1) + std::int64_t(chance_.below(3)) - 1;
    return std::clamp(Date{std::int32_t(day)}, first_date, candidate.as_of);
  };
  const auto count = boundaries_.programmes.size() + boundaries_.intakes.size();
  if (count == 0) return set_field(candidate);
  const auto which = chance_.below(count);
  if (which >= boundaries_.programmes.size()) {
    const auto& intake = boundaries_.intakes[which - boundaries_.programmes.size()];
    std::erase_if(candidate.placed, [&](const auto& given) { return given.intake == intake; });
    if (chance_.below(3) != 0) candidate.placed.push_back({intake, since()});
    return;
  }
  const auto& programme = boundaries_.programmes[which];
  std::erase_if(candidate.statuses, [&](const auto& given) { return given.programme == programme; });
  if (chance_.one_in(3)) return;
  // A status of one version alone says nothing to the other: those that both have.
  std::vector<InBoth> statuses;
  for (const auto side : both_sides) {
    if (programme[side] == none16) continue;
    const auto& own = versions_.policy(side).programmes[programme[side]].statuses;
    for (std::uint16_t s = 0; s < own.size(); ++s) {
      InBoth in{none16, none16};
      in[side] = s;
      const auto other = Side(1 - side);
      if (programme[other] != none16) {
        const auto& theirs = versions_.policy(other).programmes[programme[other]].statuses;
        const auto found = std::ranges::find(theirs, own[s].name, &Status::name);
        if (found == theirs.end()) continue;
        in[other] = std::uint16_t(found - theirs.begin());
      }
      statuses.push_back(in);
    }
  }
  if (!statuses.empty()) candidate.statuses.push_back({programme, chance_.of(statuses), since()});
}

void Vary::take(Candidate& candidate, const Candidate& other) {
  auto& lists = candidate.root.lists;
  const auto which = chance_.below(lists.size() + 1);
  if (which < lists.size())
    lists[which] = other.root.lists[which];
  else
    candidate.root.cells = other.root.cells;
}

std::int64_t Vary::moved(std::int64_t day, const Duration& duration, int sign) const {
  if (day < first_date.days || day > last_date.days) return versions_.from.days;
  Duration civil = duration;
  // Near enough for a place to look at: weekends and holidays are met by looking a few days around.
  civil.days += std::int32_t(duration.working_days / 5 * 7 + duration.working_days % 5);
  civil.working_days = 0;
  const Date base{std::int32_t(day)};
  return (sign > 0 ? add(base, civil, MonthEnd::down, nullptr) : subtract(base, civil, MonthEnd::down, nullptr)).days;
}

std::int64_t Vary::value(std::uint16_t table, std::uint16_t column, const Row& row, const Candidate& candidate) {
  const auto& info = versions_.joint.tables[table].columns[column];
  switch (info.type) {
    case ColumnType::boolean:
      return std::int64_t(chance_.below(2));
    case ColumnType::presence:
      return 1;
    case ColumnType::code: {
      const auto code = chance_.below(info.codes.size());
      // A code of one version alone is only now and then of use.
      const bool shared = info.code_in[code][0] != none16 && info.code_in[code][1] != none16;
      return std::int64_t(!shared && info.in_both() && chance_.below(4) ? chance_.below(info.codes.size()) : code);
    }
    case ColumnType::date:
      return date(table, column, row, candidate);
    case ColumnType::number:
    case ColumnType::percentage:
      return number(table, column, row, candidate);
    case ColumnType::text:
      return std::int64_t(chance_.below(versions_.texts.size()));
  }
  return 0;
}

std::int64_t Vary::date(std::uint16_t table, std::uint16_t column, const Row& row, const Candidate& candidate) {
  const auto& anchors = boundaries_.of[table][column];
  std::int64_t day = candidate.as_of.days;
  if (anchors.empty() || chance_.one_in(8)) {
    day -= std::int64_t(chance_.below(1200));
  } else {
    const auto& anchor = chance_.of(anchors);
    if (anchor.at == Anchor::At::value) day = anchor.value;
    if (anchor.at == Anchor::At::field) {
      const auto& cell = anchor.table == table ? row.cells[anchor.column] : Cell{};
      if (cell.is == Cell::Is::known)
        day = cell.value;
      else if (const auto other = value_of(versions_.joint, candidate, anchor.table, anchor.column, chance_))
        day = *other;
    }
    day = moved(day, anchor.duration, anchor.sign);
    const std::int64_t around = anchor.duration.working_days ? 5 : 1;
    if (chance_.one_in(2)) day += std::int64_t(chance_.below(std::size_t(2 * around + 1))) - around;
    if (chance_.one_in(6)) day -= std::int64_t(chance_.below(60));
  }
  return std::clamp<std::int64_t>(day, first_date.days, last_date.days);
}

std::int64_t Vary::number(std::uint16_t table, std::uint16_t column, const Row& row, const Candidate& candidate) {
  const bool percentage = versions_.joint.tables[table].columns[column].type == ColumnType::percentage;
  const auto& anchors = boundaries_.of[table][column];
  const std::int64_t unit = percentage ? micros_per_unit / 100 : micros_per_unit;
  std::int64_t value = std::int64_t(chance_.below(percentage ? 101 : 41)) * unit;
  if (!anchors.empty() && !chance_.one_in(6)) {
    const auto& anchor = chance_.of(anchors);
    if (anchor.at == Anchor::At::value) value = anchor.value;
    if (anchor.at == Anchor::At::field) {
      const auto& cell = anchor.table == table ? row.cells[anchor.column] : Cell{};
      if (cell.is == Cell::Is::known)
        value = cell.value;
      else if (const auto other = value_of(versions_.joint, candidate, anchor.table, anchor.column, chance_))
        value = *other;
    }
    value += (std::int64_t(chance_.below(3)) - 1) * unit;
  }
  constexpr std::int64_t most = 1'000'000'000 * micros_per_unit;
  return std::clamp(value, -most, most);
}

}  // namespace safon::comparison
