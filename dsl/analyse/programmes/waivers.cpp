#include "dsl/analyse/programmes/waivers.hpp"

#include "dsl/analyse/expressions/durations.hpp"
#include "dsl/analyse/limits.hpp"

namespace safon::analysis {

model::Waivable analyse_waivable(Analysis& analysis, const std::vector<syntax::Waivable>& written,
                                 const std::string& name, const WaivableWords& words) {
  if (written.size() > 1)
    analysis.report(words.twice, written[1].span, {name}).notes.push_back({written[0].span, "the first time"});
  const syntax::Waivable& line = written.front();
  model::Waivable made{.approved_by = line.by.text, .at_most = std::nullopt, .span = line.span};
  if (line.approvers && line.approvers->kind != syntax::ExprKind::broken) {
    const Decimal number = line.approvers->number;
    const bool whole = line.approvers->kind == syntax::ExprKind::number && number.micros % micros_per_unit == 0;
    const std::int64_t count = number.micros / micros_per_unit;
    if (!whole || count < 1 || count > static_cast<std::int64_t>(limits::waiver_approvers))
      analysis
          .report(DiagnosticKind::approvers_out_of_range, line.approvers->span,
                  {"`" + analysis.text(line.approvers->span) + "`", std::string(words.one)})
          .help = "1 or " + std::to_string(limits::waiver_approvers) +
                  " people approve it, and none of them is the one who proposes it";
    else
      made.approvers = static_cast<std::uint8_t>(count);
  }
  if (line.at_most.empty()) return made;
  made.at_most = analyse_duration(analysis, line.at_most.front());
  if (made.at_most) check_addable(analysis, *made.at_most, line.at_most.front().span);
  return made;
}

}  // namespace safon::analysis
