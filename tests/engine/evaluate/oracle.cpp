#include "oracle.hpp"

#include <algorithm>

#include "kleene.hpp"

namespace safon::testing {

bool operator==(const Value& a, const Value& b) {
  if (a.state != b.state) return false;
  if (a.state != Presence::known) return true;
  return a.text == b.text && a.number * b.denominator == b.number * a.denominator;
}

std::string shown(const Value& value) {
  if (value.state == Presence::unknown) return "unknown";
  if (value.state == Presence::absent) return "absent";
  return std::to_string(std::int64_t(value.number)) + "/" + std::to_string(std::int64_t(value.denominator)) +
         value.text;
}

Oracle::Oracle(const Plan& plan, const RecordBatch& batch, const std::vector<Standing>& standing, Date day)
    : plan_(plan), batch_(batch), standing_(standing), day_(day), made_by_(plan.registers.size()) {
  for (const Step& step : plan.steps) made_by_[step.out] = &step;
}

Value Oracle::value(Reg reg, std::uint32_t row) {
  const auto key = std::pair(reg, row);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  return known_[key] = compute(*made_by_[reg], row);
}

Value Oracle::stored(TableId table, ColumnId column, std::uint32_t row) const {
  const ColumnData& data = batch_.tables[table].columns[column];
  const Presence state = presence(data, row);
  if (state != Presence::known) return {state};
  const std::int64_t number = stored_value(data, row);
  if (plan_.schema.tables[table].columns[column].type == ColumnType::text)
    return {Presence::known, 0, 1, batch_.texts[std::size_t(number)]};
  return Value::known(number);
}

std::uint32_t Oracle::parent_row(TableId table, std::uint32_t row) const {
  std::uint32_t parent = 0;
  while (batch_.tables[table].offsets[parent + 1] <= row) ++parent;
  return parent;
}

std::optional<Date> Oracle::moved(const Step& step, Date date) const {
  const Calendar* calendar = step.calendar == none16 ? nullptr : &plan_.calendars[step.calendar];
  const Date sum = step.sign > 0 ? add(date, step.duration, step.rounding, calendar)
                                 : subtract(date, step.duration, step.rounding, calendar);
  if (sum == never) return std::nullopt;
  return sum;
}

Value Oracle::visible(TableId table, std::uint32_t row) const {
  const TableInfo& info = plan_.schema.tables[table];
  Value own = verdict(true);
  if (info.dated_by != none16) {
    const Value date = stored(table, info.dated_by, row);
    own =
        date.state == Presence::unknown ? Value{} : verdict(date.state == Presence::known && date.number <= day_.days);
  }
  if (info.parent == none16) return own;
  const Value above = visible(info.parent, parent_row(table, row));
  return kleene(is(own, true) && is(above, true), !is(own, false) && !is(above, false));
}

Value Oracle::arithmetic(const Step& step, const Value& a, const Value& b) const {
  if (a.state == Presence::absent || b.state == Presence::absent) return Value::none();
  if (a.state == Presence::unknown || b.state == Presence::unknown) return {};
  const bool ratio = plan_.registers[step.out].kind == RegKind::ratio;
  constexpr Wide micros = micros_per_unit;
  switch (step.op) {
    case Op::add:
      return ranged(fraction(a.number * b.denominator + b.number * a.denominator, a.denominator * b.denominator));
    case Op::subtract:
      return ranged(fraction(a.number * b.denominator - b.number * a.denominator, a.denominator * b.denominator));
    case Op::multiply: {
      if (!ratio) {
        const Wide exact = a.number * b.number, size = exact < 0 ? -exact : exact;
        const Wide rounded = size / micros + (size % micros * 2 >= micros ? 1 : 0);
        return ranged(Value::known(exact < 0 ? -rounded : rounded));
      }
      // Take the million out of one factor first: a fraction of a fraction.
      const Value top = fraction(a.number * b.number, a.denominator * b.denominator);
      const Value by = fraction(top.number, micros);
      Wide bottom;
      if (__builtin_mul_overflow(by.denominator, top.denominator, &bottom)) return {};
      return ranged(fraction(by.number, bottom));
    }
    default: {
      const Value quotient = fraction(a.number * b.denominator, a.denominator * b.number);
      if (quotient.state != Presence::known) return {};
      const Value by = fraction(micros, quotient.denominator);
      Wide top;
      if (__builtin_mul_overflow(quotient.number, by.number, &top)) return {};
      return ranged(fraction(top, by.denominator));
    }
  }
}

Value Oracle::compared(const Step& step, const Value& a, const Value& b) const {
  if (a.state == Presence::absent || b.state == Presence::absent) return verdict(false);
  if (a.state == Presence::unknown || b.state == Presence::unknown) return {};
  if (plan_.registers[step.a].kind == RegKind::text) return verdict(relate(step.relation, a.text.compare(b.text), 0));
  return verdict(relate(step.relation, a.number * b.denominator, b.number * a.denominator));
}

Value Oracle::compute(const Step& step, std::uint32_t row) {
  const Register& out = plan_.registers[step.out];
  const auto a = [&] { return value(step.a, row); };
  switch (step.op) {
    case Op::load:
      return stored(step.table, step.column, row);
    case Op::load_standing: {
      const Standing& standing = standing_[step.programme];
      if (step.standing == StandingField::status_since) return Value::known(standing.status_since[row]);
      if (step.standing == StandingField::entered) return Value::known(standing.entered[row]);
      return standing.status[row] == unknown_value<std::uint8_t> ? Value{} : Value::known(standing.status[row]);
    }
    case Op::constant:
      if (out.kind == RegKind::verdict) return verdict(step.count != 0);
      if (out.kind == RegKind::code) return Value::known(step.codes[0]);
      if (out.kind == RegKind::date) return Value::known(step.date.days);
      if (out.kind == RegKind::text) return {Presence::known, 0, 1, step.text};
      return Value::known(step.number.micros);
    case Op::in_force: {
      Value last;
      for (const DatedValue& dated : step.series)
        if (dated.from <= day_) last = Value::known(dated.value);
      return last;
    }
    case Op::adjusted: {
      if (step.programme >= batch_.waived.size()) return {};
      std::optional<Waived> last;
      for (const Waived& each : batch_.waived[step.programme]) {
        if (each.participant != row || day_ < each.from || day_ > each.until) continue;
        if (!last || std::pair(each.from, each.number) > std::pair(last->from, last->number)) last = each;
      }
      if (!last) return a();
      return last->confirmed ? Value::known(last->value) : Value{};
    }
    case Op::broadcast:
      return value(step.a, parent_row(out.table, row));
    case Op::gather: {
      const Value chosen = a();
      if (chosen.state != Presence::known) return chosen;
      return stored(plan_.registers[step.a].row_table, step.column, std::uint32_t(chosen.number));
    }
    case Op::add_duration: {
      const Value date = a();
      if (date.state != Presence::known) return date;
      const auto sum = moved(step, Date{std::int32_t(date.number)});
      return sum ? Value::known(sum->days) : Value{};
    }
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
      return arithmetic(step, a(), value(step.b, row));
    case Op::exists:
      return a().state == Presence::unknown ? Value{} : verdict(a().state == Presence::known);
    case Op::is_true:
      return a().state == Presence::unknown ? Value{} : verdict(a().state == Presence::known && a().number == 1);
    case Op::in_codes:
      if (a().state == Presence::unknown) return {};
      return verdict(a().state == Presence::known &&
                     std::find(step.codes.begin(), step.codes.end(), a().number) != step.codes.end());
    case Op::compare:
      return compared(step, a(), value(step.b, row));
    case Op::compare_today: {
      const auto today = moved(step, day_);
      return compared(step, a(), today ? Value::known(today->days) : Value{});
    }
    case Op::status_is:
    case Op::status_was: {
      const Standing& standing = standing_[step.programme];
      for (const std::uint16_t status : step.codes) {
        if (standing.status[row] == status) return verdict(true);
        if (step.op == Op::status_was && (standing.ever[row] >> status & 1) != 0) return verdict(true);
      }
      return standing.status[row] == unknown_value<std::uint8_t> ? Value{} : verdict(false);
    }
    case Op::not_of:
      return a().state == Presence::unknown ? Value{} : verdict(is(a(), false));
    case Op::all_of:
    case Op::any_of:
    case Op::at_least: {
      std::int64_t met = 0, possible = 0;
      for (const Reg input : step.inputs) {
        met += is(value(input, row), true);
        possible += !is(value(input, row), false);
      }
      const std::int64_t all = std::int64_t(step.inputs.size());
      const std::int64_t needed = step.op == Op::all_of ? all : step.op == Op::any_of ? 1 : step.count;
      return counted(Relation::greater_equal, met, possible, needed);
    }
    case Op::visible:
      return visible(step.table, row);
    case Op::latest_of_each:
    case Op::earliest_of_each:
    case Op::different_of_each:
      return in_its_group(step, row);
    case Op::distinct_codes:
      return {};  // looked at by set_count alone
    case Op::set_count: {
      const CodeSet set = code_set(*made_by_[step.a], row);
      if (!set.given) return {};
      std::int64_t certain = 0, possible = set.wild;
      for (const auto& [code, sure] : set.codes)
        if (std::find(step.codes.begin(), step.codes.end(), code) != step.codes.end()) {
          certain += sure;
          ++possible;
        }
      return counted(step.relation, certain, std::min(possible, std::int64_t(step.codes.size())), step.count);
    }
    default:
      return step.inputs.empty() || step.op == Op::is_filled ? over_rows(step, row) : of_its_group(step, row);
  }
}

Value engine_value(const Run& run, const Plan& plan, const RecordBatch& batch, Reg reg, std::size_t row) {
  const Column column = run.column(reg);
  const auto value = [](auto stored) {
    using T = decltype(stored);
    if (stored == unknown_value<T>) return Value{};
    return stored == absent_value<T> ? Value::none() : Value::known(stored);
  };
  switch (column.kind) {
    case RegKind::verdict:
      if (run.verdict(reg, row) == Verdict::unknown) return {};
      return verdict(run.verdict(reg, row) == Verdict::met);
    case RegKind::code:
      return column.codes16.empty() ? value(column.codes8[row]) : value(column.codes16[row]);
    case RegKind::date:
    case RegKind::row:
      return value(column.dates[row]);
    case RegKind::number:
      return value(column.numbers[row]);
    case RegKind::ratio: {
      Value out = value(column.numbers[row]);
      out.denominator = column.denominators[row];
      return out;
    }
    case RegKind::text: {
      Value out = value(column.texts[row]);
      if (out.state != Presence::known) return out;
      const std::uint32_t text = column.texts[row];
      return {Presence::known, 0, 1, text >> 31 ? plan.steps[text & 0x7FFFFFFF].text : batch.texts[text]};
    }
    case RegKind::code_set:
      break;
  }
  return {};
}

}  // namespace safon::testing
