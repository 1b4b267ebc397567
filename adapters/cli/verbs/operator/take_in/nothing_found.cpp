#include "adapters/cli/verbs/operator/take_in/nothing_found.hpp"

#include <algorithm>
#include <type_traits>
#include <variant>

namespace safon {
namespace {

bool has_known(const ColumnData& column) {
  const auto any = [](const auto& values) {
    using T = typename std::decay_t<decltype(values)>::value_type;
    return std::ranges::any_of(values, [](T value) { return value != unknown_value<T> && value != absent_value<T>; });
  };
  return std::visit(any, column);
}

}  // namespace

NothingFound::NothingFound(const model::Feed& feed, const Schema& schema)
    : schema_(schema), rows_(schema.tables.size()) {
  seek(feed.fields, root_table);
  seek(feed.lists);
}

void NothingFound::seek(const std::vector<model::FieldMapping>& fields, TableId table) {
  for (const auto& field : fields) {
    const auto& column = schema_.tables[table].columns[field.column];
    if (field.from_file || field.default_value || field.paths.empty() || column.optional) continue;
    const std::string of = table == root_table ? "" : schema_.tables[table].name + ".";
    sought_.push_back({table, field.column, of + column.name, field.paths.front()});
  }
}

void NothingFound::seek(const std::vector<model::ListMapping>& lists) {
  for (const auto& list : lists) {
    sought_.push_back({list.table, none16, schema_.tables[list.table].name, list.path});
    seek(list.fields, list.table);
    seek(list.lists);
  }
}

void NothingFound::look(const RecordBatch& batch) {
  for (TableId table = 0; table < rows_.size(); ++table) rows_[table] = rows_[table] || batch.rows(table) > 0;
  for (auto& each : sought_)
    if (!each.found)
      each.found =
          each.column == none16 ? batch.rows(each.table) > 0 : has_known(batch.tables[each.table].columns[each.column]);
}

std::vector<std::string> NothingFound::names() const {
  std::vector<std::string> all;
  for (const auto& each : sought_) {
    const TableId within = each.column == none16 ? schema_.tables[each.table].parent : each.table;
    if (!each.found && rows_[within]) all.push_back("`" + each.name + "` at `" + each.path + "`");
  }
  return all;
}

}  // namespace safon
