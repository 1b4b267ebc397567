#include "dsl/analyse/programmes/away.hpp"

#include <algorithm>

namespace safon::analysis {

std::vector<std::uint8_t> interrupted(const model::Programme& programme) {
  std::vector<std::uint8_t> statuses;
  for (const auto& transition : programme.transitions)
    if (programme.statuses[transition.to].away)
      for (const auto from : transition.from)
        if (!programme.statuses[from].away) statuses.push_back(from);
  std::ranges::sort(statuses);
  statuses.erase(std::unique(statuses.begin(), statuses.end()), statuses.end());
  return statuses;
}

void check_away(Analysis& analysis, const syntax::ProgrammeDecl& written) {
  const bool restores = std::ranges::any_of(
      written.transitions, [](const syntax::TransitionDecl& each) { return each.to.text == previous; });
  for (const auto& status : written.statuses) {
    if (status.name.text == previous)
      analysis.report(DiagnosticKind::status_called_previous, status.name.span).help =
          "give the status another name: `to previous` leads back to what was held before";
    if (!status.away) continue;
    if (status.initial || status.final)
      analysis
          .report(DiagnosticKind::away_for_ever, status.name.span,
                  {status.name.text, status.initial ? "initial" : "final"})
          .help = status.initial ? "nothing is held before the first status: leave out `away`"
                                 : "nobody comes back from a final status: leave out one of the two";
    else if (!restores)
      analysis.report(DiagnosticKind::away_without_return, status.name.span, {status.name.text}).help =
          "add `from " + status.name.text + " to previous when …`, or leave out `away`";
  }
}

}  // namespace safon::analysis
