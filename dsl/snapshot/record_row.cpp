#include "dsl/snapshot/record_row.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/record/build.hpp"

namespace safon {
namespace {

using model::Expr;
using model::ExprKind;
using model::TestRow;

class Reader {
 public:
  Reader(const CompiledPolicy& policy, const SnapshotOf& of) : schema_(policy.plan.schema), of_(of) {
    collect(policy.plan);
    for (const auto& report : policy.reports) collect(report.plan);
  }

  TestRow row(TableId table, std::size_t at) {
    TestRow out;
    const auto& info = schema_.tables[table];
    const auto& data = of_.batch->tables[table];
    std::vector<std::string> closed;  // embedded records that are not there, or not known: nothing is said of them
    for (ColumnId c = 0; c < info.columns.size(); ++c) {
      const auto& column = info.columns[c];
      if (table == root_table && column.name == "id") continue;
      if (inside(closed, column.name)) continue;
      const auto there = presence(data.columns[c], at);
      if (column.type == ColumnType::presence && there != Presence::known) closed.push_back(column.name + ".");
      // What is not written is absent where it may be, and unknown elsewhere.
      if (there == Presence::absent && column.optional) continue;
      if (there != Presence::known) {
        if (column.optional) out.values.emplace_back(c, Expr{});
        continue;
      }
      out.values.emplace_back(c, value(column, stored_value(data.columns[c], at)));
    }
    for (TableId child = 1; child < schema_.tables.size(); ++child) {
      if (schema_.tables[child].parent != table) continue;
      const auto& rows = of_.batch->tables[child];
      TestRow::List list{child, rows.given[at] == 0, {}};
      for (auto r = rows.offsets[at]; r < rows.offsets[at + 1] && !list.unknown; ++r)
        list.rows.push_back(row(child, r));
      if (list.unknown || !list.rows.empty()) out.lists.push_back(std::move(list));
    }
    return out;
  }

 private:
  void collect(const Plan& plan) {
    for (const auto& step : plan.steps)
      if (!step.text.empty()) in_the_rules_.insert(step.text);
  }

  static bool inside(const std::vector<std::string>& records, const std::string& column) {
    for (const auto& record : records)
      if (column.starts_with(record)) return true;
    return false;
  }

  /// The same for the same text, so that texts that are compared stay alike or different.
  std::string replaced(const std::string& text) {
    if (in_the_rules_.contains(text)) return text;
    const auto [known, fresh] = texts_.try_emplace(text, texts_.size() + 1);
    return "text " + std::to_string(known->second);
  }

  Expr value(const ColumnInfo& column, std::int64_t stored) {
    Expr made;
    switch (column.type) {
      case ColumnType::boolean:
      case ColumnType::presence:
        made.kind = ExprKind::boolean;
        made.boolean = stored != 0;
        break;
      case ColumnType::code:
        made.kind = ExprKind::code;
        made.codes = {std::uint16_t(stored)};
        break;
      case ColumnType::number:
      case ColumnType::percentage:
        made.kind = ExprKind::number;
        made.number = Decimal{stored};
        break;
      case ColumnType::date:
        made.kind = ExprKind::date;
        made.date = moved(Date{std::int32_t(stored)}, of_.shift_days);
        break;
      case ColumnType::text:
        made.kind = ExprKind::text;
        made.text = replaced(of_.batch->texts[std::size_t(stored)]);
        break;
    }
    return made;
  }

  const Schema& schema_;
  const SnapshotOf& of_;
  std::set<std::string> in_the_rules_;
  std::map<std::string, std::size_t> texts_;
};

std::string value_text(const Schema& schema, const ColumnInfo& column, const Expr& value) {
  switch (value.kind) {
    case ExprKind::boolean:
      return value.boolean ? "true" : "false";
    case ExprKind::code:
      return schema.code_lists[column.code_list].codes[value.codes.front()].name;
    case ExprKind::number:
      return column.type == ColumnType::percentage ? to_text(Decimal{value.number.micros * 100}) + "%"
                                                   : to_text(value.number);
    case ExprKind::date:
      return to_iso(value.date);
    case ExprKind::text:
      return quoted_text(value.text);
    default:
      return "unknown";
  }
}

class Writer {
 public:
  Writer(const Schema& schema, TableId table, const TestRow& row) : schema_(schema), table_(table), row_(row) {}

  /// The fields directly below `prefix`, each on a line of its own.
  std::string fields(const std::string& prefix, std::size_t indent) const {
    const std::string begin(indent, ' ');
    const auto& columns = schema_.tables[table_].columns;
    std::string out;
    for (const auto& [c, value] : row_.values) {
      const auto& column = columns[c];
      if (!column.name.starts_with(prefix)) continue;
      const auto name = column.name.substr(prefix.size());
      if (name.find('.') != std::string::npos) continue;
      out += begin + name + ": ";
      if (column.type == ColumnType::presence && value.kind == ExprKind::boolean)
        out += "{\n" + fields(column.name + ".", indent + 2) + begin + "}\n";
      else
        out += value_text(schema_, column, value) + "\n";
    }
    if (!prefix.empty()) return out;
    for (const auto& list : row_.lists) {
      out += begin + schema_.tables[list.table].name + ": ";
      if (list.unknown) {
        out += "unknown\n";
        continue;
      }
      out += "[\n";
      for (const auto& each : list.rows) out += begin + "  " + row_text(schema_, list.table, each, indent + 2) + "\n";
      out += begin + "]\n";
    }
    return out;
  }

 private:
  const Schema& schema_;
  TableId table_;
  const TestRow& row_;
};

}  // namespace

std::string quoted_text(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out + "\"";
}

Date moved(Date date, std::int32_t days) {
  const auto sum = std::int64_t(date.days) + days;
  return Date{std::int32_t(std::clamp<std::int64_t>(sum, first_date.days, last_date.days))};
}

model::TestRow record_row(const CompiledPolicy& policy, const SnapshotOf& of) {
  return Reader(policy, of).row(root_table, of.row);
}

std::string row_text(const Schema& schema, TableId table, const model::TestRow& row, std::size_t indent) {
  return "{\n" + Writer(schema, table, row).fields("", indent + 2) + std::string(indent, ' ') + "}";
}

}  // namespace safon
