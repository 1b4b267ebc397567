// safon nightly: what arrived goes in, who is due is evaluated, and what others need goes out.
#include <filesystem>
#include <optional>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/night/metrics.hpp"
#include "adapters/cli/night/night.hpp"
#include "adapters/cli/night/night_lock.hpp"
#include "adapters/cli/night/rehearsal.hpp"
#include "adapters/cli/outgoing/outgoing.hpp"
#include "adapters/cli/outgoing/whole_file.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/operator/evaluation.hpp"
#include "adapters/cli/verbs/operator/take_in/import_target.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/cli/versions/evaluate_versions.hpp"
#include "adapters/office/people/duties.hpp"
#include "adapters/sqlite/intakes/intake_book.hpp"

namespace safon {
namespace {

/// What a night leaves for others. What goes wrong has been said.
void give_away(RegisterFile& in, const CompiledPolicy& policy, Night& night, const std::string& outbox) {
  auto out = write_outgoing(in, policy, night, outbox);
  if (!out) {
    refuse(Exit::impossible, out.error(), "the register stands; the next night gives away what is missing");
    night.failed = true;
    return;
  }
  tell("given_away",
       counted(out->events, "event", "events") + " and the status files of " +
           counted(out->councils, "council", "councils") +
           (out->tables ? " and " + counted(out->tables, "table", "tables") : "") + " are in " + outbox +
           "; the report is in " + out->reports,
       {{"events", std::to_string(out->events)},
        {"councils", std::to_string(out->councils)},
        {"tables", std::to_string(out->tables)},
        {"reports", out->reports}});
}

/// Places are for everybody: a night of one council gives out none.
void tell_intakes_wait(const CompiledPolicy& policy, IntakeBook& intakes, Date as_of) {
  const auto due = intakes_due(policy, intakes, as_of);
  if (!due || !*due) return;
  tell("intakes_wait",
       "no places are given out and no offers looked at: intakes are for everybody, and this night is of one council; "
       "the next one without --council does it",
       {});
}

/// The steps of a night on a register that is really written to, be it a copy. `night` stays empty when there is no
/// register, no policy, or the day is past.
Exit run_night(const Options& options, bool rehearsing, std::optional<Night>& result) {
  std::error_code ignored;
  const bool there = std::filesystem::exists(options.register_path, ignored);
  if (options.policy_path.empty() && !there)
    return refuse(Exit::usage, "there is no register `" + options.register_path + "` yet, so it has no policy",
                  "give the policy's rule file with --policy");
  ImportTarget target(options);
  auto* in = target.open();
  if (!in) return Exit::impossible;
  auto policy = policy_for(options, in);
  if (!policy) return policy.error();
  auto as_of = day_to_evaluate(*in, options);
  if (!as_of) return as_of.error();

  Night& night = result.emplace(Night{.as_of = *as_of});
  const bool took_in = take_in_arrived(*in, *policy, options, !rehearsing, night);
  const bool holds_something = there || night.files_with(Fate::in) > 0;
  if (holds_something && !rehearsing) target.keep();
  if (!holds_something && took_in)
    refuse(Exit::impossible,
           "there is no register `" + options.register_path + "` yet, and nothing came in to begin it",
           "check the register's name");
  night.failed |= !took_in || !holds_something;
  if (took_in && holds_something) {
    if (RegisterIntakes intakes(*in); !options.council.empty())
      tell_intakes_wait(*policy->compiled, intakes, night.as_of);
    Tellings say;
    auto report = evaluate_by_policy(*in, *policy->compiled, night.as_of, options, {}, say);
    for (const auto& each : say) each();
    if (report) {
      night.evaluated = true;
      night.evaluation = std::move(*report);
      if (auto untold = office::untold_duties(*in)) night.untold = std::move(*untold);
    } else {
      night.failed = true;
    }
  }
  if (night.evaluated && !rehearsing && !options.outbox.empty())
    give_away(*in, *policy->compiled, night, options.outbox);
  auto said = options;
  said.dry_run = rehearsing;
  tell_night(night, said);
  return exit_of(night);
}

std::int64_t now() {
  return parse_time(now_text()).value_or(0);
}

/// Also of a night that could not finish: that is the one to be told of.
Exit measured(const Options& options, Exit exit, const std::optional<Night>& night, std::int64_t started) {
  std::optional<OpenWork> open;
  if (auto in = RegisterFile::open(options.register_path, OpenMode::read))
    if (auto counted = open_work(*in, night ? night->as_of : today())) open = *counted;
  auto written = write_whole(options.metrics, metrics_text(night ? &*night : nullptr, exit, {started, now()}, open));
  if (!written) return refuse(Exit::impossible, written.error(), "the night itself is done");
  // Another user's program collects them, and they name nobody.
  using std::filesystem::perms;
  std::error_code ignored;
  std::filesystem::permissions(
      options.metrics, perms::owner_read | perms::owner_write | perms::group_read | perms::others_read, ignored);
  return exit;
}

Exit rehearse(const Options& options) {
  Rehearsal rehearsal;
  if (auto copied = rehearsal.copy(options.register_path); !copied) return refuse(copied.error());
  auto on_copy = options;
  on_copy.register_path = rehearsal.path();
  on_copy.dry_run = false;
  std::optional<Night> night;
  return run_night(on_copy, true, night);
}

}  // namespace

Exit nightly(const Options& options) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(options.inbox, ignored))
    return refuse(Exit::impossible, "there is no folder `" + options.inbox + "`",
                  "`--inbox` names the folder where returns arrive");
  if (options.dry_run) return rehearse(options);
  const auto lock = NightLock::take(options.register_path);
  if (!lock)
    return refuse(Exit::impossible, lock.error().message,
                  lock.error().busy ? "nothing was done; that night does the work" : "check who may write there");
  const auto started = now();
  std::optional<Night> night;
  const auto exit = run_night(options, false, night);
  return options.metrics.empty() ? exit : measured(options, exit, night, started);
}

}  // namespace safon
