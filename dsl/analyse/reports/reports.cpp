#include "dsl/analyse/reports/reports.hpp"

#include <map>

#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/expressions/expressions.hpp"
#include "dsl/analyse/limits.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;

class ReportReader {
 public:
  ReportReader(Analysis& analysis, const Declared<syntax::ReportDecl>& declared)
      : analysis_(analysis), written_(*declared.syntax), damaged_(declared.damaged) {
    report_.span = declared.span;
  }

  void read() {
    report_.name = written_.name.text;
    report_.label = make_label(analysis_, written_.label);
    report_.cites = cites_of(written_.cites);
    once(written_.where, "of participants where");
    once(written_.rows, "rows by");
    once(written_.columns, "columns by");
    once(written_.suppress_below, "suppress below");
    if (!written_.where.empty()) condition(written_.where.front(), report_.where);
    read_suppression();
    if (!written_.rows.empty())
      report_.rows = grouping(written_.rows.front());
    else
      lacks("rows", "say what they are with `rows by …`");
    if (!written_.columns.empty()) report_.columns = grouping(written_.columns.front());
    if (written_.measures.empty()) lacks("measure", "say what is counted: `measure participants: count`");
    if (written_.measures.size() > limits::measures)
      analysis_.report(DiagnosticKind::too_many, written_.measures[limits::measures].span,
                       {std::to_string(written_.measures.size()), "measures", std::to_string(limits::measures)});
    for (const auto& each : written_.measures) read(each);
    analysis_.policy.reports.push_back(std::move(report_));
  }

 private:
  template <class T>
  void once(const std::vector<T>& lines, const char* what) {
    if (lines.size() > 1) analysis_.report(DiagnosticKind::header_line_repeated, lines[1].span, {what});
  }

  void lacks(const char* what, const char* help) {
    if (damaged_) return;
    analysis_.report(DiagnosticKind::report_incomplete, written_.name.span, {report_.name, what}).help = help;
  }

  void condition(const syntax::Expr& written, std::vector<Expr>& into) {
    into.push_back(analyse_condition(analysis_, written, Scope{}));
  }

  void read_suppression() {
    if (written_.suppress_below.empty()) return;
    const auto& written = written_.suppress_below.front();
    if (written.kind == syntax::ExprKind::broken) return;
    const std::int64_t below = written.number.micros / micros_per_unit;
    if (written.number.micros % micros_per_unit != 0 || below < 2 || below > limits::suppress_below) {
      analysis_
          .report(DiagnosticKind::suppression_out_of_range, written.span, {"`" + analysis_.text(written.span) + "`"})
          .help = "write a whole number from 2 to " + std::to_string(limits::suppress_below);
      return;
    }
    report_.suppress_below = std::uint32_t(below);
  }

  model::Grouping grouping(const syntax::Grouping& written) {
    model::Grouping made;
    made.label = make_label(analysis_, written.label);
    if (written.kind == syntax::Grouping::Kind::status) {
      made.kind = model::Grouping::Kind::status;
      made.name = written.programme.text;
      made.programme = programme(written.programme);
      return made;
    }
    const auto& value = written.value.front();
    made.name = analysis_.text(value.span);
    if (written.kind == syntax::Grouping::Kind::year) {
      made.kind = model::Grouping::Kind::year;
      made.value.push_back(analyse_date(analysis_, value, Scope{}));
      if (made.value.front().kind == ExprKind::today)
        analysis_.report(DiagnosticKind::today_alone, value.span).help = "name the date whose year is meant";
      return made;
    }
    Expr expr = analyse_expression(analysis_, value, Scope{});
    if (expr.type.kind == TypeKind::condition)
      made.kind = model::Grouping::Kind::condition;
    else if (expr.type.kind != TypeKind::code && !is_broken(expr))
      refuse_grouping(expr);
    made.value.push_back(std::move(expr));
    return made;
  }

  void refuse_grouping(const Expr& expr) {
    auto& diagnostic = analysis_.report(DiagnosticKind::not_a_group, expr.span, {describe(analysis_, expr.type)});
    if (expr.type.kind == TypeKind::date || expr.type.kind == TypeKind::row) {
      const auto year = "year of " + analysis_.text(expr.span);
      diagnostic.help = "write `" + year + "`";
      diagnostic.fix = Fix{expr.span, year};
    } else if (expr.type.kind == TypeKind::number || expr.type.kind == TypeKind::percentage)
      diagnostic.help = "ask something of it: `rows by " + analysis_.text(expr.span) + " is at least …`";
    else
      diagnostic.help = "declare the values that it may have as `codes`";
  }

  std::uint16_t programme(const syntax::Name& name) {
    Symbol* symbol = analysis_.find(name.text);
    if (symbol != nullptr && symbol->kind == SymbolKind::programme) return symbol->index;
    if (symbol != nullptr && symbol->kind == SymbolKind::broken) return none16;
    if (symbol != nullptr) {
      analysis_.report(DiagnosticKind::wrong_kind_of_name, name.span,
                       {name.text, std::string(safon::analysis::describe(symbol->kind)), "a programme"});
    } else if (!analysis_.broken_programme) {
      auto& diagnostic = analysis_.report(DiagnosticKind::unknown_name, name.span, {name.text});
      analysis_.suggest(diagnostic, name.text, names_of(analysis_, {SymbolKind::programme}), name.span);
    }
    return none16;
  }

  void read(const syntax::Measure& written) {
    using Kind = syntax::Measure::Kind;
    if (auto [place, fresh] = names_.try_emplace(written.name.text, written.name.span); !fresh) {
      auto& diagnostic = analysis_.report(DiagnosticKind::duplicate_name, written.name.span, {written.name.text});
      diagnostic.notes.push_back({place->second, "first declared here"});
      return;
    }
    model::Measure made;
    made.kind = model::Measure::Kind(written.kind);
    made.name = written.name.text;
    made.label = make_label(analysis_, written.label);
    for (const auto& each : written.where) condition(each, made.where);
    for (const auto& each : written.among) condition(each, made.among);
    if (!written.value.empty()) made.value.push_back(number(written.value.front()));
    if (report_.suppress_below > 0 && (written.kind == Kind::smallest || written.kind == Kind::largest))
      analysis_
          .report(DiagnosticKind::extreme_published, written.span,
                  {written.kind == Kind::smallest ? "smallest" : "largest"})
          .help = "use `average of`, or count how many reach a value: `count where … is at least …`";
    report_.measures.push_back(std::move(made));
  }

  Expr number(const syntax::Expr& written) {
    Expr expr = analyse_expression(analysis_, written, Scope{});
    const auto kind = expr.type.kind;
    if (is_broken(expr) || kind == TypeKind::number || kind == TypeKind::percentage) {
      if (!is_broken(expr) && is_quotient(analysis_, expr)) {
        analysis_.report(DiagnosticKind::quotient_calculated_with, expr.span).help =
            "measure what it is made of, or count those for whom it is high enough";
        return broken(expr.span);
      }
      return expr;
    }
    analysis_.report(DiagnosticKind::wrong_type, expr.span, {describe(analysis_, expr.type), "a number"});
    return broken(expr.span);
  }

  Analysis& analysis_;
  const syntax::ReportDecl& written_;
  bool damaged_;
  model::Report report_;
  std::map<std::string_view, Span> names_;
};

}  // namespace

void analyse_reports(Analysis& analysis) {
  for (const auto& declared : analysis.reports) ReportReader(analysis, declared).read();
}

}  // namespace safon::analysis
