#include "dsl/compare/meaning.hpp"

#include <algorithm>

namespace safon {

Mix& Mix::add(std::uint64_t number) {
  // A finaliser of splitmix64: every bit of the number changes half of the bits of the result.
  std::uint64_t z = value_ ^ (number + 0x9E3779B97F4A7C15 + (value_ << 6) + (value_ >> 2));
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  value_ = z ^ (z >> 31);
  return *this;
}

Mix& Mix::add(std::string_view text) {
  add(text.size());
  for (const char c : text) add(static_cast<unsigned char>(c));
  return *this;
}

Mix& Mix::add(const Duration& duration) {
  return add(std::uint64_t(duration.months))
      .add(std::uint64_t(duration.days))
      .add(std::uint64_t(duration.working_days));
}

namespace {

class Reader {
 public:
  Reader(const CompiledPolicy& policy, const std::map<Reg, std::string>& named)
      : policy_(policy), plan_(policy.plan), named_(named), of_(policy.plan.registers.size(), 0) {
    for (const auto& calendar : plan_.calendars) calendars_.push_back(meaning(calendar));
  }

  std::vector<Meaning> read() {
    for (const auto& step : plan_.steps) {
      const auto named = named_.find(step.out);
      of_[step.out] = named == named_.end() ? meaning(step) : Mix().add("named").add(named->second).value();
    }
    return std::move(of_);
  }

 private:
  static Meaning meaning(const Calendar& calendar) {
    Mix mix;
    mix.add(std::uint64_t(calendar.first.days)).add(std::uint64_t(calendar.last.days));
    for (const bool working : calendar.working) mix.add(working);
    for (const auto day : calendar.closed) mix.add(std::uint64_t(day.days));
    return mix.value();
  }

  std::string table(TableId id) const {
    const auto& info = plan_.schema.tables[id];
    return info.parent == none16 ? "" : table(info.parent) + "/" + info.name;
  }
  Meaning seen(TableId id) const {
    const auto& info = plan_.schema.tables[id];
    Mix mix;
    mix.add(table(id));
    for (auto t = id; t != none16; t = plan_.schema.tables[t].parent) {
      const auto& each = plan_.schema.tables[t];
      mix.add(each.dated_by == none16 ? "" : each.columns[each.dated_by].name);
    }
    return mix.add(info.singular).value();
  }

  /// Numbers of codes or statuses stand for their names.
  void add_codes(Mix& mix, const Step& step) const {
    if (step.codes.empty()) return;
    const auto of = [&](Reg reg) { return reg == no_reg ? none16 : plan_.registers[reg].code_list; };
    const auto list = of(step.out) != none16 ? of(step.out) : of(step.a);
    std::vector<std::string> names;
    for (const auto code : step.codes) {
      if (step.op == Op::status_is || step.op == Op::status_was)
        names.push_back(policy_.programmes[step.programme].statuses[code].name);
      else if (list != none16 && step.op != Op::is_filled)
        names.push_back(plan_.schema.code_lists[list].codes[code].name);
      else
        names.push_back(std::to_string(code));
    }
    if (step.op != Op::is_filled) std::ranges::sort(names);
    for (const auto& name : names) mix.add(name);
  }

  Meaning meaning(const Step& step) const {
    Mix mix;
    mix.add(std::uint64_t(step.op)).add(std::uint64_t(step.relation)).add(std::uint64_t(step.count));
    mix.add(std::uint64_t(step.number.micros)).add(std::uint64_t(step.date.days)).add(step.text).add(step.duration);
    mix.add(std::uint64_t(step.sign)).add(step.duration.months ? std::uint64_t(step.rounding) : 0);
    mix.add(step.calendar == none16 || !step.duration.working_days ? 0 : calendars_[step.calendar]);
    mix.add(seen(plan_.registers[step.out].table));
    if (step.table != none16) mix.add(seen(step.table));
    for (const auto& [from, value] : step.series) mix.add(std::uint64_t(from.days)).add(std::uint64_t(value));
    add_codes(mix, step);
    if (step.column != none16) add_column(mix, step);
    if (step.op == Op::load_standing) add_standing(mix, step);
    if (step.op == Op::adjusted) mix.add(policy_.waivables[step.programme].what);
    if (step.op == Op::compare && step.relation != Relation::equal && step.relation != Relation::not_equal)
      if (const auto list = plan_.registers[step.a].code_list; list != none16)
        for (const auto& code : plan_.schema.code_lists[list].codes) mix.add(code.name);
    mix.add(step.a == no_reg ? 0 : of_[step.a]).add(step.b == no_reg ? 0 : of_[step.b]);
    std::vector<Meaning> inputs;
    for (const auto reg : step.inputs) inputs.push_back(of_[reg]);
    // The order of parts is of no account where each counts as much as any other.
    if (step.op == Op::all_of || step.op == Op::any_of || step.op == Op::at_least) std::ranges::sort(inputs);
    for (const auto input : inputs) mix.add(input);
    return mix.value();
  }

  void add_column(Mix& mix, const Step& step) const {
    const auto at = step.op == Op::gather ? plan_.registers[step.a].row_table : step.table;
    const auto& column = plan_.schema.tables[at].columns[step.column];
    mix.add(table(at)).add(column.name).add(std::uint64_t(column.type));
  }

  void add_standing(Mix& mix, const Step& step) const {
    mix.add(std::uint64_t(step.standing));
    mix.add(step.standing == StandingField::placed         ? policy_.intakes[step.programme].name
            : step.standing == StandingField::waived_until ? policy_.waivables[step.programme].what
                                                           : policy_.programmes[step.programme].name);
  }

  const CompiledPolicy& policy_;
  const Plan& plan_;
  const std::map<Reg, std::string>& named_;
  std::vector<Meaning> calendars_;
  std::vector<Meaning> of_;
};

}  // namespace

std::vector<Meaning> meanings(const CompiledPolicy& policy, const std::map<Reg, std::string>& named) {
  return Reader(policy, named).read();
}

}  // namespace safon
