#include "dsl/analyse/expressions/mistakes/path_mistakes.hpp"

#include <algorithm>

#include "dsl/analyse/declarations/lets.hpp"
#include "dsl/analyse/limits.hpp"
#include "dsl/analyse/records/schema.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::TypeKind;

/// Words of plain English in the place of a value, and what to write.
std::string_view plain_english(std::string_view word) {
  struct Plain {
    std::string_view word, help;
  };
  constexpr std::string_view there = "to ask whether a field has a value, write `… exists`";
  constexpr std::string_view not_there = "to ask whether a field has no value, write `… is missing`";
  static constexpr Plain plain[] = {
      {"now", "write `today`, the day that the rules are asked about"},
      {"present", there},
      {"known", there},
      {"recorded", there},
      {"entered", there},
      {"filled", there},
      {"empty", not_there},
      {"blank", not_there},
      {"absent", not_there},
      {"yes", "write `true`"},
      {"revoked", "say by whom: `revoked by officer`"},
      {"reinstated", "say by whom: `reinstated by officer`"},
      {"met", "a requirement is met where its name stands by itself"},
  };
  const auto* found = std::ranges::find(plain, word, &Plain::word);
  return found == std::end(plain) ? std::string_view() : found->help;
}

class PathMistake {
 public:
  PathMistake(Analysis& analysis, const syntax::Path& path, Span span, const Scope& scope)
      : analysis_(analysis),
        schema_(analysis.policy.schema),
        path_(path),
        span_(span),
        scope_(scope),
        full_(joined(path)) {}

  void explain() {
    if (unreadable() || explain_barred() || explain_row() || explain_list() || explain_record() ||
        explain_row_field() || explain_global() || explain_code())
      return;
    auto& diagnostic = analysis_.report(DiagnosticKind::unknown_name, span_, {full_});
    if (const auto digits = digits_of(full_); !digits.empty())
      diagnostic.help = "write numbers in digits: `" + digits + "`";
    if (const auto help = plain_english(full_); !help.empty()) diagnostic.help = help;
    if (!diagnostic.help.empty()) return;
    if (analysis_.suggestions >= limits::suggestions) return;
    analysis_.suggest(diagnostic, full_, candidates(), span_);
    if (diagnostic.help.empty() && path_.size() > 1)
      analysis_.suggest(diagnostic, path_.front().text, owners(), path_.front().span);
  }

 private:
  const TableInfo& table(TableId id) const { return schema_.tables[id]; }

  /// Declarations that could not be read may have held the name.
  bool unreadable() const {
    if (analysis_.broken_record || schema_.tables.empty()) return true;
    if (path_.size() == 1 && analysis_.broken_programme) return true;
    const bool plain = analysis_.symbols.find(path_.front().text) == analysis_.symbols.end();
    return plain &&
           std::ranges::any_of(scope_.rows, [&](const RowScope& row) { return analysis_.tables[row.table].damaged; });
  }

  bool explain_barred() {
    const TableId inner = scope_.rows.front().table;
    for (const RowScope& row : scope_.rows) {
      if (!row.barred) continue;
      const bool qualified = path_.size() > 1 && names_row(analysis_, row.table, path_.front().text);
      const std::string name = qualified ? joined(path_, 1) : full_;
      if (find_column(analysis_, row.table, name) == none16) continue;
      auto& diagnostic = analysis_.report(DiagnosticKind::two_lists_joined, span_,
                                          {full_, table(row.table).singular, table(inner).name});
      diagnostic.help = "name the row that is meant with a `let`, and compare with its field";
      return true;
    }
    return false;
  }

  bool explain_row() {
    for (const RowScope& row : scope_.rows) {
      if (!names_row(analysis_, row.table, path_.front().text)) continue;
      if (path_.size() == 1) {
        auto& diagnostic = analysis_.report(DiagnosticKind::record_as_value, span_, {full_});
        diagnostic.help = "name one of its fields: `" + full_ + ".FIELD`";
        if (row.table != root_table && table(row.table).dated_by != none16)
          diagnostic.help = "name one of its fields: `" + full_ + "." +
                            table(row.table).columns[table(row.table).dated_by].name + "`";
        return true;
      }
      unknown_field(row.table, path_.front().text, 1);
      return true;
    }
    return false;
  }

  void unknown_field(TableId id, const std::string& owner, std::size_t from) {
    const std::string name = joined(path_, from);
    if (analysis_.tables[id].embedded.contains(name)) {
      report_record(name);
      return;
    }
    for (const auto& info : schema_.tables)
      if (info.parent == id && info.name == name) return report_list(info);
    if (analysis_.tables[id].damaged) return;
    const Span at = join(path_[from].span, path_.back().span);
    auto& diagnostic = analysis_.report(DiagnosticKind::unknown_field, at, {owner, name});
    std::vector<std::string> names;
    for (const auto& column : table(id).columns) names.push_back(column.name);
    analysis_.suggest(diagnostic, name, names, at);
  }

  void report_list(const TableInfo& info) {
    auto& diagnostic = analysis_.report(DiagnosticKind::list_as_value, span_, {info.name});
    diagnostic.help = "say which rows are meant: `some " + info.singular + " where …`, `latest " + info.singular +
                      "`, `count of " + info.name + "`";
  }

  bool explain_list() {
    for (std::size_t i = 0; i < schema_.tables.size(); ++i) {
      const TableInfo& info = schema_.tables[i];
      if (i == root_table || (info.name != path_.front().text && info.singular != path_.front().text)) continue;
      if (analysis_.symbols.contains(path_.front().text) && info.name != path_.front().text &&
          analysis_.find(path_.front().text)->kind != SymbolKind::record)
        continue;
      report_list(info);
      return true;
    }
    return false;
  }

  void report_record(const std::string& name) {
    auto& diagnostic = analysis_.report(DiagnosticKind::record_as_value, span_, {name});
    diagnostic.help = "ask `" + name + " exists`, or name one of its fields";
  }

  bool explain_record() {
    for (const RowScope& row : scope_.rows) {
      if (row.barred) continue;
      const auto& embedded = analysis_.tables[row.table].embedded;
      if (embedded.contains(full_)) {
        report_record(full_);
        return true;
      }
      for (std::size_t length = path_.size() - 1; length > 0; --length) {
        syntax::Path owner(path_.begin(), path_.begin() + static_cast<std::ptrdiff_t>(length));
        const std::string prefix = joined(owner);
        if (!embedded.contains(prefix)) continue;
        if (analysis_.tables[row.table].damaged) return true;  // its declaration has mistakes, and may have the field
        const Span at = join(path_[length].span, path_.back().span);
        const std::string rest = joined(path_, length);
        auto& diagnostic = analysis_.report(DiagnosticKind::unknown_field, at, {prefix, rest});
        std::vector<std::string> names;
        for (const auto& column : table(row.table).columns)
          if (column.name.starts_with(prefix + ".")) names.push_back(column.name.substr(prefix.size() + 1));
        analysis_.suggest(diagnostic, rest, names, at);
        return true;
      }
    }
    return false;
  }

  bool explain_global() {
    Symbol* symbol = analysis_.find(path_.front().text);
    if (symbol != nullptr && path_.size() > 1) {
      const std::string& owner = path_.front().text;
      if (symbol->kind == SymbolKind::requirement) {
        const Span at = join(path_[1].span, path_.back().span);
        auto& diagnostic = analysis_.report(DiagnosticKind::unknown_part, at, {owner, joined(path_, 1)});
        std::vector<std::string> names;
        for (const auto& [part, index] : analysis_.parts)
          if (part.starts_with(owner + ".")) names.push_back(part.substr(owner.size() + 1));
        analysis_.suggest(diagnostic, joined(path_, 1), names, at);
        symbol->used = true;
        return true;
      }
      if (symbol->kind == SymbolKind::let) {
        Expr let = let_value(analysis_, symbol->index, span_);
        if (let.type.kind == TypeKind::row)
          unknown_field(let.type.table, owner, 1);
        else
          analysis_.report(DiagnosticKind::no_fields, span_, {owner, describe(analysis_, let.type)});
        return true;
      }
      if (symbol->kind == SymbolKind::parameter) {
        analysis_.report(DiagnosticKind::no_fields, span_, {owner, "a parameter"});
        return true;
      }
    }
    // Codes of a framework look like `element.criterion`; everything else that is declared is no value.
    if (symbol == nullptr || analysis_.lists_with_code.contains(full_)) return false;
    symbol->used = true;
    analysis_.report(DiagnosticKind::wrong_kind_of_name, span_,
                     {full_, std::string(describe(symbol->kind)), "a value or a condition"});
    return true;
  }

  bool explain_code() {
    auto lists = analysis_.lists_with_code.find(full_);
    if (lists == analysis_.lists_with_code.end()) return false;
    auto& diagnostic = analysis_.report(DiagnosticKind::code_alone, span_, {full_});
    diagnostic.help = "write the field first, as in `FIELD is " + full_ + "`";
    for (const RowScope& row : scope_.rows)
      for (const auto& column : table(row.table).columns)
        if (!row.barred && column.type == ColumnType::code &&
            std::ranges::find(lists->second, column.code_list) != lists->second.end()) {
          diagnostic.help = "write the field first: `" + column.name + " is " + full_ + "`";
          return true;
        }
    return true;
  }

  /// The list among whose rows the field would be known, as in `some course passed` without `where`.
  const TableInfo* rows_with_field() const {
    if (path_.size() != 1) return nullptr;
    for (const TableInfo& info : schema_.tables)
      if (&info != &schema_.tables[root_table] && info.parent == scope_.rows.front().table &&
          std::ranges::find(info.columns, full_, &ColumnInfo::name) != info.columns.end())
        return &info;
    return nullptr;
  }

  bool explain_row_field() {
    const auto* rows = rows_with_field();
    const Symbol* symbol = analysis_.find(full_);
    // A list of codes is often called like the field that holds one.
    if (rows == nullptr || (symbol != nullptr && symbol->kind != SymbolKind::codes)) return false;
    analysis_.report(DiagnosticKind::unknown_name, span_, {full_}).help =
        "it is a field of each " + rows->singular + ": choose rows with `" + rows->name + " where " + full_ + " …`";
    return true;
  }

  /// What may stand before a point.
  std::vector<std::string> owners() const {
    auto names = names_of(analysis_, {SymbolKind::let, SymbolKind::requirement});
    for (const RowScope& row : scope_.rows) {
      if (row.barred) continue;
      names.push_back(table(row.table).singular);
      for (const auto& column : table(row.table).columns)
        if (const auto point = column.name.find('.'); point != std::string::npos)
          names.push_back(column.name.substr(0, point));
    }
    return names;
  }

  std::vector<std::string> candidates() const {
    auto names = names_of(analysis_, {SymbolKind::let, SymbolKind::requirement, SymbolKind::parameter});
    for (const RowScope& row : scope_.rows) {
      if (row.barred) continue;
      for (const auto& column : table(row.table).columns) {
        names.push_back(column.name);
        if (path_.size() > 1) names.push_back(table(row.table).singular + "." + column.name);
      }
    }
    if (path_.size() > 1)
      for (const auto& [part, index] : analysis_.parts) names.push_back(part);
    for (const auto& programme : analysis_.policy.programmes)
      for (const auto& status : programme.statuses) names.push_back(status.name);
    return names;
  }

  Analysis& analysis_;
  const Schema& schema_;
  const syntax::Path& path_;
  Span span_;
  const Scope& scope_;
  std::string full_;
};

}  // namespace

void explain_unknown_path(Analysis& analysis, const syntax::Path& path, Span span, const Scope& scope) {
  PathMistake(analysis, path, span, scope).explain();
}

}  // namespace safon::analysis
