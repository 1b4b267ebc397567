#include "dsl/compare/search/boundaries.hpp"

#include <algorithm>
#include <tuple>

namespace safon::comparison {

std::strong_ordering Anchor::operator<=>(const Anchor& b) const {
  const auto key = [](const Anchor& a) {
    return std::tuple(a.at, a.value, a.table, a.column, a.duration.months, a.duration.days, a.duration.working_days,
                      a.sign);
  };
  return key(*this) <=> key(b);
}

namespace {

/// What a register's values come from.
struct Source {
  std::set<std::pair<std::uint16_t, std::uint16_t>> fields;  // of the joint schema
  std::set<std::int64_t> values;
  std::set<std::pair<std::int64_t, int>> months, days, working_days;  // durations with their signs
  std::set<TableId> counted;                                          // tables of the version whose rows are counted

  void add(const Source& other) {
    fields.insert(other.fields.begin(), other.fields.end());
    values.insert(other.values.begin(), other.values.end());
    months.insert(other.months.begin(), other.months.end());
    days.insert(other.days.begin(), other.days.end());
    working_days.insert(other.working_days.begin(), other.working_days.end());
    counted.insert(other.counted.begin(), other.counted.end());
  }
  void add(const Duration& duration, int sign) {
    if (duration.months) months.emplace(duration.months, sign);
    if (duration.days) days.emplace(duration.days, sign);
    if (duration.working_days) working_days.emplace(duration.working_days, sign);
  }
};

struct Made {
  std::map<std::pair<std::uint16_t, std::uint16_t>, std::set<Anchor>> of;
  std::set<std::pair<std::uint16_t, std::size_t>> rows;
  std::set<std::pair<std::uint16_t, std::uint16_t>> read;
  std::set<std::uint16_t> tables;
  std::set<std::pair<Side, std::uint16_t>> programmes, intakes;
  std::set<Date> days;
  std::set<std::tuple<int, int, int>> durations;
};

/// Reads one version's plan, forwards, for the steps that the subjects rest on.
class PlanReader {
 public:
  PlanReader(const Versions& versions, Side side, Made& made)
      : versions_(versions), plan_(versions.policy(side).plan), side_(side), made_(made) {
    sources_.resize(plan_.registers.size());
    by_register_.assign(plan_.registers.size(), nullptr);
    for (const auto& step : plan_.steps) by_register_[step.out] = &step;
  }

  void read(std::vector<Reg> wanted) {
    std::vector<bool> needed(plan_.registers.size(), false);
    while (!wanted.empty()) {
      const auto reg = wanted.back();
      wanted.pop_back();
      if (reg == no_reg || needed[reg]) continue;
      needed[reg] = true;
      const auto& step = *by_register_[reg];
      wanted.push_back(step.a);
      wanted.push_back(step.b);
      wanted.insert(wanted.end(), step.inputs.begin(), step.inputs.end());
    }
    for (const auto& step : plan_.steps)
      if (needed[step.out]) read(step);
  }

 private:
  std::pair<std::uint16_t, std::uint16_t> joint(TableId table, ColumnId column) const {
    return {versions_.joint.table_of[side_][table], versions_.joint.column_of[side_][table][column]};
  }

  void note_field(Source& source, TableId table, ColumnId column) {
    const auto field = joint(table, column);
    source.fields.insert(field);
    made_.read.insert(field);
    note_table(table);
  }
  void note_table(TableId table) {
    for (auto t = table; t != none16 && t != root_table; t = plan_.schema.tables[t].parent) {
      made_.tables.insert(versions_.joint.table_of[side_][t]);
      const auto& info = plan_.schema.tables[t];
      if (info.dated_by == none16) continue;
      const auto field = joint(t, info.dated_by);
      made_.read.insert(field);
      made_.of[field].insert({.at = Anchor::At::today});
    }
  }

  void read(const Step& step) {
    auto& out = sources_[step.out];
    if (step.a != no_reg) out.add(sources_[step.a]);
    if (step.b != no_reg) out.add(sources_[step.b]);
    if (step.duration != Duration{}) {
      made_.durations.emplace(step.duration.months, step.duration.days, step.duration.working_days);
      if (step.op == Op::add_duration) out.add(step.duration, step.sign);
    }
    switch (step.op) {
      case Op::load:
        note_field(out, step.table, step.column);
        break;
      case Op::gather:
        out = {};
        note_field(out, plan_.registers[step.a].row_table, step.column);
        break;
      case Op::load_standing:
        if (step.standing != StandingField::waived_until)
          (step.standing == StandingField::placed ? made_.intakes : made_.programmes).emplace(side_, step.programme);
        break;
      case Op::constant:
        constant(step, out);
        break;
      case Op::in_force:
        for (const auto& [from, value] : step.series) {
          out.values.insert(value);
          made_.days.insert(from);
        }
        break;
      case Op::visible:
        note_table(step.table);
        break;
      case Op::compare:
        pair(step.a, step.b, {});
        pair(step.b, step.a, {});
        count(step);
        break;
      case Op::compare_today:
        for (const auto& field : sources_[step.a].fields)
          anchors(field, {.at = Anchor::At::today}, sources_[step.a], step);
        for (const auto value : sources_[step.a].values) made_.days.insert(Date{std::int32_t(value)});
        break;
      case Op::reduce_count:
        rows(step.table, step.count);
        break;
      case Op::count_rows:
      case Op::count_different:
        out = {};
        out.counted.insert(plan_.registers[step.a].table);
        break;
      case Op::is_filled:
        for (const auto needs : step.codes) rows(step.table, needs);
        break;
      case Op::different_of_each:
        rows(plan_.registers[step.out].table, step.count);
        break;
      default:
        break;
    }
  }

  void constant(const Step& step, Source& out) {
    switch (plan_.registers[step.out].kind) {
      case RegKind::number:
        out.values.insert(step.number.micros);
        break;
      case RegKind::date:
        out.values.insert(step.date.days);
        break;
      default:
        break;
    }
  }

  void rows(TableId table, std::int64_t count) {
    if (table != root_table && count >= 0 && count < 50)
      made_.rows.emplace(versions_.joint.table_of[side_][table], std::size_t(count));
  }
  void count(const Step& step) {
    for (const auto& [counting, against] : {std::pair(step.a, step.b), std::pair(step.b, step.a)})
      for (const auto table : sources_[counting].counted)
        for (const auto value : sources_[against].values) rows(table, value / micros_per_unit);
  }

  void pair(Reg from, Reg to, const Step& step) {
    for (const auto& field : sources_[from].fields) {
      for (const auto value : sources_[to].values) {
        Source durations = sources_[from];
        durations.add(sources_[to]);
        anchors(field, {.at = Anchor::At::value, .value = value}, durations, step);
      }
      for (const auto& [table, column] : sources_[to].fields)
        if (std::pair(table, column) != field) {
          Source durations = sources_[from];
          durations.add(sources_[to]);
          anchors(field, {.at = Anchor::At::field, .table = table, .column = column}, durations, step);
        }
    }
  }

  /// The place itself, and at each distance that is added on the way there; both ways, since it may be on either side.
  void anchors(const std::pair<std::uint16_t, std::uint16_t>& field, const Anchor& base, const Source& durations,
               const Step& step) {
    auto& all = made_.of[field];
    all.insert(base);
    for (const int sign : {1, -1}) {
      const auto with = [&](const Duration& duration) {
        if (duration == Duration{}) return;
        Anchor anchor = base;
        anchor.duration = duration;
        anchor.sign = sign;
        all.insert(anchor);
      };
      with(step.duration);
      for (const auto& [months, _] : durations.months) with({.months = std::int32_t(months)});
      for (const auto& [days, _] : durations.days) with({.days = std::int32_t(days)});
      for (const auto& [days, _] : durations.working_days) with({.working_days = std::int32_t(days)});
    }
  }

  const Versions& versions_;
  const Plan& plan_;
  const Side side_;
  Made& made_;
  std::vector<Source> sources_;
  std::vector<const Step*> by_register_;
};

/// The one of the other version that has its name.
template <class List>
InBoth pair_up(const List& old_list, const List& new_list, Side side, std::uint16_t index) {
  const auto& own = side == old_side ? old_list : new_list;
  const auto& other = side == old_side ? new_list : old_list;
  InBoth in{none16, none16};
  in[side] = index;
  for (std::uint16_t i = 0; i < other.size(); ++i)
    if (other[i].name == own[index].name) in[1 - side] = i;
  return in;
}

}  // namespace

Boundaries boundaries(const Versions& versions, std::span<const Subject> subjects) {
  Made made;
  for (const auto side : both_sides) {
    std::vector<Reg> wanted;
    for (const auto& subject : subjects) {
      if (subject.node[side] == no_node) continue;
      const auto& node = versions.policy(side).outline.nodes[subject.node[side]];
      wanted.insert(wanted.end(), {node.verdict, node.applicable, node.conflict});
    }
    PlanReader(versions, side, made).read(std::move(wanted));
    for (const auto& parameter : versions.of[side]->model.parameters)
      for (const auto& value : parameter.values) made.days.insert(value.from);
  }

  Boundaries out;
  const auto& tables = versions.joint.tables;
  out.of.resize(tables.size());
  out.rows.resize(tables.size());
  out.columns.resize(tables.size());
  for (std::size_t t = 0; t < tables.size(); ++t) out.of[t].resize(tables[t].columns.size());
  for (const auto& [field, anchors] : made.of) out.of[field.first][field.second].assign(anchors.begin(), anchors.end());
  for (const auto& [table, count] : made.rows) out.rows[table].push_back(count);
  for (const auto& [table, column] : made.read)
    if (tables[table].columns[column].name != "id" || table != root_table) out.columns[table].push_back(column);
  out.tables.assign(made.tables.begin(), made.tables.end());
  const auto add = [](std::vector<InBoth>& to, const InBoth& in) {
    if (std::ranges::find(to, in) == to.end()) to.push_back(in);
  };
  const auto &old_policy = versions.policy(old_side), &new_policy = versions.policy(new_side);
  for (const auto& [side, p] : made.programmes)
    add(out.programmes, pair_up(old_policy.programmes, new_policy.programmes, side, p));
  for (const auto& [side, i] : made.intakes) add(out.intakes, pair_up(old_policy.intakes, new_policy.intakes, side, i));
  std::set<Date> days{versions.from};
  for (const auto day : made.days)
    for (const int distance : {-1, 0, 1})
      if (const Date near{day.days + distance}; near >= versions.from && near <= last_date) days.insert(near);
  out.days.assign(days.begin(), days.end());
  for (const auto& [months, d, working] : made.durations)
    out.durations.push_back({.months = months, .days = d, .working_days = working});
  return out;
}

}  // namespace safon::comparison
