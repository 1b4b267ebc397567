// Many rows at once: which list is meant, which of its rows, and what is asked of them.
#include <algorithm>

#include "dsl/analyse/declarations/lets.hpp"
#include "dsl/analyse/expressions/expressions.hpp"
#include "dsl/analyse/expressions/mistakes/path_mistakes.hpp"
#include "dsl/analyse/records/schema.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;

class ListFinder {
 public:
  ListFinder(Analysis& analysis, const syntax::Name& name, const Scope& scope)
      : analysis_(analysis), tables_(analysis.policy.schema.tables), name_(name), scope_(scope) {}

  /// The rows of a list, or those that a `let` names.
  std::optional<model::Set> find() {
    std::vector<TableId> by_name, by_record;
    for (TableId id = 1; id < tables_.size(); ++id) {
      if (!in_scope(tables_[id].parent, false)) continue;
      if (tables_[id].name == name_.text)
        by_name.push_back(id);
      else if (named_by_record(id))
        by_record.push_back(id);
    }
    const auto& found = by_name.empty() ? by_record : by_name;
    if (found.size() == 1) return model::Set{found.front(), {}};
    if (found.size() > 1)
      report_ambiguous(found);
    else if (Symbol* symbol = let_of_rows())
      return named_rows(*symbol);
    else
      report_missing();
    return std::nullopt;
  }

 private:
  Symbol* let_of_rows() const {
    Symbol* symbol = analysis_.find(name_.text);
    return symbol && symbol->kind == SymbolKind::let && names_rows(analysis_, symbol->index) ? symbol : nullptr;
  }

  std::optional<model::Set> named_rows(Symbol& symbol) {
    symbol.used = true;
    auto rows = rows_of_let(analysis_, symbol.index, name_.span);
    if (!rows || in_scope(tables_[rows->table].parent, false)) return rows;
    analysis_.report(
        DiagnosticKind::two_lists_joined, name_.span,
        {name_.text, tables_[tables_[rows->table].parent].singular, tables_[scope_.rows.front().table].name});
    return std::nullopt;
  }

  bool in_scope(TableId id, bool barred) const {
    return std::ranges::any_of(scope_.rows,
                               [&](const RowScope& row) { return row.table == id && row.barred == barred; });
  }

  /// By the record's name (`activity`) or the plural that it declares.
  bool named_by_record(TableId id) const {
    if (tables_[id].singular == name_.text) return true;
    const Symbol* symbol = analysis_.find(tables_[id].singular);
    if (symbol == nullptr || symbol->kind != SymbolKind::record) return false;
    const auto& plural = analysis_.records[symbol->index].syntax->plural;
    return plural && plural->text == name_.text;
  }

  void report_ambiguous(const std::vector<TableId>& found) {
    std::string lists;
    for (std::size_t i = 0; i < found.size(); ++i)
      lists += (i == 0 ? "`" : i + 1 == found.size() ? " or `" : ", `") + tables_[found[i]].name + "`";
    auto& diagnostic = analysis_.report(DiagnosticKind::ambiguous_list, name_.span, {name_.text, lists});
    diagnostic.help = "name the list by its field: `" + tables_[found.front()].name + "`";
  }

  void report_missing() {
    if (analysis_.broken_record || tables_.empty()) return;
    for (const RowScope& row : scope_.rows)
      if (const TableNotes& notes = analysis_.tables[row.table];
          notes.damaged || notes.lists_unknown || notes.broken.contains(name_.text))
        return;
    for (TableId id = 1; id < tables_.size(); ++id) {
      if (tables_[id].name != name_.text && !named_by_record(id)) continue;
      const TableInfo& parent = tables_[tables_[id].parent];
      if (in_scope(tables_[id].parent, true)) {
        analysis_.report(DiagnosticKind::two_lists_joined, name_.span,
                         {name_.text, parent.singular, tables_[scope_.rows.front().table].name});
        return;
      }
      auto& diagnostic = analysis_.report(DiagnosticKind::list_out_of_reach, name_.span, {name_.text, parent.name});
      diagnostic.help =
          "first choose the row: `some " + parent.singular + " where some " + tables_[id].singular + " …`";
      return;
    }
    if (Symbol* symbol = analysis_.find(name_.text); symbol != nullptr) {
      const bool record = symbol->kind == SymbolKind::record;
      if (symbol->kind == SymbolKind::broken) return;
      symbol->used = true;
      auto& diagnostic = analysis_.report(DiagnosticKind::wrong_kind_of_name, name_.span,
                                          {name_.text, std::string(describe(symbol->kind)), "a list of the record"});
      if (record) diagnostic.help = "no list here holds it: declare a field `: list of " + name_.text + "`";
      return;
    }
    auto& diagnostic = analysis_.report(DiagnosticKind::unknown_list, name_.span, {name_.text});
    std::vector<std::string> names;
    for (TableId id = 1; id < tables_.size(); ++id) {
      if (!in_scope(tables_[id].parent, false)) continue;
      names.push_back(tables_[id].name);
      names.push_back(tables_[id].singular);
    }
    for (std::uint16_t let = 0; let < analysis_.lets.size(); ++let)
      if (names_rows(analysis_, let)) names.push_back(analysis_.lets[let].syntax->name.text);
    analysis_.suggest(diagnostic, name_.text, names, name_.span);
  }

  Analysis& analysis_;
  const std::vector<TableInfo>& tables_;
  const syntax::Name& name_;
  const Scope& scope_;
};

bool is_ancestor(const Analysis& analysis, TableId ancestor, TableId table) {
  const auto& tables = analysis.policy.schema.tables;
  while (table != ancestor && table != root_table) table = tables[table].parent;
  return table == ancestor;
}

/// `within last …` of a set: said of the field by which its record is dated.
Expr analyse_bound(Analysis& analysis, const syntax::SetBound& bound, TableId table, const Scope& scope) {
  const TableInfo& info = analysis.policy.schema.tables[table];
  if (info.dated_by == none16) {
    if (!analysis.tables[table].broken.contains("") && !analysis.tables[table].damaged) {
      auto& diagnostic = analysis.report(DiagnosticKind::not_dated, bound.span, {info.singular});
      diagnostic.help = "say `dated by FIELD` in the record, or compare a field: `where FIELD …`";
    }
    return broken(bound.span);
  }
  Expr date = *field_of(analysis, table, info.columns[info.dated_by].name, bound.span);
  return relate(analysis, std::move(date), bound.kind, bound.operands, bound.span, bound.span, scope);
}

Expr over_set(const Analysis& analysis, ExprKind kind, model::Type type, Span span, model::Set set) {
  Expr expr;
  expr.kind = kind;
  expr.type = type;
  expr.span = span;
  expr.table = analysis.policy.schema.tables[set.table].parent;
  expr.set.push_back(std::move(set));
  return expr;
}

}  // namespace

std::optional<SetInScope> analyse_set(Analysis& analysis, const syntax::Set& written, const Scope& scope,
                                      Span aggregate) {
  auto found = ListFinder(analysis, written.name, scope).find();
  if (!found) return std::nullopt;
  SetInScope made;
  const TableId table = made.set.table = found->table;
  made.scope.lifecycle = scope.lifecycle;
  made.scope.programme = scope.programme;
  made.scope.rows = {RowScope{table, false}};
  for (const RowScope& row : scope.rows)
    made.scope.rows.push_back({row.table, row.barred || !is_ancestor(analysis, row.table, table)});
  if (!written.where.empty()) {
    const syntax::Expr* last = &written.where.front();
    if (last->kind == syntax::ExprKind::and_ && !last->children.empty()) last = &last->children.back();
    if (last->kind == syntax::ExprKind::relation) made.scope.last_of_where = last;
    made.scope.aggregate = aggregate;
  }
  std::vector<Expr> conditions = std::move(found->filter);
  for (const auto& where : written.where) conditions.push_back(analyse_condition(analysis, where, made.scope));
  for (const auto& bound : written.bounds) conditions.push_back(analyse_bound(analysis, bound, table, made.scope));
  const bool unusable = std::ranges::any_of(conditions, is_broken);
  if (!conditions.empty()) made.set.filter.push_back(all_of(analysis, written.span, std::move(conditions)));
  if (unusable) made.set.filter.front() = broken(written.span);
  return made;
}

Expr analyse_quantifier(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  if (written.sets.empty()) return broken(written.span);
  auto found = analyse_set(analysis, written.sets.front(), scope);
  using Quantity = syntax::Quantity;
  const bool counted = written.quantity == Quantity::at_least || written.quantity == Quantity::at_most ||
                       written.quantity == Quantity::exactly;
  std::optional<model::Dated<std::int64_t>> count;
  if (counted && !written.children.empty()) count = analyse_count(analysis, written.children.back());
  if (!found) return broken(written.span);
  Expr expr =
      over_set(analysis, ExprKind::quantifier, type_of(TypeKind::condition), written.span, std::move(found->set));
  bool usable = expr.set.front().filter.empty() || !is_broken(expr.set.front().filter.front());
  switch (written.quantity) {
    case Quantity::some:
      expr.quantity = model::Quantity::some;
      break;
    case Quantity::no:
      expr.quantity = model::Quantity::no;
      break;
    case Quantity::every:
      expr.quantity = model::Quantity::every;
      break;
    case Quantity::at_least:
      expr.quantity = model::Quantity::at_least;
      break;
    case Quantity::at_most:
      expr.quantity = model::Quantity::at_most;
      break;
    case Quantity::exactly:
      expr.quantity = model::Quantity::exactly;
      break;
  }
  if (counted) {
    if (count)
      expr.count = *count;
    else
      usable = false;
  }
  if (written.quantity == Quantity::every) {
    if (written.children.empty()) return broken(written.span);
    expr.children.push_back(analyse_condition(analysis, written.children.front(), found->scope));
    usable = usable && !is_broken(expr.children.front());
  }
  return usable ? expr : broken(written.span);
}

Expr analyse_selection(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  if (written.sets.empty()) return broken(written.span);
  auto found = analyse_set(analysis, written.sets.front(), scope);
  if (!found) return broken(written.span);
  if (!written.path.empty()) {
    analysis.report(DiagnosticKind::rows_of_each_alone, written.span, {analysis.text(written.span)}).help =
        "give them a name, and say what of them is meant: `let NAME = " + analysis.text(written.span) + "`";
    return broken(written.span);
  }
  const TableId table = found->set.table;
  const TableInfo& info = analysis.policy.schema.tables[table];
  if (info.dated_by == none16) {
    if (!analysis.tables[table].broken.contains("") && !analysis.tables[table].damaged) {
      auto& diagnostic = analysis.report(DiagnosticKind::not_dated, written.span, {info.singular});
      diagnostic.help = "say `dated by FIELD` in the record: it decides which row is earliest";
    }
    return broken(written.span);
  }
  Expr expr =
      over_set(analysis, ExprKind::selection, {TypeKind::row, none16, table}, written.span, std::move(found->set));
  expr.earliest = written.selection == syntax::Selection::earliest;
  if (!expr.set.front().filter.empty() && is_broken(expr.set.front().filter.front())) {
    // Which rows are meant is not known, but their fields are: what follows can still be checked.
    expr.set.front().filter.clear();
  }
  return expr;
}

Expr analyse_aggregate(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  if (written.sets.empty()) return broken(written.span);
  auto found = analyse_set(analysis, written.sets.front(), scope, written.span);
  if (!found) return broken(written.span);
  using Aggregate = syntax::Aggregate;
  const bool usable = found->set.filter.empty() || !is_broken(found->set.filter.front());
  const TableId table = found->set.table;
  Expr expr = over_set(analysis, ExprKind::aggregate, type_of(TypeKind::number), written.span, std::move(found->set));
  switch (written.aggregate) {
    case Aggregate::count:
      expr.aggregate = model::Aggregate::count;
      return usable ? expr : broken(written.span);
    case Aggregate::sum:
      expr.aggregate = model::Aggregate::sum;
      break;
    case Aggregate::average:
      expr.aggregate = model::Aggregate::average;
      break;
    case Aggregate::smallest:
      expr.aggregate = model::Aggregate::smallest;
      break;
    case Aggregate::largest:
      expr.aggregate = model::Aggregate::largest;
      break;
    case Aggregate::different:
      expr.aggregate = model::Aggregate::different;
      break;
  }
  if (written.path.empty()) return broken(written.span);
  const std::string name = joined(written.path);
  const Span at = span_of(written.path);
  auto field = field_of(analysis, table, name, at);
  const TableInfo& info = analysis.policy.schema.tables[table];
  const bool whole_record = analysis.tables[table].embedded.contains(name);
  if (whole_record || (!field && written.path.size() > 1)) {
    Scope row = scope;
    row.rows = {RowScope{table, false}};
    explain_unknown_path(analysis, written.path, at, row);
    return broken(written.span);
  }
  if (!field) {
    if (analysis.tables[table].damaged || analysis.tables[table].broken.contains(name)) return broken(written.span);
    auto& diagnostic = analysis.report(DiagnosticKind::unknown_field, at, {info.singular, name});
    std::vector<std::string> names;
    for (const auto& column : info.columns) names.push_back(column.name);
    analysis.suggest(diagnostic, name, names, at);
    return broken(written.span);
  }
  const TypeKind type = field->type.kind;
  const bool extreme = written.aggregate == Aggregate::smallest || written.aggregate == Aggregate::largest;
  if (written.aggregate == Aggregate::different && type != TypeKind::condition) {
    expr.children.push_back(std::move(*field));
    return usable ? expr : broken(written.span);
  }
  const bool fits = type == TypeKind::number || (type == TypeKind::percentage && written.aggregate != Aggregate::sum) ||
                    (type == TypeKind::date && extreme);
  if (!fits) {
    auto& diagnostic = analysis.report(DiagnosticKind::wrong_type, at,
                                       {describe(analysis, field->type), extreme ? "a number or a date" : "a number"});
    if (type == TypeKind::date) diagnostic.help = "`earliest` and `latest` choose a row by its date";
    return broken(written.span);
  }
  expr.type = type_of(type);
  expr.children.push_back(std::move(*field));
  return usable ? expr : broken(written.span);
}

}  // namespace safon::analysis
