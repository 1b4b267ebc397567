#include "dsl/analyse_test/cases.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "dsl/analyse_feed/mistakes.hpp"

namespace safon::tests {

namespace {

using syntax::CaseCell;
using syntax::CaseColumn;
using syntax::CaseRow;
using syntax::CaseTable;
using syntax::Expectation;
using Written = syntax::Value::Kind;
using Column = CaseColumn::Kind;

std::string counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

/// The one expression that the cell is, where it is one.
const syntax::Expr* expression_of(const CaseCell& cell) {
  if (cell.said != CaseCell::Said::value || cell.value.kind != Written::expression || cell.value.expression.empty())
    return nullptr;
  return &cell.value.expression.front();
}

const syntax::Path* path_of(const CaseCell& cell) {
  const auto* expr = expression_of(cell);
  return expr && expr->kind == syntax::ExprKind::path ? &expr->path : nullptr;
}

std::optional<syntax::DateLiteral> date_of(const CaseCell& cell) {
  const auto* expr = expression_of(cell);
  if (!expr || expr->kind != syntax::ExprKind::date) return std::nullopt;
  return syntax::DateLiteral{expr->date, cell.span};
}

bool is_word(const CaseCell& cell, std::string_view word) {
  const auto* path = path_of(cell);
  return path && path->size() == 1 && path->front().text == word;
}

std::optional<Expectation::Answer> answer_of(const CaseCell& cell) {
  if (cell.said == CaseCell::Said::not_met) return Expectation::Answer::not_met;
  if (cell.said == CaseCell::Said::not_applicable) return Expectation::Answer::not_applicable;
  if (cell.value.kind == Written::unknown) return Expectation::Answer::unknown;
  if (is_word(cell, "met")) return Expectation::Answer::met;
  if (is_word(cell, "conflict")) return Expectation::Answer::conflict;
  return std::nullopt;
}

class Table {
 public:
  Table(const syntax::Test& test, const CaseTable& table, const model::Policy& policy, const Sources& sources,
        Diagnostics& found)
      : test_(test), table_(table), policy_(policy), sources_(sources), found_(found) {}

  std::vector<OneCase> rows() {
    check_columns();
    std::vector<OneCase> all;
    for (const CaseRow& row : table_.rows) {
      if (row.cells.size() != table_.columns.size()) {
        report(DiagnosticKind::test_cells, row.name.span,
               {counted(row.cells.size(), "value"), counted(table_.columns.size(), "column")})
            .help = "write one value under each column; `unknown` where nobody knows it";
        continue;
      }
      if (auto one = case_of(row)) all.push_back(std::move(*one));
    }
    return all;
  }

 private:
  Diagnostic& report(DiagnosticKind kind, Span span, std::vector<std::string> arguments) {
    return found_.emplace_back(Diagnostic{kind, span, std::move(arguments), {}, {}, {}});
  }

  std::string title(const CaseColumn& column) const { return std::string(sources_.text(column.span)); }

  void check_columns() {
    std::set<std::string> titles, stands_for;
    for (const auto& [name, record] : test_.given) collect(record, stands_for);
    for (const CaseColumn& column : table_.columns) {
      if (!titles.insert(title(column)).second) report(DiagnosticKind::test_column_twice, column.span, {title(column)});
      if (column.kind != Column::value) continue;
      const std::string& name = column.path.front().text;
      for (const CodeList& list : policy_.schema.code_lists)
        if (std::ranges::find(list.codes, name, &Code::name) != list.codes.end()) {
          report(DiagnosticKind::test_column_is_code, column.span, {name, list.name}).help =
              "give the column another name, and write that one in `given`, too";
          break;
        }
      if (stands_for.contains(name)) continue;
      report(DiagnosticKind::test_column_unused, column.span, {name}).help =
          "write `" + name + "` in `given` where its value is meant, such as `held: " + name + "`";
    }
  }

  static void collect(const syntax::Value& value, std::set<std::string>& names) {
    if (value.kind == Written::expression && !value.expression.empty() &&
        value.expression.front().kind == syntax::ExprKind::path && value.expression.front().path.size() == 1)
      names.insert(value.expression.front().path.front().text);
    for (const auto& record : value.records) collect(record, names);
  }
  static void collect(const syntax::RecordValue& record, std::set<std::string>& names) {
    for (const auto& field : record.fields) collect(field.value, names);
  }

  void fill(syntax::Value& value, const CaseRow& row) const {
    if (value.kind == Written::expression && !value.expression.empty() &&
        value.expression.front().kind == syntax::ExprKind::path && value.expression.front().path.size() == 1) {
      const auto& name = value.expression.front().path.front().text;
      for (std::size_t c = 0; c < table_.columns.size(); ++c)
        if (table_.columns[c].kind == Column::value && table_.columns[c].path.front().text == name) {
          value = syntax::Value(row.cells[c].value);
          return;
        }
    }
    for (auto& record : value.records) fill(record, row);
  }
  void fill(syntax::RecordValue& record, const CaseRow& row) const {
    for (auto& field : record.fields) fill(field.value, row);
  }

  void misfit(const CaseCell& cell, const CaseColumn& column, const std::string& help) {
    report(DiagnosticKind::test_cell_type, cell.span, {std::string(sources_.text(cell.span)), title(column)}).help =
        help;
  }

  /// False where the cell does not suit its column.
  bool put(const CaseCell& cell, const CaseColumn& column, syntax::Test& out) {
    const bool dated = cell.since.has_value(), reasoned = !cell.because.empty();
    Expectation expected;
    expected.span = cell.span;
    expected.date = cell.since;
    expected.because = cell.because;
    switch (column.kind) {
      case Column::value:
        if (cell.said == CaseCell::Said::value && !dated && !reasoned) return true;
        misfit(cell, column, "write a value, as it stands in a record, or `unknown`");
        return false;
      case Column::as_of:
        out.as_of = date_of(cell);
        if (out.as_of && !dated && !reasoned) return true;
        misfit(cell, column, "write a date, such as 2026-11-01");
        return false;
      case Column::next_date:
        expected.date = date_of(cell);
        expected.kind = expected.date ? Expectation::Kind::next_date : Expectation::Kind::no_next_date;
        if ((!expected.date && !is_word(cell, "never")) || dated || reasoned) {
          misfit(cell, column, "write a date, such as 2026-11-01, or `never`");
          return false;
        }
        break;
      case Column::status: {
        const auto* path = path_of(cell);
        if (!path || path->size() > 2 || reasoned) {
          misfit(cell, column, "write a status, and `since` a day if you like");
          return false;
        }
        expected.kind = Expectation::Kind::status;
        expected.status = path->front();
        if (path->size() == 2)
          expected.status = {path->front().text + "." + path->back().text, join(path->front().span, path->back().span)};
        break;
      }
      case Column::verdict: {
        const auto answer = answer_of(cell);
        if (!answer) {
          misfit(cell, column, "write `met`, `not met`, `unknown`, `not applicable` or `conflict`");
          return false;
        }
        expected.kind = Expectation::Kind::verdict;
        expected.requirement = column.path;
        expected.answer = *answer;
        break;
      }
    }
    out.expectations.push_back(std::move(expected));
    return true;
  }

  std::optional<OneCase> case_of(const CaseRow& row) {
    OneCase one{test_, row.span};
    one.test.tables.clear();
    one.test.title = {test_.title.value + ": " + row.name.value, row.name.span};
    bool whole = true;
    for (std::size_t c = 0; c < table_.columns.size(); ++c)
      whole = put(row.cells[c], table_.columns[c], one.test) && whole;
    if (!whole) return std::nullopt;
    for (auto& [name, record] : one.test.given) fill(record, row);
    return one;
  }

  const syntax::Test& test_;
  const CaseTable& table_;
  const model::Policy& policy_;
  const Sources& sources_;
  Diagnostics& found_;
};

}  // namespace

std::vector<OneCase> take_apart(const syntax::Test& test, const model::Policy& policy, const Sources& sources,
                                Diagnostics& diagnostics) {
  const CaseTable& table = test.tables.front();
  const auto say = [&](DiagnosticKind kind, Span span, std::vector<std::string> arguments) -> Diagnostic& {
    return diagnostics.emplace_back(Diagnostic{kind, span, std::move(arguments), {}, {}, {}});
  };
  for (std::size_t again = 1; again < test.tables.size(); ++again) {
    auto& d = say(DiagnosticKind::test_table_twice, test.tables[again].span, {});
    d.notes.push_back({table.span, "the first of them"});
    d.help = "make it two tests";
  }
  if (table.rows.empty())
    say(DiagnosticKind::test_table_empty, table.span, {}).help =
        "write one row for each case: `\"the last day\": 2026-01-31 met`";
  return Table(test, table, policy, sources, diagnostics).rows();
}

}  // namespace safon::tests
