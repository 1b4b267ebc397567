// safon evaluate: holds those who are due against the policy.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "engine/night/evaluate_register.hpp"
#include "engine/progress/event_name.hpp"

namespace safon {
namespace {

std::vector<Cell> event_row(const SettledEvent& settled) {
  const auto& [event, participant, programme] = settled;
  const bool moves = event.kind == EventKind::status_changed;
  const auto* transition = event.transition == none16 ? nullptr : &programme.transitions[event.transition];
  const auto to = moves || event.kind == EventKind::entered ? programme.statuses[event.to].name
                  : transition                              ? programme.statuses[transition->to].name
                                                            : "";
  return {participant.id,
          participant.council,
          std::string(event_name(event.kind)),
          moves ? programme.statuses[event.from].name : "",
          to,
          to_iso(event.effective),
          to_iso(event.on),
          event.due ? Cell{to_iso(*event.due)} : Cell{},
          event.text};
}

std::string summary(const RunCounts& counts, bool dry_run) {
  auto count = [](std::uint64_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
  };
  return count(counts.participants, "participant was due", "participants were due") + ": " +
         count(counts.status_changes, "status change", "status changes") + ", " +
         count(counts.cases_opened, "case opened", "cases opened") + ", " +
         count(counts.reviews_opened, "review opened", "reviews opened") + ", " +
         count(counts.stopped, "conflict", "conflicts") + (dry_run ? " (dry run: nothing was written)" : "");
}

}  // namespace

Exit evaluate(const Options& options) {
  auto in = RegisterFile::open(options.register_path, options.dry_run ? OpenMode::read : OpenMode::write);
  if (!in) return refuse(in.error());
  auto policy = policy_for(options, &*in);
  if (!policy) return policy.error();
  auto last = last_as_of(*in);
  if (!last) return refuse(last.error());
  const Date as_of = options.as_of ? *options.as_of : today();
  if (*last && as_of < **last)
    return refuse(Exit::usage, "the register is already evaluated through " + to_iso(**last),
                  "name a later day: nothing that is recorded is rewritten");

  Table table{.columns = {"id", "council", "event", "from", "to", "effective", "recorded", "due", "text"},
              .when_empty = ""};
  const bool listed = options.format != Format::text || options.dry_run;
  ProgressBar bar("evaluating", is_terminal(STDERR_FILENO) && !options.quiet);
  auto report = evaluate_register(*policy->compiled, *in, *in,
                                  {.as_of = as_of,
                                   .who = options.everyone ? Who::everyone : Who::due,
                                   .dry_run = options.dry_run,
                                   .time = now_text,
                                   .progress = [&](std::size_t done, std::size_t of) { bar.show(done, of); },
                                   .on_event =
                                       [&](const SettledEvent& event) {
                                         if (listed) table.rows.push_back(event_row(event));
                                       }});
  if (!report) return refuse(report.error());
  if (listed) draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  const auto& counts = report->counts;
  tell("evaluated", "as of " + to_iso(as_of) + ", " + summary(counts, options.dry_run),
       {{"as_of", to_iso(as_of)},
        {"participants", std::to_string(counts.participants)},
        {"status_changes", std::to_string(counts.status_changes)},
        {"cases_opened", std::to_string(counts.cases_opened)},
        {"reviews_opened", std::to_string(counts.reviews_opened)},
        {"stopped", std::to_string(counts.stopped)}});
  for (const auto& broken : report->broken) {
    const auto& property = policy->compiled->properties[broken.property];
    warn("property_broken", broken.participant + ": it must always hold that " + property.text,
         {{"participant", broken.participant}, {"property", property.text}});
  }
  return counts.stopped || !report->broken.empty() ? Exit::partly : Exit::good;
}

}  // namespace safon
