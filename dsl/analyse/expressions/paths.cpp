// Names in expressions: fields of the rows in scope, `let`s, requirements and their parts, parameters, statuses.
#include <algorithm>

#include "dsl/analyse/declarations/circles.hpp"
#include "dsl/analyse/declarations/lets.hpp"
#include "dsl/analyse/expressions/expressions.hpp"
#include "dsl/analyse/expressions/mistakes/path_mistakes.hpp"
#include "dsl/analyse/programmes/statuses.hpp"
#include "dsl/analyse/records/schema.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;

/// One reading of a name. `silent`: something was wrong with a declaration and is reported there.
struct Reading {
  enum class Kind : std::uint8_t { none, found, silent } kind = Kind::none;
  Expr expr;
  std::string what;  // "the field of `activity`", for messages
};

class PathReader {
 public:
  PathReader(Analysis& analysis, const syntax::Expr& written, const Scope& scope, Use use)
      : analysis_(analysis),
        schema_(analysis.policy.schema),
        path_(written.path),
        span_(written.span),
        scope_(scope),
        use_(use),
        full_(joined(written.path)) {}

  Expr read() {
    if (path_.empty()) return broken(span_);
    Reading field = read_field();
    Reading global = read_global();
    if (field.kind == Reading::Kind::silent || global.kind == Reading::Kind::silent) return broken(span_);
    // Only a field can be missing, so `portfolio exists` never means the requirement.
    const bool both = field.kind == Reading::Kind::found && global.kind == Reading::Kind::found;
    if (both && use_ == Use::existence && global.expr.type.kind == TypeKind::condition) return std::move(field.expr);
    if (both) {
      auto& diagnostic = analysis_.report(DiagnosticKind::ambiguous_name, span_, {full_, field.what, global.what});
      diagnostic.help = "rename one of them, or say which record's field it is: `RECORD." + full_ + "`";
      return broken(span_);
    }
    if (field.kind == Reading::Kind::found) return std::move(field.expr);
    if (global.kind == Reading::Kind::found) return use_global(std::move(global.expr));
    return explain_failure();
  }

 private:
  const TableInfo& table(TableId id) const { return schema_.tables[id]; }

  Reading read_in_table(TableId id, const std::string& name) {
    Reading reading;
    if (auto expr = field_of(analysis_, id, name, span_)) {
      const bool whole_record = analysis_.tables[id].embedded.contains(name);
      if (whole_record && use_ == Use::value) return reading;
      reading.kind = Reading::Kind::found;
      reading.expr = std::move(*expr);
      reading.what = "the field of `" + table(id).singular + "`";
      return reading;
    }
    // Something of that name is there, but its type could not be made out.
    const auto& broken_names = analysis_.tables[id].broken;
    for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1))
      if (broken_names.contains(name.substr(0, dot))) reading.kind = Reading::Kind::silent;
    if (broken_names.contains(name)) reading.kind = Reading::Kind::silent;
    return reading;
  }

  Reading read_field() {
    if (schema_.tables.empty()) return {};
    for (const RowScope& row : scope_.rows) {
      if (row.barred) continue;
      if (Reading reading = read_in_table(row.table, full_); reading.kind != Reading::Kind::none) return reading;
    }
    if (path_.size() < 2) return {};
    for (const RowScope& row : scope_.rows)
      if (!row.barred && names_row(row.table))
        if (Reading reading = read_in_table(row.table, joined(path_, 1)); reading.kind != Reading::Kind::none)
          return reading;
    return {};
  }

  bool names_row(TableId id) const { return analysis::names_row(analysis_, id, path_.front().text); }

  Reading read_global() {
    Symbol* symbol = analysis_.find(path_.front().text);
    Reading reading;
    if (symbol == nullptr) return reading;
    switch (symbol->kind) {
      case SymbolKind::broken:
        reading.kind = Reading::Kind::silent;
        return reading;
      case SymbolKind::let: {
        if (names_rows(analysis_, symbol->index)) {
          symbol->used = true;
          reading.kind = Reading::Kind::silent;
          auto& diagnostic = analysis_.report(DiagnosticKind::list_as_value, span_, {path_.front().text});
          const std::string& name = path_.front().text;
          diagnostic.help =
              "say what of them is meant: `some " + name + "`, `latest " + name + "`, `count of " + name + "`";
          return reading;
        }
        Expr let = let_value(analysis_, symbol->index, span_);
        symbol->used = true;
        if (is_broken(let))
          reading.kind = Reading::Kind::silent;
        else if (path_.size() == 1)
          reading = {Reading::Kind::found, std::move(let), "the `let`"};
        else if (let.type.kind == TypeKind::row)
          return read_row_field(std::move(let));
        return reading;
      }
      case SymbolKind::requirement: {
        Expr expr = root_condition(ExprKind::requirement);
        expr.index = symbol->index;
        if (path_.size() > 1) {
          auto part = analysis_.parts.find(full_);
          if (part == analysis_.parts.end()) {
            if (analysis_.requirements[symbol->index].damaged) reading.kind = Reading::Kind::silent;
            return reading;
          }
          expr.kind = ExprKind::requirement_part;
          expr.index = part->second;
        }
        symbol->used = true;
        return {Reading::Kind::found, std::move(expr), "the requirement"};
      }
      case SymbolKind::parameter: {
        if (path_.size() > 1) return reading;
        symbol->used = true;
        const model::Type type = analysis_.policy.parameters[symbol->index].type;
        if (type.kind == TypeKind::broken) {
          reading.kind = Reading::Kind::silent;
          return reading;
        }
        Expr expr;
        expr.kind = ExprKind::parameter;
        expr.type = type;
        expr.span = span_;
        expr.index = symbol->index;
        if (type.kind == TypeKind::duration) {  // stands only as part of a sum with a date: see expressions.cpp
          expr.kind = ExprKind::number;
          expr.duration.parameter = symbol->index;
        }
        return {Reading::Kind::found, std::move(expr), "the parameter"};
      }
      default:
        return reading;
    }
  }

  Reading read_row_field(Expr row) {
    const TableId id = row.type.table;
    Reading reading = read_in_table(id, joined(path_, 1));
    if (reading.kind != Reading::Kind::found) {
      if (analysis_.tables[id].damaged) reading.kind = Reading::Kind::silent;
      return reading;
    }
    const bool condition = reading.expr.kind == ExprKind::is_true;
    Expr& column = condition ? reading.expr.children.front() : reading.expr;
    Expr taken;
    taken.kind = ExprKind::row_field;
    taken.type = column.type;
    taken.table = row.table;
    taken.span = span_;
    taken.column = column.column;
    taken.children.push_back(std::move(row));
    column = std::move(taken);
    reading.expr.table = column.table;
    reading.what = "the field of the `let`";
    return reading;
  }

  Expr root_condition(ExprKind kind) const {
    Expr expr;
    expr.kind = kind;
    expr.type = type_of(TypeKind::condition);
    expr.span = span_;
    return expr;
  }

  Expr use_global(Expr expr) {
    if (expr.kind == ExprKind::requirement || expr.kind == ExprKind::requirement_part)
      note_reference(analysis_, full_, span_);
    return expr;
  }

  Expr explain_failure() {
    if (path_.size() == 1)
      if (auto status = status_condition(analysis_, ExprKind::status_is, path_.front(), scope_))
        return std::move(*status);
    if (auto status = status_condition(analysis_, ExprKind::status_is, path_, span_)) return std::move(*status);
    explain_unknown_path(analysis_, path_, span_, scope_);
    return broken(span_);
  }

  Analysis& analysis_;
  const Schema& schema_;
  const syntax::Path& path_;
  Span span_;
  const Scope& scope_;
  Use use_;
  std::string full_;
};

}  // namespace

bool names_row(const Analysis& analysis, TableId table, std::string_view name) {
  return name == analysis.policy.schema.tables[table].singular || (table == root_table && name == "participant");
}

Expr analyse_path(Analysis& analysis, const syntax::Expr& expr, const Scope& scope, Use use) {
  return PathReader(analysis, expr, scope, use).read();
}

std::optional<Expr> field_of(const Analysis& analysis, TableId table, const std::string& name, Span span) {
  const ColumnId column = find_column(analysis, table, name);
  if (column == none16) return std::nullopt;
  const ColumnInfo& info = analysis.policy.schema.tables[table].columns[column];
  Expr expr;
  expr.kind = ExprKind::field;
  expr.table = table;
  expr.span = span;
  expr.column = column;
  switch (info.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      expr.type = type_of(TypeKind::condition);
      break;
    case ColumnType::code:
      expr.type = {TypeKind::code, info.code_list, none16};
      break;
    case ColumnType::number:
      expr.type = type_of(TypeKind::number);
      break;
    case ColumnType::percentage:
      expr.type = type_of(TypeKind::percentage);
      break;
    case ColumnType::date:
      expr.type = type_of(TypeKind::date);
      break;
    case ColumnType::text:
      expr.type = type_of(TypeKind::text);
      break;
  }
  if (info.type != ColumnType::boolean) return expr;
  Expr condition;
  condition.kind = ExprKind::is_true;
  condition.type = type_of(TypeKind::condition);
  condition.table = table;
  condition.span = span;
  condition.children.push_back(std::move(expr));
  return condition;
}

}  // namespace safon::analysis
