#include "adapters/cli/verbs/operator/evaluation.hpp"

#include <unistd.h>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/night/night.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {
namespace {

std::string summary(const RunCounts& counts, bool dry_run) {
  return counted(counts.participants, "participant was due", "participants were due") + ": " +
         counted(counts.status_changes, "status change", "status changes") + ", " +
         counted(counts.cases_opened, "case opened", "cases opened") + ", " +
         (counts.cases_overdue ? counted(counts.cases_overdue, "case overdue", "cases overdue") + ", " : "") +
         (counts.cases_escalated ? counted(counts.cases_escalated, "case escalated", "cases escalated") + ", " : "") +
         counted(counts.reviews_opened, "review opened", "reviews opened") + ", " +
         counted(counts.stopped, "conflict", "conflicts") + (dry_run ? " (dry run: nothing was written)" : "");
}

std::string said_of(const IntakeBrought& brought) {
  using enum IntakeEventKind;
  std::string text = brought.allocated;
  const auto say = [&](IntakeEventKind kind, const char* one, const char* many) {
    if (const auto n = brought.count[std::size_t(kind)]) text += (text.empty() ? "" : "; ") + counted(n, one, many);
  };
  say(offered, "offer was made", "offers were made");
  say(waiting, "is on the waiting list", "are on the waiting list");
  say(expired, "offer ended unanswered", "offers ended unanswered");
  say(withdrawn, "offer was withdrawn", "offers were withdrawn");
  say(passed_over, "was passed over", "were passed over");
  return text;
}

}  // namespace

std::expected<Date, Exit> day_to_evaluate(RegisterFile& in, const Options& options) {
  auto last = last_as_of(in);
  if (!last) return std::unexpected(refuse(last.error()));
  const Date as_of = options.as_of ? *options.as_of : today();
  if (*last && as_of < **last)
    return std::unexpected(refuse(Exit::usage, "the register is already evaluated through " + to_iso(**last),
                                  "name a later day: nothing that is recorded is rewritten"));
  return as_of;
}

std::expected<EvaluateReport, Exit> evaluate_shown(const CompiledPolicy& policy, RecordSource& source, Ledger& ledger,
                                                   IntakeBook* intakes, Date as_of, const Options& options,
                                                   const std::function<void(const SettledEvent&)>& on_event) {
  ProgressBar bar("evaluating", is_terminal(STDERR_FILENO) && !options.quiet);
  const EvaluateOptions how{.as_of = as_of,
                            .who = options.everyone ? Who::everyone : Who::due,
                            .dry_run = options.dry_run,
                            .time = now_text,
                            .progress = [&](std::size_t done, std::size_t of) { bar.show(done, of); },
                            .on_event = on_event};
  auto report = intakes != nullptr ? evaluate_days(policy, source, ledger, *intakes, how)
                                   : evaluate_register(policy, source, ledger, how);
  if (!report) return std::unexpected(refuse(report.error()));
  return std::move(*report);
}

void tell_evaluated(const CompiledPolicy& policy, const EvaluateReport& report, Date as_of, const Options& options) {
  const auto& counts = report.counts;
  tell("evaluated", "as of " + to_iso(as_of) + ", " + summary(counts, options.dry_run),
       {{"as_of", to_iso(as_of)},
        {"participants", std::to_string(counts.participants)},
        {"status_changes", std::to_string(counts.status_changes)},
        {"cases_opened", std::to_string(counts.cases_opened)},
        {"cases_overdue", std::to_string(counts.cases_overdue)},
        {"cases_escalated", std::to_string(counts.cases_escalated)},
        {"reviews_opened", std::to_string(counts.reviews_opened)},
        {"stopped", std::to_string(counts.stopped)}});
  for (const auto& brought : report.intakes) {
    const auto& intake = policy.intakes[brought.intake];
    tell("intake", "intake `" + intake.name + "` on " + to_iso(brought.on) + ": " + said_of(brought),
         {{"intake", intake.name}, {"on", to_iso(brought.on)}});
  }
  for (const auto& broken : report.broken) {
    const auto& property = policy.properties[broken.property];
    warn("property_broken", broken.participant + ": it must always hold that " + property.text,
         {{"participant", broken.participant}, {"property", property.text}});
  }
}

Exit exit_of(const EvaluateReport& report) {
  return report.counts.stopped || !report.broken.empty() ? Exit::partly : Exit::good;
}

}  // namespace safon
