#include "dsl/analyse/declarations/parameters.hpp"

#include <algorithm>

#include "dsl/analyse/declarations/adjustable.hpp"
#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/expressions/durations.hpp"
#include "dsl/analyse/expressions/expressions.hpp"

namespace safon::analysis {
namespace {

using model::TypeKind;

model::Type read_type(Analysis& analysis, const syntax::Name& name) {
  if (name.text == "number") return type_of(TypeKind::number);
  if (name.text == "percentage") return type_of(TypeKind::percentage);
  if (name.text == "duration") return type_of(TypeKind::duration);
  if (name.text == "date") return type_of(TypeKind::date);
  if (name.text.empty()) return {};
  auto& diagnostic = analysis.report(DiagnosticKind::unknown_type, name.span, {name.text});
  analysis.suggest(diagnostic, name.text, {"number", "percentage", "duration", "date"}, name.span);
  if (diagnostic.help.empty()) diagnostic.help = "a parameter is a `number`, a `percentage`, a `duration` or a `date`";
  return {};
}

bool written_out(const syntax::Expr& expr) {
  using syntax::ExprKind;
  switch (expr.kind) {
    case ExprKind::number:
    case ExprKind::percentage:
    case ExprKind::date:
    case ExprKind::duration:
    case ExprKind::text:
    case ExprKind::boolean:
      return true;
    case ExprKind::parentheses:
    case ExprKind::negate:
    case ExprKind::add:
    case ExprKind::subtract:
    case ExprKind::multiply:
      return std::ranges::all_of(expr.children, written_out);
    default:
      return false;
  }
}

void check_dates(Analysis& analysis, const syntax::Parameter& written, const model::Parameter& parameter,
                 bool damaged) {
  const auto& values = written.values;
  const model::Policy& policy = analysis.policy;
  if (values.empty()) {
    if (!damaged)
      analysis.report(DiagnosticKind::parameter_without_value, written.name.span, {parameter.name}).help =
          "give it one: `{ from " + to_iso(policy.in_force_from) + ": … }`";
    return;
  }
  for (std::size_t i = 1; i < values.size(); ++i) {
    const Date before = values[i - 1].first.date, here = values[i].first.date;
    if (here == before) {
      auto& diagnostic =
          analysis.report(DiagnosticKind::date_repeated, values[i].first.span, {"`" + to_iso(here) + "`"});
      diagnostic.notes.push_back({values[i - 1].first.span, "first given here"});
    } else if (here < before) {
      analysis
          .report(DiagnosticKind::parameter_out_of_order, values[i].first.span,
                  {"`" + to_iso(here) + "`", "`" + to_iso(before) + "`"})
          .help = "write the values in the order of their dates";
    }
  }
  const Date first = std::ranges::min(values, {}, [](const auto& value) { return value.first.date; }).first.date;
  if (!analysis.policies.empty() && analysis.policies.front().syntax->from && first > policy.in_force_from &&
      !damaged) {
    auto& diagnostic = analysis.report(DiagnosticKind::parameter_gap, written.name.span,
                                       {parameter.name, to_iso(policy.in_force_from), to_iso(Date{first.days - 1})});
    diagnostic.help = "the policy is in force from " + to_iso(policy.in_force_from) + ": give a value from that day on";
    return;
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Date from = values[i].first.date;
    const bool replaced =
        i + 1 < values.size() && values[i + 1].first.date <= policy.in_force_from && from < values[i + 1].first.date;
    if (!replaced && from < policy.in_force_to) continue;
    auto& diagnostic = analysis.report(DiagnosticKind::value_never_in_force, values[i].first.span);
    diagnostic.help = replaced ? "another value takes its place before the policy comes into force, on " +
                                     to_iso(policy.in_force_from)
                               : "the policy ends on " + to_iso(policy.in_force_to);
  }
}

}  // namespace

std::optional<model::Parameter::Value> read_parameter_value(Analysis& analysis, const model::Type& type, Date from,
                                                            const syntax::Expr& written) {
  model::Parameter::Value value;
  value.from = from;
  if (written.kind == syntax::ExprKind::broken) return std::nullopt;
  if (!written_out(written)) {
    auto& diagnostic = analysis.report(DiagnosticKind::not_a_constant, written.span);
    if (type.kind == TypeKind::duration && written.kind == syntax::ExprKind::subtract) {
      std::string plain(analysis.text(written.span));
      std::ranges::replace(plain, '-', ' ');
      diagnostic.help = "did you mean `" + plain + "`?";
    }
    return std::nullopt;
  }
  model::Expr expr = analyse_expression(analysis, written, Scope{{}, false, none16});
  if (is_broken(expr) || type.kind == TypeKind::broken) return std::nullopt;
  if (expr.type != type) {
    auto& diagnostic = analysis.report(DiagnosticKind::wrong_type, written.span,
                                       {describe(analysis, expr.type), describe(analysis, type)});
    if (type.kind == TypeKind::percentage && expr.type.kind == TypeKind::number) {
      diagnostic.help = "did you mean `" + to_text(expr.number) + "%`?";
      diagnostic.fix = Fix{written.span, to_text(expr.number) + "%"};
    }
    if (type.kind == TypeKind::duration && expr.type.kind == TypeKind::number)
      diagnostic.help =
          "a duration has a unit: `" + to_text(expr.number) + " months`, `" + to_text(expr.number) + " days`";
    return std::nullopt;
  }
  if (expr.kind != model::ExprKind::number && expr.kind != model::ExprKind::date) {
    analysis.report(DiagnosticKind::not_a_constant, written.span);
    return std::nullopt;
  }
  if (type.kind == TypeKind::duration && expr.duration.literal == Duration{}) {
    analysis.report(DiagnosticKind::duration_empty, written.span);
    return std::nullopt;
  }
  value.number = expr.number;
  value.date = expr.date;
  value.duration = expr.duration.literal;
  return value;
}

void analyse_parameters(Analysis& analysis) {
  for (const auto& [declaration, span, damaged] : analysis.parameters) {
    model::Parameter parameter;
    parameter.name = declaration->name.text;
    parameter.label = make_label(analysis, declaration->label);
    parameter.type = read_type(analysis, declaration->type);
    parameter.to_confirm = declaration->to_confirm;
    parameter.cites = cites_of(declaration->cites);
    parameter.span = declaration->name.span;
    parameter.declared = span;
    check_dates(analysis, *declaration, parameter, damaged);
    for (const auto& [from, value] : declaration->values)
      if (auto read = read_parameter_value(analysis, parameter.type, from.date, value))
        parameter.values.push_back(*read);
    std::ranges::stable_sort(parameter.values, {}, &model::Parameter::Value::from);
    if (parameter.values.empty()) parameter.type = {};  // already reported; what uses it says nothing more
    analysis.policy.parameters.push_back(std::move(parameter));
  }
  // How long for may be a parameter of its own, which stands further down.
  for (std::size_t i = 0; i < analysis.parameters.size(); ++i)
    analyse_adjustable(analysis, analysis.parameters[i].syntax->adjustable, analysis.policy.parameters[i]);
}

}  // namespace safon::analysis
