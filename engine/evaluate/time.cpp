// Values and comparisons that depend on the as-of date, and when each comes to differ without new facts.
#include "engine/evaluate/columns/order.hpp"
#include "engine/evaluate/steps.hpp"
#include "engine/plan/with_relation.hpp"

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
    if (begun && w.as_of.size() == 1) w.shapes[step.out].uniform = next[-1].value;
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

void compare_with(std::span<const std::int32_t> dates, Relation relation, std::int32_t day, std::uint8_t* out) {
  with_relation(relation, [&](auto holds) {
    for (std::size_t i = 0; i < dates.size(); ++i) {
      const std::uint8_t known = holds(dates[i], day) ? met8 : not_met8;
      out[i] = dates[i] == absent ? not_met8 : dates[i] == unknown ? unknown8 : known;
    }
  });
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

struct Moving {
  std::int32_t first, last;  // of the moving days of all participants
  bool known;                // everywhere: never outside the calendar's cover
};

// The moving day of each participant, or the one of all, into w.of_parents.
Moving moving_days(Working& w, const Step& step) {
  Moving found{never.days, INT32_MIN, true};
  w.of_parents.clear();
  if (w.as_of.empty()) return {0, 0, true};
  Date before = never, result = never;
  for (const std::int32_t day : w.as_of) {
    if (Date{day} != before) before = Date{day}, result = moved(w, step, before);
    w.of_parents.push_back(result.days);
    found.first = std::min(found.first, result.days);
    found.last = std::max(found.last, result.days);
  }
  found.known = found.last != never.days;
  return found;
}

// The ordinary case: whole columns against a day that moves by the plain calendar. A row that the moving day has not
// passed yet (its date is `first` or later) may differ when it does; one answer serves every as-of date. The others
// never change.
void compare_order_today(Working& w, const Step& step, Moving moving, DateMemo& memo, FlipTable& table) {
  const std::span<const std::int32_t> dates = w.columns[step.a].dates;
  const auto [turned, below] = as_above(step.relation);
  const int ahead = below ? 0 : 1;
  const std::size_t n = dates.size(), words = words_for(n);
  const Range range = w.range(dates);
  const bool complete = range.least > absent;

  if (complete && turned && range.greatest < moving.first + ahead) return w.write_throughout(step.out);
  std::vector<Word>& to_be_passed = w.words_of_rows;
  to_be_passed.resize(room_for(n));
  if (w.as_of.size() == 1) {
    w.kernel->above32(dates.data(), n, moving.first + ahead - 1, to_be_passed.data());
  } else {
    for (std::int32_t& day : w.of_parents) day += ahead - 1;
    w.kernel->above_parent32(dates.data(), w.starts[w.info(step.out).table].data(), w.as_of.size(), w.of_parents.data(),
                             to_be_passed.data());
  }

  Word* certain = w.write_bits(step.out);
  for (std::size_t i = 0; i < words; ++i) certain[i] = turned ? ~to_be_passed[i] : to_be_passed[i];
  if (!complete) take_out_missing(w, dates, step.out);

  if (range.greatest < moving.first + ahead || !w.info(step.out).moves) return;
  const auto passed = [&](Date date) {
    const Date bound{date.days - ahead};
    return first_day_past(bound, false, step.duration, step.sign, step.rounding, w.calendar(step),
                          Date{first_date.days - 1});
  };
  const auto last = std::int32_t(range.greatest);
  if (table.serves(moving.first + ahead, last, n)) {
    table.prepare(moving.first + ahead, last, [&](std::int32_t date) { return passed(Date{date}).days; });
    FlipPart& part = *w.add_flips(step.out);
    std::copy_n(to_be_passed.begin(), words, part.where.begin());
    part.keys = dates.data();
    part.table = &table;
    return;
  }
  memo.prepare(n);
  std::int32_t* flips = w.write_flips(step.out);
  std::fill_n(flips, n, never.days);
  each_bit(to_be_passed.data(), n, [&](std::size_t row) { flips[row] = memo.get(dates[row], passed); });
}

void compare_today(Working& w, const Step& step, DateMemo& memo, FlipTable& table) {
  const Moving all_moving = moving_days(w, step);
  const bool working_days = step.duration.working_days != 0;
  if (all_moving.known && is_order(step.relation) && !working_days && !w.moves(step.a))
    return compare_order_today(w, step, all_moving, memo, table);

  const std::span<const std::int32_t> all = w.columns[step.a].dates;
  std::uint8_t* out = w.write_verdicts(step.out);
  std::int32_t* flips = w.write_flips(step.out);
  const Calendar* calendar = w.calendar(step);
  const auto past = [&](std::int32_t bound, Date after) {
    return first_day_past(Date{bound}, false, step.duration, step.sign, step.rounding, calendar, after);
  };
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
    memo.prepare(all.size());
    const std::int32_t leaves = working_days ? past(never.days - 1, day).days : never.days;
    for (std::size_t i = 0; i < dates.size(); ++i) {
      flips[first + i] = never.days;
      if (is_missing(dates[i])) continue;
      const std::int32_t bound = to_be_passed(step.relation, dates[i], moving.days);
      std::int32_t flip = never.days;
      if (bound >= moving.days && working_days)
        flip = past(bound, day).days;
      else if (bound >= moving.days)  // from the first of all days on, so that one answer serves every as-of date
        flip = memo.get(bound, [&](Date at) { return past(at.days, Date{first_date.days - 1}); });
      flips[first + i] = std::min(flip, leaves);
    }
  });
  // The date compared may move too (a selected row's, say).
  if (const std::int32_t* moving = flips ? w.flips(step.a) : nullptr)
    for (std::size_t i = 0; i < all.size(); ++i) flips[i] = std::min(flips[i], moving[i]);
}

}  // namespace

void run_time(Working& w, const Step& step, std::size_t index) {
  switch (step.op) {
    case Op::in_force:
      return in_force(w, step);
    case Op::add_duration:
      return add_duration(w, step, w.memos[index]);
    default:
      return compare_today(w, step, w.memos[index], w.flip_tables[index]);
  }
}

}  // namespace safon
