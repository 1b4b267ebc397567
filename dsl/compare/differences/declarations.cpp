#include "dsl/compare/differences/declarations.hpp"

#include <algorithm>
#include <set>

#include "dsl/model/print_expression.hpp"

namespace safon::comparison {
namespace {

using Of = PolicyDifference::Of;
using Change = PolicyDifference::Change;

PolicyDifference difference(Of of, Change change, std::string name, std::string detail = "") {
  return {.of = of, .change = change, .name = std::move(name), .detail = std::move(detail)};
}

std::string type_name(const JointColumn& column, const Schema& schema, TableId table, ColumnId id) {
  static constexpr const char* types[] = {"boolean", "code", "number", "percentage", "date", "text", "record"};
  const auto& info = schema.tables[table].columns[id];
  return std::string(info.optional ? "optional " : "") +
         (info.code_list != none16 ? schema.code_lists[info.code_list].name : types[std::size_t(column.type)]);
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "`" : ", `") + name + "`";
  return out;
}

void compare_columns(const Versions& versions, const JointTable& table, std::vector<PolicyDifference>& out) {
  const auto type = [&](const JointColumn& column, Side side) {
    return type_name(column, versions.policy(side).plan.schema, table.in[side], column.in[side]);
  };
  std::set<std::string> told;  // a field whose type changed is two columns
  for (const auto& column : table.columns) {
    const auto name = table.singular + "." + column.name;
    if (!told.insert(name).second) continue;
    const auto twin = std::ranges::find_if(
        table.columns, [&](const auto& other) { return &other != &column && other.name == column.name; });
    if (twin != table.columns.end()) {
      const bool first_is_old = column.in[old_side] != none16;
      out.push_back(difference(Of::record, Change::changed, name,
                               first_is_old ? type(column, old_side) + " becomes " + type(*twin, new_side)
                                            : type(*twin, old_side) + " becomes " + type(column, new_side)));
    } else if (!column.in_both()) {
      const auto side = column.in[new_side] == none16 ? old_side : new_side;
      out.push_back(
          difference(Of::record, side == old_side ? Change::removed : Change::added, name, type(column, side)));
    } else {
      if (type(column, old_side) != type(column, new_side))
        out.push_back(difference(Of::record, Change::changed, name,
                                 type(column, old_side) + " becomes " + type(column, new_side)));
      std::array<std::vector<std::string>, 2> only;
      for (std::size_t c = 0; c < column.codes.size(); ++c)
        for (const auto side : both_sides)
          if (column.code_in[c][1 - side] == none16) only[side].push_back(column.codes[c]);
      if (!only[old_side].empty())
        out.push_back(difference(Of::record, Change::removed, name,
                                 (only[old_side].size() == 1 ? "code " : "codes ") + listed(only[old_side])));
      if (!only[new_side].empty())
        out.push_back(difference(Of::record, Change::added, name,
                                 (only[new_side].size() == 1 ? "code " : "codes ") + listed(only[new_side])));
    }
  }
}

std::string value_text(const model::Parameter& parameter, const model::Parameter::Value& value) {
  switch (parameter.type.kind) {
    case model::TypeKind::date:
      return to_iso(value.date);
    case model::TypeKind::duration:
      return to_text(value.duration);
    case model::TypeKind::percentage:
      return model::print_percentage(value.number);
    default:
      return to_text(value.number);
  }
}

/// What it is on a day; nothing before its first.
std::string value_on(const model::Parameter& parameter, Date day) {
  std::string out;
  for (const auto& value : parameter.values)
    if (value.from <= day) out = value_text(parameter, value);
  return out.empty() ? "no value" : out;
}

/// Each change from the day on which it begins; days before both versions are in force are of no account.
std::string changes(const model::Parameter& before, const model::Parameter& after, Date from) {
  std::set<Date> days{from};
  for (const auto* parameter : {&before, &after})
    for (const auto& value : parameter->values)
      if (value.from > from) days.insert(value.from);
  std::string out, last;
  for (const auto day : days) {
    const auto old_value = value_on(before, day), new_value = value_on(after, day);
    const auto text = old_value == new_value ? "as before" : old_value + " becomes " + new_value;
    if (text == last || (last.empty() && old_value == new_value)) continue;
    out += (out.empty() ? "" : ", ") + text + (day == from && out.empty() ? "" : " from " + to_iso(day));
    last = text;
  }
  return out;
}

std::string applies(const model::Policy& policy) {
  return policy.applies == model::Applies::everyone ? "everyone"
                                                    : "those who entered on or after " + to_iso(policy.applies_from);
}

}  // namespace

std::vector<PolicyDifference> compare_headers(const Versions& versions) {
  const auto &old_model = *versions.of[0]->loaded->model, &new_model = *versions.of[1]->loaded->model;
  std::vector<PolicyDifference> out;
  const auto told = [&](const std::string& name, const std::string& before, const std::string& after) {
    if (before != after) out.push_back(difference(Of::policy, Change::changed, name, before + " becomes " + after));
  };
  const auto until = [](const model::Policy& policy) {
    return policy.in_force_to == never ? std::string("no end") : to_iso(policy.in_force_to);
  };
  told("in force from", to_iso(old_model.in_force_from), to_iso(new_model.in_force_from));
  told("in force until", until(old_model), until(new_model));
  told("applies to", applies(old_model), applies(new_model));
  return out;
}

std::vector<PolicyDifference> compare_records(const Versions& versions) {
  std::vector<PolicyDifference> out;
  for (const auto& table : versions.joint.tables) {
    if (table.in[old_side] != none16 && table.in[new_side] != none16) {
      compare_columns(versions, table, out);
    } else {
      const auto side = table.in[new_side] == none16 ? old_side : new_side;
      const auto& parent = versions.joint.tables[table.parent];
      out.push_back(difference(Of::record, side == old_side ? Change::removed : Change::added,
                               parent.singular + "." + table.name, "list of " + table.singular));
    }
  }
  return out;
}

std::vector<PolicyDifference> compare_parameters(const Versions& versions) {
  const auto &old_all = versions.of[0]->model.parameters, &new_all = versions.of[1]->model.parameters;
  std::vector<PolicyDifference> out;
  for (const auto& parameter : old_all)
    if (std::ranges::find(new_all, parameter.name, &model::Parameter::name) == new_all.end())
      out.push_back(difference(Of::parameter, Change::removed, parameter.name));
  for (const auto& parameter : new_all) {
    const auto found = std::ranges::find(old_all, parameter.name, &model::Parameter::name);
    if (found == old_all.end()) {
      out.push_back(difference(Of::parameter, Change::added, parameter.name, value_on(parameter, versions.from)));
      continue;
    }
    if (auto text = changes(*found, parameter, versions.from); !text.empty())
      out.push_back(difference(Of::parameter, Change::changed, parameter.name, std::move(text)));
  }
  return out;
}

}  // namespace safon::comparison
