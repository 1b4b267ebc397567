#include "dsl/analyse/audits/audits.hpp"

#include <algorithm>

#include "dsl/analyse/expressions/expressions.hpp"
#include "dsl/analyse/limits.hpp"

namespace safon::analysis {
namespace {

std::optional<std::int64_t> whole(Analysis& analysis, const syntax::Expr& number, const char* help) {
  if (number.kind == syntax::ExprKind::broken) return std::nullopt;
  if (number.number.micros >= 0 && number.number.micros % micros_per_unit == 0)
    return number.number.micros / micros_per_unit;
  analysis.report(DiagnosticKind::not_a_count, number.span, {"`" + analysis.text(number.span) + "`"}).help = help;
  return std::nullopt;
}

Diagnostic& impossible(Analysis& analysis, const syntax::Audit& written, std::int64_t share, std::int64_t among) {
  auto& diagnostic =
      analysis.report(DiagnosticKind::audit_share_impossible, join(written.share.span, written.among.span),
                      {std::to_string(share), std::to_string(among)});
  diagnostic.help =
      share == 0 ? "leave the line out where no change is to be audited"
                 : "write how many of how many, such as `5 in 100`; of at most " + std::to_string(limits::audit_among);
  return diagnostic;
}

/// Every value of a parameter is one that may be in force. 0 is one of them: for a time nothing is audited.
bool check_share(Analysis& analysis, const syntax::Audit& written, const model::Audit& made) {
  if (!made.share.parameter) {
    const std::int64_t share = made.share.literal;
    if (share >= 1 && share <= made.among && made.among <= limits::audit_among) return true;
    impossible(analysis, written, share, made.among);
    return false;
  }
  const model::Parameter& parameter = analysis.policy.parameters[*made.share.parameter];
  for (const auto& value : parameter.values) {
    const std::int64_t share = value.number.micros / micros_per_unit;
    if (share <= made.among && made.among >= 1 && made.among <= limits::audit_among) continue;
    impossible(analysis, written, share, made.among)
        .notes.push_back(
            {parameter.span, "`" + parameter.name + "` is " + std::to_string(share) + " from " + to_iso(value.from)});
    return false;
  }
  return true;
}

}  // namespace

std::optional<model::Audit> analyse_audit(Analysis& analysis, const syntax::ProgrammeDecl& written,
                                          const model::Programme& programme, bool damaged) {
  const syntax::Audit& line = written.audits.front();
  if (written.audits.size() > 1)
    analysis.report(DiagnosticKind::header_line_repeated, written.audits[1].span, {"audit"});
  const auto share = analyse_count(analysis, line.share);
  const auto among = whole(analysis, line.among, "write of how many changes, such as `100`");
  const auto seed = whole(analysis, line.seed, "a seed is a whole number that is drawn once and written down");
  const bool automatic = std::ranges::any_of(written.transitions, [](const auto& each) { return !each.certified_by; });
  if (!automatic && !damaged)
    analysis.report(DiagnosticKind::audit_of_nothing, line.span, {programme.name}).help =
        "an audit looks at what nobody has certified: leave the line out";
  if (!share || !among || !seed) return std::nullopt;
  model::Audit made{
      .share = *share, .among = *among, .each_council = line.each_council, .seed = *seed, .span = line.span};
  if (!check_share(analysis, line, made)) return std::nullopt;
  return made;
}

}  // namespace safon::analysis
