// safon revoke, safon reinstate: officers take a status away, or give it back.
#include <boost/json.hpp>
#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/office/revoking.hpp"
#include "engine/progress/before.hpp"

namespace safon {
namespace {

/// Those who have decided so far, where others have to confirm it.
const OpenCase* waiting(const office::Outcome& outcome, const Programme& programme, Decided decided) {
  for (const auto& open : outcome.after.cases) {
    const auto& way = programme.transitions[open.transition];
    if (way.decided == decided && way.to == outcome.wanted.status) return &open;
  }
  return nullptr;
}

void say_outcome(const Options& options, const Programme& programme, const office::Outcome& outcome, Decided decided) {
  const bool revoke = decided == Decided::revoked;
  const auto* open = waiting(outcome, programme, decided);
  std::cout << options.id << ": `" << options.status << "` " << (options.dry_run ? "would be " : "is ")
            << (open ? "proposed to be " : "") << (revoke ? "revoked" : "reinstated") << " by " << outcome.by << '\n';
  if (open) {
    const auto& way = programme.transitions[open->transition];
    std::cout << "still to confirm it before the status changes: "
              << people(way.certifiers - open->certified_by.size(), way.certified_by, "") << '\n';
    return;
  }
  const auto& held = outcome.after.history.back();
  std::cout << options.id << (options.dry_run ? " would be `" : " is now `") << programme.statuses[held.status].name
            << "` since " << to_iso(began(programme, outcome.after.history)) << '\n';
  for (std::size_t e = outcome.brought; e < outcome.events.size(); ++e)
    if (outcome.events[e].kind == EventKind::case_withdrawn)
      std::cout << "the open case for `" << programme.statuses[outcome.events[e].to].name << "` "
                << (options.dry_run ? "would be" : "is") << " withdrawn\n";
}

void outcome_json(const Options& options, const Programme& programme, const office::Outcome& outcome, Decided decided) {
  const auto* open = waiting(outcome, programme, decided);
  const auto& held = outcome.after.history;
  boost::json::object out{
      {"event", decided == Decided::revoked ? "revoked" : "reinstated"},
      {"id", options.id},
      {"programme", programme.name},
      {"from", programme.statuses[outcome.participant.state.history.back().status].name},
      {"to", programme.statuses[outcome.wanted.status].name},
      {"on", to_iso(outcome.on)},
      {"by", outcome.by},
      {"reason", options.reason},
      {"needs", open ? programme.transitions[open->transition].certifiers - open->certified_by.size() : std::size_t{0}},
      {"status", programme.statuses[held.back().status].name},
      {"since", to_iso(began(programme, held))},
      {"dry_run", options.dry_run}};
  std::cout << boost::json::serialize(out) << '\n';
}

}  // namespace

Exit revoke_status(const Options& options) {
  auto in = RegisterFile::open(options.register_path, options.dry_run ? OpenMode::read : OpenMode::write);
  if (!in) return refuse(in.error());
  auto loaded = policy_for_participant(options, *in);
  if (!loaded) return loaded.error();
  const auto& policy = *loaded->compiled;
  const office::DecisionAsked asked{.decided = options.verb == "revoke" ? Decided::revoked : Decided::reinstated,
                                    .id = options.id,
                                    .status = options.status,
                                    .to = options.to,
                                    .programme = options.programme,
                                    .by = options.by,
                                    .reason = options.reason,
                                    .defer_until = {},
                                    .on = options.on,
                                    .seen = {}};
  auto outcome = options.dry_run ? office::foresee_decision(*in, policy, asked, today())
                                 : office::take_decision(*in, policy, asked, today());
  if (!outcome) return refuse(outcome.error());
  const auto& programme = policy.programmes[outcome->wanted.programme];
  if (options.format == Format::json)
    outcome_json(options, programme, *outcome, asked.decided);
  else
    say_outcome(options, programme, *outcome, asked.decided);
  return Exit::good;
}

}  // namespace safon
