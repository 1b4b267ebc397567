// Plans of every op, with inputs of the right kinds.
#include <algorithm>
#include <functional>

#include "random_case.hpp"

namespace safon::testing {
namespace {

class PlanMaker : PlanBuilder {
 public:
  explicit PlanMaker(Random& random) : PlanBuilder(schema_of_cases()), random_(random) {
    Calendar calendar{.name = "office", .first = Date{first_day + 40}, .last = Date{first_day + 800}};
    for (int day = 1; day <= 5; ++day) calendar.working[std::size_t(day)] = true;
    for (int day = calendar.first.days; day < calendar.last.days; day += random_.number(5, 60))
      calendar.closed.push_back(Date{day});
    plan.calendars.push_back(calendar);
  }

  Plan make() {
    for (int left = random_.number(5, 60); left > 0; --left) random_step();
    return std::move(plan);
  }

 private:
  static constexpr int ops = int(Op::set_count) + 1;

  // Some register for which `fits`; later ones rather than earlier, so that plans grow deep. no_reg when there is none.
  Reg pick(const std::function<bool(const Register&)>& fits) {
    std::vector<Reg> found;
    for (Reg reg = 0; reg < plan.registers.size(); ++reg)
      if (fits(plan.registers[reg])) found.push_back(reg);
    if (found.empty()) return no_reg;
    const int last = int(found.size()) - 1;
    return found[std::size_t(std::max(random_.number(0, last), random_.number(0, last)))];
  }
  Reg pick(RegKind kind, TableId table) {
    return pick([&](const Register& r) { return r.kind == kind && r.table == table; });
  }
  [[nodiscard]] bool moves(Reg reg) const { return reg != no_reg && plan.registers[reg].moves; }
  TableId any_table() { return TableId(random_.number(0, 3)); }
  TableId child_table() { return TableId(random_.number(1, 3)); }
  TableId parent(TableId table) { return plan.schema.tables[table].parent; }
  Relation relation() { return Relation(random_.number(0, 5)); }
  Date day() { return {first_day + random_.number(0, days_of_cases)}; }
  MonthEnd rounding() { return random_.one_in(2) ? MonthEnd::up : MonthEnd::down; }
  std::vector<std::uint16_t> some_codes(int count) {
    std::vector<std::uint16_t> out;
    const int one_in = random_.number(1, 4);
    for (int code = 0; code < count; ++code)
      if (random_.one_in(one_in)) out.push_back(std::uint16_t(code));
    return out;
  }
  void add_span(Step& step) {
    step.sign = random_.one_in(2) ? 1 : -1;
    step.rounding = rounding();
    if (random_.one_in(4)) {
      step.duration.working_days = random_.number(1, 30);
      step.calendar = 0;
    } else {
      step.duration.months = random_.number(0, 14);
      step.duration.days = random_.one_in(3) ? random_.number(-20, 20) : 0;
    }
  }

  void finish(Step step, Register target, bool by_itself = false) {
    // A plan may say that a register moves which cannot; never the other way round.
    target.moves = by_itself || random_.one_in(20) || moves(step.a) || moves(step.b) ||
                   std::any_of(step.inputs.begin(), step.inputs.end(), [&](Reg r) { return moves(r); });
    add(std::move(step), target);
  }

  void random_step() {
    Step step{.op = Op(random_.number(0, ops - 1)), .out = 0};
    if (random_.one_in(5)) step.op = Op::load;
    if (random_.one_in(10)) step.op = Op::compare_today;
    if (random_.one_in(15)) step.op = random_.one_in(2) ? Op::at_least : Op::earliest_row;
    step.relation = relation();
    switch (step.op) {
      case Op::load: {
        const TableId table = any_table();
        load(table, ColumnId(random_.number(0, int(plan.schema.tables[table].columns.size()) - 1)));
        return;
      }
      case Op::load_standing:
        step.standing = StandingField(random_.number(0, 2));
        return finish(step, {.kind = step.standing == StandingField::status ? RegKind::code : RegKind::date});
      case Op::constant:
        return constant(step);
      case Op::in_force:
        return in_force(step);
      case Op::adjusted: {
        const RegKind kind = random_.one_in(2) ? RegKind::date : RegKind::number;
        step.a = pick(kind, root_table);
        if (step.a == no_reg) return;
        step.programme = std::uint16_t(random_.number(0, adjustables_of_cases));  // the last: nobody was asked
        return finish(step, {.kind = kind}, true);
      }
      case Op::broadcast: {
        const TableId table = child_table();
        step.a = pick([&](const Register& r) { return r.table == parent(table) && r.kind != RegKind::code_set; });
        if (step.a == no_reg) return;
        Register target = plan.registers[step.a];
        target.table = table;
        return finish(step, target);
      }
      case Op::gather:
        return gather(step);
      case Op::add_duration:
        step.a = pick(RegKind::date, any_table());
        if (step.a == no_reg) return;
        add_span(step);
        return finish(step, {.kind = RegKind::date, .table = plan.registers[step.a].table});
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
        return arithmetic(step);
      case Op::exists:
        step.a = pick([](const Register& r) { return r.kind != RegKind::code_set && r.kind != RegKind::verdict; });
        if (step.a == no_reg) return;
        return finish(step, {.kind = RegKind::verdict, .table = plan.registers[step.a].table});
      case Op::is_true:
        step.a = pick([&](const Register& r) { return r.kind == RegKind::code && is_boolean(r); });
        if (step.a == no_reg) return;
        return finish(step, {.kind = RegKind::verdict, .table = plan.registers[step.a].table});
      case Op::in_codes:
        step.a = pick([](const Register& r) { return r.kind == RegKind::code && r.code_list != none16; });
        if (step.a == no_reg) return;
        step.codes = some_codes(int(plan.schema.code_lists[plan.registers[step.a].code_list].codes.size()));
        return finish(step, {.kind = RegKind::verdict, .table = plan.registers[step.a].table});
      case Op::compare:
        return compare(step);
      case Op::compare_today:
        step.a = pick([](const Register& r) { return r.kind == RegKind::date; });
        if (step.a == no_reg) return;
        add_span(step);
        return finish(step, {.kind = RegKind::verdict, .table = plan.registers[step.a].table}, true);
      case Op::status_is:
      case Op::status_was:
        step.codes = some_codes(5);
        return finish(step, {.kind = RegKind::verdict});
      case Op::all_of:
      case Op::any_of:
      case Op::at_least:
        return logic(step);
      case Op::not_of:
        step.a = pick(RegKind::verdict, any_table());
        if (step.a == no_reg) return;
        return finish(step, {.kind = RegKind::verdict, .table = plan.registers[step.a].table});
      case Op::is_filled:
        return pool(step);
      case Op::visible: {
        step.table = any_table();
        const bool dated = step.table == 1 || step.table == 2;
        return finish(step, {.kind = RegKind::verdict, .table = step.table}, dated);
      }
      default:
        return over_rows(step);
    }
  }

  [[nodiscard]] static bool is_boolean(const Register& r) { return r.code_list == none16; }

  void constant(Step& step) {
    Register target{.kind = RegKind(random_.number(0, 5)), .table = any_table()};
    if (target.kind == RegKind::code) {
      target.code_list = std::uint16_t(random_.number(0, 2));
      step.codes = {std::uint16_t(random_.number(0, 2))};
    }
    step.count = random_.number(0, 1);
    step.number = {random_.number(-3, 6) * 500'000};
    step.date = day();
    step.text = std::string(1, char('a' + random_.number(0, 2)));
    step.table = target.table;
    finish(step, target);
  }

  void in_force(Step& step) {
    Register target{.kind = random_.one_in(2) ? RegKind::date : RegKind::number, .table = any_table()};
    for (Date from = day(); from.days < first_day + days_of_cases; from.days += random_.number(1, 400)) {
      const bool date = target.kind == RegKind::date;
      step.series.push_back({from, date ? std::int64_t(day().days) : std::int64_t(random_.number(-3, 6)) * 500'000});
    }
    finish(step, target, true);
  }

  void gather(Step& step) {
    step.a = pick([](const Register& r) { return r.kind == RegKind::row; });
    if (step.a == no_reg) return;
    const TableId of = plan.registers[step.a].row_table;
    step.column = ColumnId(random_.number(0, int(plan.schema.tables[of].columns.size()) - 1));
    load(of, step.column);  // only to see of which kind it is
    Register target = plan.registers.back();
    target.table = plan.registers[step.a].table;
    finish(step, target);
  }

  void arithmetic(Step& step) {
    const TableId table = any_table();
    const bool ratios = step.op == Op::divide || random_.one_in(4);
    const auto fits = [&](const Register& r) {
      return r.table == table && (r.kind == RegKind::number || (ratios && r.kind == RegKind::ratio));
    };
    step.a = pick(fits);
    step.b = pick(fits);
    if (step.a == no_reg) return;
    finish(step, {.kind = ratios ? RegKind::ratio : RegKind::number, .table = table});
  }

  void compare(Step& step) {
    const auto number = [](const Register& r) { return r.kind == RegKind::number || r.kind == RegKind::ratio; };
    step.a = pick([](const Register& r) { return r.kind != RegKind::verdict && r.kind != RegKind::code_set; });
    if (step.a == no_reg) return;
    const Register a = plan.registers[step.a];
    step.b = pick([&](const Register& r) {
      if (r.table != a.table) return false;
      return (number(a) && number(r)) || (r.kind == a.kind && r.code_list == a.code_list && r.row_table == a.row_table);
    });
    if (a.kind == RegKind::row) step.relation = random_.one_in(2) ? Relation::equal : Relation::not_equal;
    finish(step, {.kind = RegKind::verdict, .table = a.table});
  }

  void logic(Step& step) {
    const TableId table = any_table();
    for (int left = random_.number(0, 4); left > 0; --left)
      if (const Reg reg = pick(RegKind::verdict, table); reg != no_reg) step.inputs.push_back(reg);
    step.count = random_.number(0, 4);
    finish(step, {.kind = RegKind::verdict, .table = table});
  }

  void grouped(Step& step, Register target) {
    const auto has_values = [&](const Register& r) {
      return r.table == step.table && (r.kind == RegKind::code || r.kind == RegKind::date ||
                                       r.kind == RegKind::number || r.kind == RegKind::text);
    };
    if (step.op == Op::different_of_each || step.op == Op::count_different) {
      step.b = pick(has_values);
      if (step.b == no_reg) return;
    }
    if (step.op == Op::count_different) return finish(step, target);
    const bool by_day = step.op != Op::different_of_each;
    if (by_day && plan.schema.tables[step.table].dated_by == none16) return;
    for (int keys = random_.number(1, 2); keys > 0; --keys)
      if (const Reg key = pick(has_values); key != no_reg) step.inputs.push_back(key);
    step.count = random_.number(0, 3);
    finish(step, {.kind = RegKind::verdict, .table = step.table});
  }

  /// Of the whole list, or of each row's group.
  void of_groups(Step& step, Register target) {
    if (random_.one_in(2)) return finish(step, target);
    for (int keys = random_.number(1, 2); keys > 0; --keys) {
      const Reg key = pick([&](const Register& r) {
        return r.table == step.table && (r.kind == RegKind::code || r.kind == RegKind::date ||
                                         r.kind == RegKind::number || r.kind == RegKind::text);
      });
      if (key != no_reg) step.inputs.push_back(key);
    }
    if (!step.inputs.empty()) target.table = step.table;
    finish(step, target);
  }

  void pool(Step& step) {
    step.table = child_table();
    for (int left = random_.number(1, 3); left > 0; --left) {
      const Reg reg = pick(RegKind::verdict, step.table);
      if (reg == no_reg) return;
      step.inputs.push_back(reg);
      step.codes.push_back(std::uint16_t(random_.number(0, 2)));
    }
    step.count = random_.number(0, int(step.inputs.size()) - 1);
    finish(step, {.kind = RegKind::verdict, .table = parent(step.table)});
  }

  void over_rows(Step& step) {
    if (step.op == Op::set_count) {
      step.a = pick([](const Register& r) { return r.kind == RegKind::code_set; });
      if (step.a == no_reg) return;
      const Register a = plan.registers[step.a];
      step.codes = some_codes(int(plan.schema.code_lists[a.code_list].codes.size()));
      step.count = random_.number(0, 4);
      return finish(step, {.kind = RegKind::verdict, .table = a.table});
    }
    const TableId table = child_table();
    step.table = table;
    step.a = pick(RegKind::verdict, table);
    if (step.a == no_reg) return;
    Register target{.kind = RegKind::number, .table = parent(table)};
    switch (step.op) {
      case Op::reduce_count:
        step.count = random_.number(0, 3);
        [[fallthrough]];
      case Op::reduce_all:
        target.kind = RegKind::verdict;
        return finish(step, target);
      case Op::count_rows:
        return finish(step, target);
      case Op::sum_rows:
      case Op::average_rows:
        step.b = pick(RegKind::number, table);
        if (step.b == no_reg) return;
        if (step.op == Op::average_rows) target.kind = RegKind::ratio;
        return of_groups(step, target);
      case Op::smallest_rows:
      case Op::largest_rows:
        step.b = pick([&](const Register& r) {
          return r.table == table && (r.kind == RegKind::number || r.kind == RegKind::date);
        });
        if (step.b == no_reg) return;
        target.kind = plan.registers[step.b].kind;
        return of_groups(step, target);
      case Op::latest_of_each:
      case Op::earliest_of_each:
      case Op::different_of_each:
      case Op::count_different:
        return grouped(step, target);
      case Op::earliest_row:
      case Op::latest_row:
        if (plan.schema.tables[table].dated_by == none16) return;
        target.kind = RegKind::row;
        target.row_table = table;
        return finish(step, target);
      default:
        step.b = pick(
            [&](const Register& r) { return r.table == table && r.kind == RegKind::code && r.code_list != none16; });
        if (step.b == no_reg) return;
        target.kind = RegKind::code_set;
        target.code_list = plan.registers[step.b].code_list;
        return finish(step, target);
    }
  }

  Random& random_;
};

}  // namespace

Plan random_plan(Random& random) {
  return PlanMaker(random).make();
}

}  // namespace safon::testing
