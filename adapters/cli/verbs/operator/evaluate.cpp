// safon evaluate: holds those who are due against the policy.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/stream/evaluate_stream.hpp"
#include "adapters/cli/verbs/operator/evaluation.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/cli/versions/evaluate_versions.hpp"
#include "adapters/sqlite/register.hpp"
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

}  // namespace

Exit evaluate(const Options& options) {
  if (options.stream) return evaluate_stream(options);
  if (options.register_path.empty())
    return refuse(Exit::usage, "`safon evaluate` needs --register FILE: the register's file",
                  "give --register, or set SAFON_REGISTER");
  if (options.compare) return compare_with_facts(options);
  auto in = RegisterFile::open(options.register_path, options.dry_run ? OpenMode::read : OpenMode::write);
  if (!in) return refuse(in.error());
  auto policy = policy_for(options, &*in);
  if (!policy) return policy.error();
  auto as_of = day_to_evaluate(*in, options);
  if (!as_of) return as_of.error();

  Table table{.columns = {"id", "council", "event", "from", "to", "effective", "recorded", "due", "text"},
              .when_empty = ""};
  const bool listed = options.format != Format::text || options.dry_run;
  Tellings say;
  const auto list = [&](const SettledEvent& event) {
    if (listed) table.rows.push_back(event_row(event));
  };
  auto report = evaluate_by_policy(*in, *policy->compiled, *as_of, options, list, say);
  if (!report) return report.error();
  if (listed) draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  for (const auto& each : say) each();
  return exit_of(*report);
}

}  // namespace safon
