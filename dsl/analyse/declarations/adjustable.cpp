#include "dsl/analyse/declarations/adjustable.hpp"

#include "dsl/analyse/declarations/parameters.hpp"
#include "dsl/analyse/programmes/waivers.hpp"

namespace safon::analysis {
namespace {

using model::TypeKind;

bool is_less(const model::Parameter::Value& a, const model::Parameter::Value& b, TypeKind type) {
  return type == TypeKind::date ? a.date < b.date : a.number < b.number;
}

}  // namespace

void analyse_adjustable(Analysis& analysis, const std::vector<syntax::Waivable>& written, model::Parameter& parameter) {
  if (written.empty()) return;
  const syntax::Waivable& line = written.front();
  model::Parameter::Adjustable made{
      .by = analyse_waivable(analysis, written, parameter.name, adjustment_words), .least = {}, .most = {}};
  if (parameter.type.kind == TypeKind::broken || line.between.size() != 2) return;
  if (parameter.type.kind == TypeKind::duration) {
    analysis.report(DiagnosticKind::adjustable_duration, line.span, {parameter.name}).help =
        "adjust a number, a percentage or a date, or let people waive the requirement";
    return;
  }
  const auto least = read_parameter_value(analysis, parameter.type, first_date, line.between[0]);
  const auto most = read_parameter_value(analysis, parameter.type, first_date, line.between[1]);
  if (!least || !most) return;
  if (is_less(*most, *least, parameter.type.kind)) {
    const std::string first(analysis.text(line.between[0].span)), second(analysis.text(line.between[1].span));
    auto& diagnostic = analysis.report(DiagnosticKind::adjustable_nothing_between, line.between[0].span,
                                       {"`" + first + "`", "`" + second + "`"});
    diagnostic.help = "write the lesser value first: `between " + second + " and " + first + "`";
    diagnostic.fix = Fix{join(line.between[0].span, line.between[1].span), second + " and " + first};
    return;
  }
  made.least = *least;
  made.most = *most;
  parameter.adjustable = made;
}

bool check_for_everybody(Analysis& analysis, std::uint16_t parameter, Span span, std::string_view what,
                         std::string instead) {
  const model::Parameter& named = analysis.policy.parameters[parameter];
  if (!named.adjustable) return true;
  auto& diagnostic = analysis.report(DiagnosticKind::adjustable_for_everybody, span, {named.name, std::string(what)});
  diagnostic.notes.push_back({named.adjustable->by.span, "here it can be adjusted"});
  diagnostic.help = std::move(instead);
  return false;
}

}  // namespace safon::analysis
