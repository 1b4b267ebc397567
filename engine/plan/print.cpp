// A plan as text, for `check --print plan` and for tests: one line a step, the same for equal plans.
#include <algorithm>
#include <array>
#include <string_view>

#include "engine/plan/plan.hpp"

namespace safon {
namespace {

std::string_view name(Op op) {
  switch (op) {
#define SAFON_OP(op_name) \
  case Op::op_name:       \
    return #op_name
    SAFON_OP(load);
    SAFON_OP(load_standing);
    SAFON_OP(constant);
    SAFON_OP(in_force);
    SAFON_OP(adjusted);
    SAFON_OP(broadcast);
    SAFON_OP(gather);
    SAFON_OP(add_duration);
    SAFON_OP(add);
    SAFON_OP(subtract);
    SAFON_OP(multiply);
    SAFON_OP(divide);
    SAFON_OP(exists);
    SAFON_OP(is_true);
    SAFON_OP(in_codes);
    SAFON_OP(compare);
    SAFON_OP(compare_today);
    SAFON_OP(status_is);
    SAFON_OP(status_was);
    SAFON_OP(all_of);
    SAFON_OP(any_of);
    SAFON_OP(not_of);
    SAFON_OP(at_least);
    SAFON_OP(visible);
    SAFON_OP(reduce_count);
    SAFON_OP(reduce_all);
    SAFON_OP(is_filled);
    SAFON_OP(count_rows);
    SAFON_OP(sum_rows);
    SAFON_OP(average_rows);
    SAFON_OP(smallest_rows);
    SAFON_OP(largest_rows);
    SAFON_OP(earliest_row);
    SAFON_OP(latest_row);
    SAFON_OP(latest_of_each);
    SAFON_OP(earliest_of_each);
    SAFON_OP(different_of_each);
    SAFON_OP(count_different);
    SAFON_OP(distinct_codes);
    SAFON_OP(set_count);
#undef SAFON_OP
  }
  return "?";
}

std::string_view sign_of(Relation relation) {
  static constexpr std::array<std::string_view, 6> signs{"=", "<>", "<", "<=", ">", ">="};
  return signs[std::size_t(relation)];
}

std::string_view name(RegKind kind) {
  static constexpr std::array<std::string_view, 8> names{"verdict", "code", "date", "number",
                                                         "ratio",   "text", "row",  "code_set"};
  return names[std::size_t(kind)];
}

std::string_view name(MonthEnd rounding) {
  static constexpr std::array<std::string_view, 3> names{"undeclared", "down", "up"};
  return names[std::size_t(rounding)];
}

std::string_view name(StandingField field) {
  static constexpr std::array<std::string_view, 6> names{"status",   "status_since", "entered",
                                                         "validity", "placed",       "waived_until"};
  return names[std::size_t(field)];
}

std::string reg(Reg r) {
  return "r" + std::to_string(r);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out + '"';
}

// Codes by name where the list is known, else (statuses) by number; runs of three and more as `first..last`.
std::string codes_of(const Plan& plan, const std::vector<std::uint16_t>& codes, std::uint16_t list) {
  const auto one = [&](std::uint16_t code) {
    if (list == none16 || code >= plan.schema.code_lists[list].codes.size()) return std::to_string(code);
    return plan.schema.code_lists[list].codes[code].name;
  };
  std::string out = "[";
  for (std::size_t i = 0; i < codes.size();) {
    std::size_t end = i + 1;
    while (end < codes.size() && codes[end] == codes[end - 1] + 1) ++end;
    if (end - i < 3) end = i + 1;
    if (out.size() > 1) out += ' ';
    out += one(codes[i]);
    if (end - i > 1) out += ".." + one(codes[end - 1]);
    i = end;
  }
  return out + ']';
}

std::string moved_by(const Plan& plan, const Step& step) {
  std::string out = std::string(step.sign < 0 ? " - " : " + ") + to_text(step.duration);
  if (step.duration.months != 0) out += " " + std::string(name(step.rounding));
  if (step.calendar != none16) out += " by " + plan.calendars[step.calendar].name;
  return out;
}

std::string literal(const Plan& plan, const Step& step) {
  const Register& out = plan.registers[step.out];
  switch (out.kind) {
    case RegKind::verdict:
      return step.count != 0 ? "met" : "not_met";
    case RegKind::code:
      return codes_of(plan, step.codes, out.code_list);
    case RegKind::date:
      return to_iso(step.date);
    case RegKind::text:
      return quoted(step.text);
    default:
      return to_text(step.number);
  }
}

std::string operands(const Plan& plan, const Step& step) {
  const auto table = [&](TableId t) -> const std::string& { return plan.schema.tables[t].name; };
  const auto field = [&](TableId t) { return table(t) + "." + plan.schema.tables[t].columns[step.column].name; };
  const auto one = [&] { return reg(step.a); };
  const auto two = [&] { return reg(step.a) + " " + reg(step.b); };
  const auto bound = [&] { return std::string(sign_of(step.relation)) + " " + std::to_string(step.count); };
  const auto keys = [&] {
    std::string out = step.inputs.empty() ? "" : " by";
    for (const Reg input : step.inputs) out += " " + reg(input);
    return out;
  };
  const auto rows_of_a = [&]() -> const std::string& { return table(plan.registers[step.a].table); };
  switch (step.op) {
    case Op::load:
      return field(step.table);
    case Op::load_standing:
      return std::string(name(step.standing)) +
             (step.standing == StandingField::placed         ? " in intake "
              : step.standing == StandingField::waived_until ? " of waivable "
                                                             : " of programme ") +
             std::to_string(step.programme);
    case Op::constant:
      return literal(plan, step);
    case Op::in_force: {
      std::string out;
      for (const DatedValue& dated : step.series) {
        const bool date = plan.registers[step.out].kind == RegKind::date;
        out += (out.empty() ? "" : ", ") + to_iso(dated.from) + ": " +
               (date ? to_iso(Date{std::int32_t(dated.value)}) : to_text(Decimal{dated.value}));
      }
      return out;
    }
    case Op::adjusted:
      return one() + " by waivable " + std::to_string(step.programme);
    case Op::gather:
      return one() + " " + field(plan.registers[step.a].row_table);
    case Op::add_duration:
      return one() + moved_by(plan, step);
    case Op::in_codes:
      return one() + " " + codes_of(plan, step.codes, plan.registers[step.a].code_list);
    case Op::compare:
      return one() + " " + std::string(sign_of(step.relation)) + " " + reg(step.b);
    case Op::compare_today:
      return one() + " " + std::string(sign_of(step.relation)) + " today" +
             (step.duration == Duration{} ? "" : moved_by(plan, step));
    case Op::status_is:
    case Op::status_was:
      return codes_of(plan, step.codes, none16) + " of programme " + std::to_string(step.programme);
    case Op::all_of:
    case Op::any_of:
    case Op::at_least: {
      std::string out = step.op == Op::at_least ? std::to_string(step.count) : "";
      for (const Reg input : step.inputs) out += (out.empty() ? "" : " ") + reg(input);
      return out;
    }
    case Op::is_filled: {
      std::string out = table(step.table) + " member " + std::to_string(step.count);
      for (std::size_t m = 0; m < step.inputs.size(); ++m)
        out += (m == 0 ? " of " : ", ") + std::to_string(step.codes[m]) + " of " + reg(step.inputs[m]);
      return out;
    }
    case Op::visible:
      return table(step.table);
    case Op::reduce_count:
      return rows_of_a() + " " + one() + " " + bound();
    case Op::reduce_all:
    case Op::count_rows:
    case Op::earliest_row:
    case Op::latest_row:
      return rows_of_a() + " " + one();
    case Op::latest_of_each:
    case Op::earliest_of_each:
      return rows_of_a() + " " + one() + keys();
    case Op::different_of_each:
      return rows_of_a() + " " + one() + keys() + ": " + reg(step.b) + " >= " + std::to_string(step.count);
    case Op::sum_rows:
    case Op::average_rows:
    case Op::smallest_rows:
    case Op::largest_rows:
    case Op::count_different:
    case Op::distinct_codes:
      return rows_of_a() + " " + two() + keys();
    case Op::set_count:
      return one() + " " + codes_of(plan, step.codes, plan.registers[step.a].code_list) + " " + bound();
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
      return two();
    case Op::broadcast:
    case Op::exists:
    case Op::is_true:
    case Op::not_of:
      break;
  }
  return one();
}

}  // namespace

std::string print_plan(const Plan& plan) {
  std::string out;
  for (const Step& step : plan.steps) {
    const Register& target = plan.registers[step.out];
    std::string line = reg(step.out) + " = " + std::string(name(step.op));
    if (const std::string rest = operands(plan, step); !rest.empty()) line += " " + rest;
    line += " : " + std::string(name(target.kind));
    if (target.table != root_table) line += " of " + plan.schema.tables[target.table].name;
    if (target.moves) line += ", moves";
    if (step.place.line != 0) {
      line.resize(std::max<std::size_t>(line.size() + 1, 60), ' ');
      line += "# line " + std::to_string(step.place.line);
    }
    out += line + "\n";
  }
  return out;
}

}  // namespace safon
