// `given adjusted hours_needed to 8 from 2026-03-01 until 2026-12-31`
#include <algorithm>

#include "dsl/analyse_feed/mistakes.hpp"
#include "dsl/analyse_test/test_check.hpp"
#include "dsl/model/adjustable.hpp"

namespace safon::tests {
namespace {

using Kind = ParameterValue::Kind;

ColumnType column_type(Kind kind) {
  return kind == Kind::date ? ColumnType::date : kind == Kind::percentage ? ColumnType::percentage : ColumnType::number;
}

std::string described(Kind kind) {
  return "a " + std::string(parameter_kind_name(kind));
}

}  // namespace

void TestCheck::given_adjusted(const syntax::Test::GivenAdjusted& adjusted) {
  not_after(adjusted.from);
  const syntax::Name& name = adjusted.parameter;
  const auto found = std::ranges::find(policy_.parameters, name.text, &model::Parameter::name);
  if (found == policy_.parameters.end() || !found->adjustable) {
    Diagnostic& diagnostic = report(DiagnosticKind::test_not_adjustable, name.span, {name.text});
    if (found != policy_.parameters.end()) {
      diagnostic.help = "write `adjustable by officer between … and …` into the parameter";
      return;
    }
    if (names_.is_requirement(name.text)) {
      diagnostic.help = "it is a requirement: `given waived " + name.text + " from … until …`";
      return;
    }
    diagnostic.help = "no parameter has that name";
    std::vector<std::string> names;
    for (const model::Parameter& each : policy_.parameters)
      if (each.adjustable) names.push_back(each.name);
    suggest(found_, name.text, [&] { return names; }, name.span);
    return;
  }
  if (adjusted.until.date < adjusted.from.date) {
    report(DiagnosticKind::test_waiver_reversed, adjusted.until.span,
           {to_iso(adjusted.until.date), to_iso(adjusted.from.date)});
    return;
  }
  const Adjustable bounds = model::adjustable_of(*found);
  const Literal literal = read_literal(adjusted.to, {.name = name.text, .type = column_type(bounds.kind)}, fields_);
  if (literal.fault == Literal::Fault::reported) return;
  if (literal.fault != Literal::Fault::none) {
    Diagnostic& diagnostic = report(DiagnosticKind::test_value_type, adjusted.to.span,
                                    {name.text, described(bounds.kind), describe_literal(adjusted.to)});
    if (bounds.kind == Kind::percentage && adjusted.to.kind == syntax::ExprKind::number) {
      diagnostic.help = "did you mean `" + to_text(adjusted.to.number) + "%`?";
      diagnostic.fix = Fix{adjusted.to.span, to_text(adjusted.to.number) + "%"};
    }
    return;
  }
  const ParameterValue to{bounds.kind,
                          bounds.kind == Kind::date ? literal.value.date.days : literal.value.number.micros};
  if (!bounds.allows(to.value))
    report(DiagnosticKind::test_adjusted_too_far, adjusted.to.span, {name.text, to_text(to), bounds.bounds()});
  else
    out_.given_adjusted.push_back({name.text, to, adjusted.from.date, adjusted.until.date});
}

}  // namespace safon::tests
