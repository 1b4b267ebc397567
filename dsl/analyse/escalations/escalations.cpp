#include "dsl/analyse/escalations/escalations.hpp"

#include <algorithm>

#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/expressions/durations.hpp"
#include "dsl/analyse/limits.hpp"

namespace safon::analysis {
namespace {

/// The duty that is meant; whoever names it without a label means that of another place.
std::uint16_t duty(Analysis& analysis, const syntax::Escalation& written) {
  auto& duties = analysis.policy.duties;
  auto label = make_label(analysis, written.label);
  const auto found = std::ranges::find(duties, written.duty.text, &model::Duty::name);
  if (found == duties.end()) {
    duties.push_back({.name = written.duty.text, .label = std::move(label), .span = written.duty.span});
    return static_cast<std::uint16_t>(duties.size() - 1);
  }
  if (!label.texts.empty() && found->label.texts.empty()) {
    found->label = std::move(label);
    found->span = written.duty.span;
  } else if (!label.texts.empty() && label != found->label) {
    auto& diagnostic = analysis.report(DiagnosticKind::duty_labels_differ, written.duty.span, {written.duty.text});
    diagnostic.notes.push_back({found->span, "the other label"});
    diagnostic.help = "write the label at one of them, and only the name at the others";
  }
  return static_cast<std::uint16_t>(found - duties.begin());
}

}  // namespace

std::vector<model::Escalation> analyse_escalations(Analysis& analysis, const syntax::TransitionDecl& written) {
  std::vector<model::Escalation> made;
  const auto& levels = written.escalations;
  if (levels.empty()) return made;
  if (written.certify_within.empty())
    analysis.report(DiagnosticKind::escalation_without_deadline, levels[0].duty.span, {levels[0].duty.text}).help =
        "say by when: `within 20 working days` before `, then escalated to " + levels[0].duty.text + "`";
  if (levels.size() > limits::escalations)
    analysis
        .report(DiagnosticKind::escalations_too_many, levels[limits::escalations].span, {std::to_string(levels.size())})
        .help = "at most " + std::to_string(limits::escalations) + " are told, one after the other";
  for (std::size_t l = 0; l < std::min(levels.size(), limits::escalations); ++l) {
    const auto& level = levels[l];
    model::Escalation escalation{.duty = duty(analysis, level), .later = std::nullopt};
    if (!level.later.empty()) {
      escalation.later = analyse_duration(analysis, level.later.front());
    } else if (l > 0) {
      analysis.report(DiagnosticKind::escalation_at_once, level.duty.span, {level.duty.text, levels[l - 1].duty.text})
          .help = "say how much later: `, then 10 working days later to " + level.duty.text + "`";
    }
    if (const auto before = std::ranges::find(made, escalation.duty, &model::Escalation::duty); before != made.end()) {
      const auto& first = levels[std::size_t(before - made.begin())];
      analysis.report(DiagnosticKind::escalated_again, level.duty.span, {level.duty.text})
          .notes.push_back({first.duty.span, "the first time"});
    }
    made.push_back(std::move(escalation));
  }
  return made;
}

}  // namespace safon::analysis
