#include "adapters/office/decision.hpp"

#include <algorithm>

#include "adapters/office/people/acting.hpp"
#include "adapters/office/revoking.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon::office {
namespace {

/// Where several programmes have the status, the one with an open case for it.
std::expected<Subject, Refusal> find_subject(RegisterFile& in, const CompiledPolicy& policy, const DecisionAsked& asked,
                                             Date on) {
  if (asked.decided != Decided::no) return find_way(in, policy, asked, on);
  auto programmes = find_programmes(policy, asked.programme);
  if (!programmes) return std::unexpected(programmes.error());
  auto found = find_statuses(policy, *programmes, asked.status);
  if (!found) return std::unexpected(found.error());
  std::vector<Subject> subjects;
  for (const auto& each : *found) {
    auto participant = load_participant(in, policy, each.programme, asked.id, on);
    if (!participant) return std::unexpected(participant.error());
    const bool waits = open_case(policy.programmes[each.programme], participant->state, each.status);
    if (waits || found->size() == 1) subjects.push_back({each, std::move(*participant)});
  }
  if (subjects.size() == 1) return std::move(subjects.front());
  return std::unexpected(refusal(subjects.empty() ? Ground::findings : Ground::words,
                                 subjects.empty() ? "there is no open case for `" + asked.status + "`"
                                                  : "cases for `" + asked.status + "` are open in several programmes",
                                 "name the programme with --programme"));
}

/// Days that are over are not decided about any more, nor days that are far away.
std::optional<Refusal> wrong_day(Date on, const std::optional<Date>& last, Date today) {
  if (last && on < *last)
    return refusal(Ground::words,
                   "the decision is dated " + to_iso(on) + ", but the register is evaluated through " + to_iso(*last),
                   "date it with --on " + to_iso(*last) + " or later: nothing that is recorded is rewritten");
  const Date newest = last ? std::max(today, *last) : today;
  if (on.days > newest.days + days_ahead)
    return refusal(Ground::words, "the decision is dated " + to_iso(on) + ", more than a month ahead",
                   "date it " + to_iso(newest) + ", or evaluate up to that day first");
  return std::nullopt;
}

}  // namespace

const OpenCase* open_case(const Programme& programme, const ProgressState& state, std::uint8_t to) {
  for (const auto& each : state.cases)
    if (programme.transitions[each.transition].to == to) return &each;
  return nullptr;
}

std::expected<Date, Refusal> day_to_decide(RegisterFile& in, Date today) {
  auto last = last_as_of(in);
  if (!last) return std::unexpected(refusal(last.error()));
  return *last ? std::max(today, **last) : today;
}

std::expected<Outcome, Refusal> foresee_decision(RegisterFile& in, const CompiledPolicy& policy,
                                                 const DecisionAsked& asked, Date today) {
  auto last = last_as_of(in);
  if (!last) return std::unexpected(refusal(last.error()));
  const Date on = asked.on ? *asked.on : *last ? std::max(today, **last) : today;
  if (auto wrong = wrong_day(on, *last, today)) return std::unexpected(std::move(*wrong));
  auto by = recorded_name(in, asked.by);
  if (!by) return std::unexpected(by.error());
  auto subject = find_subject(in, policy, asked, on);
  if (!subject) return std::unexpected(subject.error());
  Outcome outcome{.wanted = subject->wanted,
                  .on = on,
                  .participant = std::move(subject->participant),
                  .after = {},
                  .events = {},
                  .brought = 0,
                  .seen = 0,
                  .by = *std::move(by)};
  const auto& participant = outcome.participant;
  if (const Date through = participant.settled_through; on < through)  // another decision was dated later
    return std::unexpected(*wrong_day(on, through, today));
  outcome.seen = participant.chunk.participants.front().sequence;
  if (asked.seen && *asked.seen != outcome.seen)
    return std::unexpected(Refusal{.ground = Ground::findings,
                                   .message = "somebody else has changed `" + asked.id + "` meanwhile",
                                   .hint = "look at the case again, then decide",
                                   .fault = RegisterFault::stale});
  const auto programme = outcome.wanted.programme;
  if (participant.moved_elsewhere)
    return std::unexpected(refusal(Ground::findings,
                                   "`" + asked.id +
                                       "` has moved since the last evaluation in a programme whose statuses `" +
                                       policy.programmes[programme].name + "` asks for",
                                   "run `safon evaluate --as-of " + to_iso(on) + "`, then decide"));
  outcome.after = participant.state;
  auto decided = decide(policy, programme,
                        {.certify = asked.certify,
                         .to = outcome.wanted.status,
                         .on = on,
                         .by = outcome.by,
                         .reason = asked.reason,
                         .defer_until = asked.defer_until,
                         .decided = asked.decided},
                        0, outcome.after);
  if (auto* why = std::get_if<std::string>(&decided))
    return std::unexpected(
        refusal(Ground::findings, std::move(*why),
                asked.decided == Decided::no
                    ? "`safon explain " + asked.id + " --why-not " + asked.status + "` shows how things stand"
                    : "`safon explain " + asked.id + "` shows how things stand"));
  // What the days since the last evaluation brought goes into the ledger together with the decision.
  outcome.events = participant.brought;
  outcome.brought = outcome.events.size();
  for (auto& event : std::get<std::vector<Event>>(decided)) {
    event.version = participant.row;
    outcome.events.push_back(std::move(event));
  }
  return outcome;
}

std::expected<void, Refusal> record_decision(RegisterFile& in, const CompiledPolicy& policy, const Outcome& outcome) {
  auto written = in.decide(policy, outcome.wanted.programme, outcome.participant.chunk, outcome.events, outcome.after);
  if (!written) return std::unexpected(refusal(written.error()));
  return {};
}

std::expected<Outcome, Refusal> take_decision(RegisterFile& in, const CompiledPolicy& policy,
                                              const DecisionAsked& asked, Date today) {
  constexpr int tries_while_busy = 3;
  for (int t = 1;; ++t) {
    auto outcome = foresee_decision(in, policy, asked, today);
    if (!outcome) return outcome;
    auto recorded = record_decision(in, policy, *outcome);
    if (recorded) return outcome;
    if (recorded.error().fault != RegisterFault::busy || t == tries_while_busy)
      return std::unexpected(recorded.error());
  }
}

}  // namespace safon::office
