// safon certify, safon decline: an officer's decision on an open case.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/participant.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/queries.hpp"

namespace safon {

Exit decide_case(const Options& options) {
  const bool certify = options.verb == "certify";
  auto in = RegisterFile::open(options.register_path, options.dry_run ? OpenMode::read : OpenMode::write);
  if (!in) return refuse(in.error());
  auto loaded = policy_for(options, &*in);
  if (!loaded) return loaded.error();
  const auto& policy = *loaded->compiled;
  auto index = find_programme(policy, options.programme);
  if (!index) return index.error();
  const auto& programme = policy.programmes[*index];
  auto wanted = find_status(programme, options.status);
  if (!wanted) return wanted.error();
  auto last = last_as_of(*in);
  if (!last) return refuse(last.error());
  const Date on = options.on ? *options.on : today();
  if (*last && on < **last)
    return refuse(Exit::usage, "the decision is dated " + to_iso(on) + ", but the register is evaluated through " + to_iso(**last),
                  "date it with --on " + to_iso(**last) + " or later: nothing that is recorded is rewritten");
  auto participant = load_participant(*in, policy, *index, options.id, on);
  if (!participant) return participant.error();

  ProgressState after = participant->state();
  auto decided = decide(policy, *index, {.certify = certify, .to = *wanted, .on = on, .by = options.by, .reason = options.reason}, 0, after);
  if (const auto* why = std::get_if<std::string>(&decided))
    return refuse(Exit::findings, *why, "`safon explain " + options.id + " --why-not " + options.status + "` shows what stands in the way");
  auto& events = std::get<std::vector<Event>>(decided);
  for (auto& event : events) event.version = participant->row;
  if (!options.dry_run)
    if (auto written = in->decide(policy, *index, participant->chunk, events, after); !written) return refuse(written.error());

  const std::string would = options.dry_run ? "would be " : "";
  const auto& held = programme.statuses[after.history.back().status];
  std::cout << options.id << ": " << would << (certify ? "certified" : "declined") << " for `" << options.status << "` by " << options.by << '\n';
  if (certify && after.history.size() > participant->state().history.size())
    std::cout << options.id << (options.dry_run ? " would now be `" : " is now `") << held.name << "` since " << to_iso(after.history.back().effective) << '\n';
  else if (certify)
    std::cout << "one more officer is needed before the status changes\n";
  return Exit::good;
}

}  // namespace safon
