#include "dsl/compare/people/joint_schema.hpp"

#include <algorithm>

namespace safon::comparison {
namespace {

void add_code(JointColumn& column, const std::string& name, Side side, std::uint16_t index) {
  const auto found = std::ranges::find(column.codes, name);
  const auto at = std::size_t(found - column.codes.begin());
  if (found == column.codes.end()) {
    column.codes.push_back(name);
    column.code_in.push_back({none16, none16});
  }
  column.code_in[at][side] = index;
}

std::uint16_t add_column(JointTable& table, const Schema& schema, const ColumnInfo& column, Side side, ColumnId id) {
  auto found = std::ranges::find_if(
      table.columns, [&](const auto& each) { return each.name == column.name && each.type == column.type; });
  if (found == table.columns.end()) {
    table.columns.push_back({.name = column.name, .type = column.type});
    found = table.columns.end() - 1;
  }
  found->in[side] = id;
  found->optional[side] = column.optional;
  if (column.code_list != none16) {
    const auto& codes = schema.code_lists[column.code_list].codes;
    for (std::uint16_t c = 0; c < codes.size(); ++c) add_code(*found, codes[c].name, side, c);
  }
  return std::uint16_t(found - table.columns.begin());
}

void add_schema(JointSchema& joint, const Schema& schema, Side side) {
  for (TableId t = 0; t < schema.tables.size(); ++t) {
    const auto& info = schema.tables[t];
    const auto parent = info.parent == none16 ? none16 : joint.table_of[side][info.parent];
    auto found = std::ranges::find_if(joint.tables, [&](const auto& each) {
      return each.parent == parent && (parent == none16 || each.name == info.name);
    });
    if (found == joint.tables.end()) {
      joint.tables.push_back({.name = info.name, .singular = info.singular, .parent = parent});
      found = joint.tables.end() - 1;
    }
    const auto at = std::uint16_t(found - joint.tables.begin());
    found->in[side] = t;
    joint.table_of[side].push_back(at);
    auto& columns = joint.column_of[side].emplace_back();
    for (ColumnId c = 0; c < info.columns.size(); ++c)
      columns.push_back(add_column(*found, schema, info.columns[c], side, c));
    if (info.dated_by != none16) found->dated_by = columns[info.dated_by];
  }
}

/// Which embedded record a field stands in: the longest name of one that its own begins with.
void place_inside(JointTable& table) {
  for (auto& column : table.columns) {
    std::size_t longest = 0;
    for (std::uint16_t c = 0; c < table.columns.size(); ++c) {
      const auto& record = table.columns[c];
      if (record.type != ColumnType::presence || record.name.size() <= longest) continue;
      if (!column.name.starts_with(record.name + ".")) continue;
      longest = record.name.size();
      column.inside = c;
    }
  }
}

}  // namespace

JointSchema join(const Schema& old_schema, const Schema& new_schema) {
  JointSchema joint;
  add_schema(joint, old_schema, old_side);
  add_schema(joint, new_schema, new_side);
  for (std::uint16_t t = 0; t < joint.tables.size(); ++t) {
    place_inside(joint.tables[t]);
    if (joint.tables[t].parent != none16) joint.tables[joint.tables[t].parent].children.push_back(t);
  }
  return joint;
}

}  // namespace safon::comparison
