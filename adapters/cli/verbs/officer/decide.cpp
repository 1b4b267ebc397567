// safon certify, safon decline: an officer's decision on an open case.
#include <algorithm>
#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/participant.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "engine/progress/before.hpp"

namespace safon {
namespace {

const OpenCase* open_case(const Programme& programme, const ProgressState& state, std::uint8_t to) {
  for (const auto& each : state.cases)
    if (programme.transitions[each.transition].to == to) return &each;
  return nullptr;
}

/// What the decision is about: a participant brought up to its day, and the status that the case is for.
struct Subject {
  StatusOf wanted;
  LoadedParticipant participant;
};

/// Where several programmes have the status, the one with an open case for it.
std::expected<Subject, Exit> find_subject(RegisterFile& in, const CompiledPolicy& policy, const Options& options,
                                          Date on) {
  auto programmes = find_programmes(policy, options.programme);
  if (!programmes) return std::unexpected(programmes.error());
  auto found = find_statuses(policy, *programmes, options.status);
  if (!found) return std::unexpected(found.error());
  std::vector<Subject> subjects;
  for (const auto& each : *found) {
    auto participant = load_participant(in, policy, each.programme, options.id, on);
    if (!participant) return std::unexpected(participant.error());
    const bool waits = open_case(policy.programmes[each.programme], participant->state, each.status);
    if (waits || found->size() == 1) subjects.push_back({each, std::move(*participant)});
  }
  if (subjects.size() == 1) return std::move(subjects.front());
  return std::unexpected(refuse(subjects.empty() ? Exit::findings : Exit::usage,
                                subjects.empty() ? "there is no open case for `" + options.status + "`"
                                                 : "cases for `" + options.status + "` are open in several programmes",
                                "name the programme with --programme"));
}

/// A decision dated further ahead than this is a slip of the pen, and would settle all the days until then.
constexpr std::int32_t days_ahead = 31;

/// Days that are over are not decided about any more, nor days that are far away.
std::optional<Exit> wrong_day(Date on, const std::optional<Date>& last) {
  if (last && on < *last)
    return refuse(Exit::usage,
                  "the decision is dated " + to_iso(on) + ", but the register is evaluated through " + to_iso(*last),
                  "date it with --on " + to_iso(*last) + " or later: nothing that is recorded is rewritten");
  const Date newest = last ? std::max(today(), *last) : today();
  if (on.days > newest.days + days_ahead)
    return refuse(Exit::usage, "the decision is dated " + to_iso(on) + ", more than a month ahead",
                  "date it " + to_iso(newest) + ", or evaluate up to that day first");
  return std::nullopt;
}

void say_outcome(const Options& options, const Programme& programme, const Subject& subject,
                 const ProgressState& after) {
  const bool certify = options.verb == "certify";
  const auto& before = subject.participant.state;
  std::cout << options.id << ": " << (options.dry_run ? "would be " : "") << (certify ? "certified" : "declined")
            << " for `" << options.status << "` by " << options.by << '\n';
  if (!certify) return;
  if (after.history.size() > before.history.size()) {
    const auto& held = after.history.back();
    std::cout << options.id << (options.dry_run ? " would be `" : " is now `") << programme.statuses[held.status].name
              << "` since " << to_iso(began(programme, after.history)) << '\n';
  } else if (const auto* open = open_case(programme, after, subject.wanted.status)) {
    const auto& transition = programme.transitions[open->transition];
    std::cout << "still to certify before the status changes: "
              << people(transition.certifiers - open->certified_by.size(), transition.certified_by, "")
              << (open->due ? ", by " + to_iso(*open->due) : "") << '\n';
  }
}

}  // namespace

Exit decide_case(const Options& options) {
  auto in = RegisterFile::open(options.register_path, options.dry_run ? OpenMode::read : OpenMode::write);
  if (!in) return refuse(in.error());
  auto loaded = policy_for_participant(options, *in);
  if (!loaded) return loaded.error();
  const auto& policy = *loaded->compiled;
  auto last = last_as_of(*in);
  if (!last) return refuse(last.error());
  const Date on = options.on ? *options.on : *last ? std::max(today(), **last) : today();
  if (auto wrong = wrong_day(on, *last)) return *wrong;
  auto subject = find_subject(*in, policy, options, on);
  if (!subject) return subject.error();
  const auto& participant = subject->participant;
  if (const Date through = participant.settled_through; on < through)
    return *wrong_day(on, through);  // another decision on the same participant was dated later

  const auto programme = subject->wanted.programme;
  if (participant.moved_elsewhere)
    return refuse(Exit::findings,
                  "`" + options.id + "` has moved since the last evaluation in a programme whose statuses `" +
                      policy.programmes[programme].name + "` asks for",
                  "run `safon evaluate --as-of " + to_iso(on) + "`, then decide");
  ProgressState after = participant.state;
  auto decided = decide(policy, programme,
                        {.certify = options.verb == "certify",
                         .to = subject->wanted.status,
                         .on = on,
                         .by = options.by,
                         .reason = options.reason},
                        0, after);
  if (const auto* why = std::get_if<std::string>(&decided))
    return refuse(Exit::findings, *why,
                  "`safon explain " + options.id + " --why-not " + options.status + "` shows how things stand");
  // What the days since the last evaluation brought goes into the ledger together with the decision.
  auto events = participant.brought;
  for (auto& event : std::get<std::vector<Event>>(decided)) {
    event.version = participant.row;
    events.push_back(std::move(event));
  }
  if (!options.dry_run)
    if (auto written = in->decide(policy, programme, participant.chunk, events, after); !written)
      return refuse(written.error());
  say_outcome(options, policy.programmes[programme], *subject, after);
  return Exit::good;
}

}  // namespace safon
