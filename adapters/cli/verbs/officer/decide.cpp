// safon certify, safon decline, safon defer: an officer's decision on an open case.
#include <boost/json.hpp>
#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/office/decision.hpp"
#include "engine/progress/before.hpp"

namespace safon {
namespace {

void say_outcome(const Options& options, const Programme& programme, const office::Outcome& outcome) {
  const bool certify = options.verb == "certify";
  const auto& before = outcome.participant.state;
  const auto& after = outcome.after;
  const char* decided = options.verb == "defer" ? "deferred" : certify ? "certified" : "declined";
  std::cout << options.id << ": " << (options.dry_run ? "would be " : "") << decided << " for `" << options.status
            << "` by " << outcome.by << '\n';
  if (const auto* open = office::open_case(programme, after, outcome.wanted.status);
      open && options.verb == "defer" && open->deferred_until)
    std::cout << "the case " << (options.dry_run ? "would be" : "is") << " put off to " << to_iso(*open->deferred_until)
              << (open->due ? "; it is to be decided by " + to_iso(*open->due) : "") << '\n';
  if (!certify) return;
  if (after.history.size() > before.history.size()) {
    const auto& held = after.history.back();
    std::cout << options.id << (options.dry_run ? " would be `" : " is now `") << programme.statuses[held.status].name
              << "` since " << to_iso(began(programme, after.history)) << '\n';
  } else if (const auto* open = office::open_case(programme, after, outcome.wanted.status)) {
    const auto& transition = programme.transitions[open->transition];
    std::cout << "still to certify before the status changes: "
              << people(transition.certifiers - open->certified_by.size(), transition.certified_by, "")
              << (open->due ? ", by " + to_iso(*open->due) : "") << '\n';
  }
}

void outcome_json(const Options& options, const Programme& programme, const office::Outcome& outcome) {
  const auto& after = outcome.after;
  boost::json::object out{{"decision", options.verb},
                          {"id", options.id},
                          {"programme", programme.name},
                          {"case_for", programme.statuses[outcome.wanted.status].name},
                          {"on", to_iso(outcome.on)},
                          {"by", outcome.by},
                          {"reason", options.reason},
                          {"status", programme.statuses[after.history.back().status].name},
                          {"since", to_iso(began(programme, after.history))},
                          {"changes", after.history.size() > outcome.participant.state.history.size()},
                          {"dry_run", options.dry_run}};
  if (const auto* open = office::open_case(programme, after, outcome.wanted.status)) {
    out["needs"] = programme.transitions[open->transition].certifiers - open->certified_by.size();
    if (open->due) out["due"] = to_iso(*open->due);
    if (open->deferred_until) out["deferred_until"] = to_iso(*open->deferred_until);
  }
  std::cout << boost::json::serialize(out) << '\n';
}

}  // namespace

Exit decide_case(const Options& options) {
  auto in = RegisterFile::open(options.register_path, options.dry_run ? OpenMode::read : OpenMode::write);
  if (!in) return refuse(in.error());
  auto loaded = policy_for_participant(options, *in);
  if (!loaded) return loaded.error();
  const auto& policy = *loaded->compiled;
  const office::DecisionAsked asked{.certify = options.verb == "certify",
                                    .id = options.id,
                                    .status = options.status,
                                    .programme = options.programme,
                                    .by = options.by,
                                    .reason = options.reason,
                                    .defer_until = options.verb == "defer" ? options.until : std::nullopt,
                                    .on = options.on,
                                    .seen = {}};
  auto outcome = options.dry_run ? office::foresee_decision(*in, policy, asked, today())
                                 : office::take_decision(*in, policy, asked, today());
  if (!outcome) return refuse(outcome.error());
  const auto& programme = policy.programmes[outcome->wanted.programme];
  options.format == Format::json ? outcome_json(options, programme, *outcome)
                                 : say_outcome(options, programme, *outcome);
  return Exit::good;
}

}  // namespace safon
