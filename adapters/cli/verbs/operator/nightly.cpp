// safon nightly: what arrived goes in, who is due is evaluated, and what others need goes out.
#include <filesystem>
#include <optional>

#include "adapters/cli/messages.hpp"
#include "adapters/cli/night/council_source.hpp"
#include "adapters/cli/night/night.hpp"
#include "adapters/cli/night/night_lock.hpp"
#include "adapters/cli/night/rehearsal.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/operator/evaluation.hpp"
#include "adapters/cli/verbs/operator/import_target.hpp"
#include "adapters/cli/verbs/verbs.hpp"

namespace safon {
namespace {

/// The steps of a night on a register that is really written to, be it a copy.
Exit run_night(const Options& options, bool rehearsing) {
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

  Night night{.as_of = *as_of};
  const bool took_in = take_in_arrived(*in, *policy, options, !rehearsing, night);
  const bool holds_something = there || night.files_with(Fate::in) > 0;
  if (holds_something && !rehearsing) target.keep();
  if (!holds_something && took_in)
    refuse(Exit::impossible,
           "there is no register `" + options.register_path + "` yet, and nothing came in to begin it",
           "check the register's name");
  night.failed |= !took_in || !holds_something;
  if (took_in && holds_something) {
    CouncilSource theirs(*in, options.council);
    RecordSource& source = options.council.empty() ? static_cast<RecordSource&>(*in) : theirs;
    auto report = evaluate_shown(*policy->compiled, source, *in, night.as_of, options, {});
    if (report) {
      night.evaluated = true;
      night.evaluation = std::move(*report);
      tell_evaluated(*policy->compiled, night.evaluation, night.as_of, options);
    } else {
      night.failed = true;
    }
  }
  auto said = options;
  said.dry_run = rehearsing;
  tell_night(night, said);
  return exit_of(night);
}

}  // namespace

Exit nightly(const Options& options) {
  if (options.dry_run) {
    Rehearsal rehearsal;
    if (auto copied = rehearsal.copy(options.register_path); !copied) return refuse(copied.error());
    auto on_copy = options;
    on_copy.register_path = rehearsal.path();
    on_copy.dry_run = false;
    return run_night(on_copy, true);
  }
  const auto lock = NightLock::take(options.register_path);
  if (!lock)
    return refuse(Exit::impossible, lock.error().message,
                  lock.error().busy ? "nothing was done; that night does the work" : "check who may write there");
  return run_night(options, false);
}

}  // namespace safon
