// All that depends on the as-of date, and when each comes to differ without new facts.
#include <cassert>

#include "engine/evaluate/working.hpp"

namespace safon {
namespace {

constexpr std::int32_t unknown = unknown_value<std::int32_t>, absent = absent_value<std::int32_t>;

void in_force(Working& w, const Step& step) {
  const Register& out = w.info(step.out);
  const bool date = out.kind == RegKind::date;
  std::int32_t* days = date ? w.write_days(step.out) : nullptr;
  std::int64_t* numbers = date ? nullptr : w.write_numbers(step.out);
  std::int32_t* flips = w.write_flips(step.out);
  w.each_day(out.table, [&](Date day, std::size_t first, std::size_t last) {
    const auto next = std::upper_bound(step.series.begin(), step.series.end(), day,
                                       [](Date at, const DatedValue& value) { return at < value.from; });
    const bool begun = next != step.series.begin();
    if (date) std::fill(days + first, days + last, begun ? std::int32_t(next[-1].value) : unknown);
    if (numbers) std::fill(numbers + first, numbers + last, begun ? next[-1].value : unknown_value<std::int64_t>);
    if (flips) std::fill(flips + first, flips + last, next == step.series.end() ? never.days : next->from.days);
  });
}

Date moved(const Working& w, const Step& step, Date date) {
  return step.sign < 0 ? subtract(date, step.duration, step.rounding, w.calendar(step))
                       : add(date, step.duration, step.rounding, w.calendar(step));
}

void add_duration(Working& w, const Step& step, DateMemo& memo) {
  const std::span<const std::int32_t> a = w.columns[step.a].dates;
  std::int32_t* out = w.write_days(step.out);
  memo.prepare(a.size());
  const auto sum = [&](Date date) {
    const Date result = moved(w, step, date);
    return result == never ? Date{unknown} : result;  // outside the calendar's cover
  };
  for (std::size_t i = 0; i < a.size(); ++i) out[i] = is_missing(a[i]) ? a[i] : memo.get(a[i], sum);
  w.least_flips(step.out, {step.a});
}

// Where working days leave the calendar's cover there is no moving day to compare with. The next day on which there is
// one:
Date next_defined(const Working& w, const Step& step, Date day) {
  const Calendar& calendar = *w.calendar(step);
  if (day >= calendar.last) return never;
  for (Date later = std::max(Date{day.days + 1}, calendar.first); later <= calendar.last; ++later.days) {
    if (moved(w, step, later) != never) return later;
    if (step.sign * step.duration.working_days > 0) return never;  // further on still less is left of the calendar
  }
  return never;
}

template <class Holds>
void compare_with(std::span<const std::int32_t> dates, std::int32_t day, std::uint8_t* out, Holds holds) {
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const std::uint8_t known = holds(dates[i], day) ? met8 : not_met8;
    out[i] = dates[i] == absent ? not_met8 : dates[i] == unknown ? unknown8 : known;
  }
}

void compare_with(std::span<const std::int32_t> dates, Relation relation, std::int32_t day, std::uint8_t* out) {
  switch (relation) {
    case Relation::equal:
      return compare_with(dates, day, out, [](auto a, auto b) { return a == b; });
    case Relation::not_equal:
      return compare_with(dates, day, out, [](auto a, auto b) { return a != b; });
    case Relation::less:
      return compare_with(dates, day, out, [](auto a, auto b) { return a < b; });
    case Relation::less_equal:
      return compare_with(dates, day, out, [](auto a, auto b) { return a <= b; });
    case Relation::greater:
      return compare_with(dates, day, out, [](auto a, auto b) { return a > b; });
    case Relation::greater_equal:
      return compare_with(dates, day, out, [](auto a, auto b) { return a >= b; });
  }
}

// The moving day only ever grows, so each relation changes when it passes the date: some when it comes to be later than
// the date, others when it reaches it, which is when it comes to be later than the day before.
std::int32_t to_be_passed(Relation relation, std::int32_t date, std::int32_t moving) {
  switch (relation) {
    case Relation::less:
    case Relation::greater_equal:
      return date;
    case Relation::less_equal:
    case Relation::greater:
      return date - 1;
    default:
      return date == moving ? date : date - 1;
  }
}

// Where one answer serves every as-of date, the moving day passes bounds one after the other; of dates that it has
// passed the comparison never changes. False: these relations or dates are not of that sort.
template <class Past>
bool look_up_flips(FlipTable& table, Relation relation, std::span<const std::int32_t> dates, std::int32_t moving,
                   std::int32_t* flips, Past&& past) {
  if (relation == Relation::equal || relation == Relation::not_equal) return false;
  const bool day_before = relation == Relation::less_equal || relation == Relation::greater;
  const std::int32_t first = moving + (day_before ? 1 : 0);
  std::int32_t last = first - 1;
  for (const std::int32_t date : dates) last = std::max(last, date);
  if (last < first) {
    std::fill_n(flips, dates.size(), never.days);
    return true;
  }
  if (!table.serves(first, last, dates.size())) return false;
  table.prepare(first, last, [&](std::int32_t date) { return past(Date{date - (day_before ? 1 : 0)}); });
  table.look_up(dates, first, flips);
  return true;
}

void compare_today(Working& w, const Step& step, DateMemo& memo, FlipTable& table) {
  const std::span<const std::int32_t> all = w.columns[step.a].dates;
  std::uint8_t* out = w.write_verdicts(step.out);
  std::int32_t* flips = w.write_flips(step.out);
  const Calendar* calendar = w.calendar(step);
  const bool working_days = step.duration.working_days != 0;
  const auto past = [&](std::int32_t bound, Date after) {
    return first_day_past(Date{bound}, false, step.duration, step.sign, step.rounding, calendar, after);
  };
  // Of a date that is yet to be passed; from the first of all days on, so that one answer serves every as-of date.
  const auto passed = [&](Date bound) { return past(bound.days, Date{first_date.days - 1}).days; };
  w.each_day(w.info(step.out).table, [&](Date day, std::size_t first, std::size_t last) {
    const std::span<const std::int32_t> dates = all.subspan(first, last - first);
    const Date moving = moved(w, step, day);
    if (moving == never) {
      const std::int32_t next = next_defined(w, step, day).days;
      for (std::size_t i = 0; i < dates.size(); ++i) {
        out[first + i] = dates[i] == absent ? not_met8 : unknown8;
        if (flips) flips[first + i] = is_missing(dates[i]) ? never.days : next;
      }
      return;
    }
    compare_with(dates, step.relation, moving.days, out + first);
    if (!flips) return;
    if (!working_days && look_up_flips(table, step.relation, dates, moving.days, flips + first, passed)) return;
    memo.prepare(all.size());
    const std::int32_t leaves = working_days ? past(never.days - 1, day).days : never.days;
    for (std::size_t i = 0; i < dates.size(); ++i) {
      flips[first + i] = never.days;
      if (is_missing(dates[i])) continue;
      const std::int32_t bound = to_be_passed(step.relation, dates[i], moving.days);
      std::int32_t flip = never.days;
      if (bound >= moving.days && working_days)
        flip = past(bound, day).days;
      else if (bound >= moving.days)
        flip = memo.get(bound, [&](Date at) { return Date{passed(at)}; });
      flips[first + i] = std::min(flip, leaves);
    }
  });
  // The date compared may move too (a selected row's, say).
  if (const std::int32_t* moving = flips ? w.flips(step.a) : nullptr)
    for (std::size_t i = 0; i < all.size(); ++i) flips[i] = std::min(flips[i], moving[i]);
  w.look_over(step.out);
}

// One table's own rows: dated on or before the day. A row of the future comes into sight on its date.
void dated_rows(const Working& w, TableId table, std::uint8_t* out, std::int32_t* flips) {
  const ColumnId dated_by = w.plan->schema.tables[table].dated_by;
  const std::size_t n = w.rows(table);
  if (dated_by == none16) {
    std::fill_n(out, n, met8);
    if (flips) std::fill_n(flips, n, never.days);
    return;
  }
  const auto& dates = std::get<std::vector<std::int32_t>>(w.batch->tables[table].columns[dated_by]);
  w.each_day(table, [&](Date day, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const std::uint8_t seen = dates[i] <= day.days ? met8 : not_met8;
      out[i] = dates[i] == absent ? not_met8 : dates[i] == unknown ? unknown8 : seen;
    }
    if (!flips) return;
    for (std::size_t i = first; i < last; ++i) flips[i] = dates[i] > day.days ? dates[i] : never.days;
  });
}

bool dated_above(const Plan& plan, TableId table) {
  for (TableId t = plan.schema.tables[table].parent; t != none16; t = plan.schema.tables[t].parent)
    if (plan.schema.tables[t].dated_by != none16) return true;
  return false;
}

// A row is seen when it and every row above it are: an `and` of one for each table on the way up.
void seen_rows(const Working& w, TableId table, std::uint8_t* out, std::int32_t* flips) {
  dated_rows(w, table, out, flips);
  if (!dated_above(*w.plan, table)) return;
  const TableId parent = w.plan->schema.tables[table].parent;
  const std::size_t parents = w.rows(parent);
  std::vector<std::uint8_t> above(parents);
  std::vector<std::int32_t> above_flips(flips ? parents : 0);
  seen_rows(w, parent, above.data(), flips ? above_flips.data() : nullptr);
  const std::vector<std::uint32_t>& offsets = w.batch->tables[table].offsets;
  for (std::size_t p = 0; p < parents; ++p)
    for (std::uint32_t row = offsets[p]; row < offsets[p + 1]; ++row) {
      if (flips) {
        std::int32_t flip = std::min(flips[row], above_flips[p]);
        if (out[row] == not_met8 && above[p] == not_met8)
          flip = std::max(flips[row], above_flips[p]);
        else if (out[row] == not_met8)
          flip = flips[row];
        else if (above[p] == not_met8)
          flip = above_flips[p];
        flips[row] = flip;
      }
      out[row] &= above[p];
    }
}

}  // namespace

void run_time(Working& w, const Step& step, std::size_t index) {
  switch (step.op) {
    case Op::in_force:
      return in_force(w, step);
    case Op::add_duration:
      return add_duration(w, step, w.memos[index]);
    case Op::compare_today:
      return compare_today(w, step, w.memos[index], w.flip_tables[index]);
    default: {
      std::uint8_t* out = w.write_verdicts(step.out);
      seen_rows(w, w.info(step.out).table, out, w.write_flips(step.out));
      return w.look_over(step.out);
    }
  }
}

}  // namespace safon
