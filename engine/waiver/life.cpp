#include "engine/waiver/life.hpp"

#include <algorithm>
#include <cassert>

#include "engine/value/person_name.hpp"

namespace safon {
namespace {

using Kind = WaiverEventKind;
using State = Waiver::State;

std::string number_of(const Waiver& waiver) {
  return std::string(waiver.kind_name()) + " " + std::to_string(waiver.number());
}

/// "a waiver": what is proposed.
std::string one_of(const WaiverEvent& proposal) {
  return proposal.value ? "an adjustment" : "a waiver";
}

const char* whose_text(const WaiverEvent& proposal) {
  return proposal.value ? "parameter" : "requirement";
}

bool covers(const Waiver& waiver, Date on) {
  return waiver.holds() && waiver.from <= on && on <= *waiver.proposal.until;
}

/// Between the bounds, and something else than what counts already.
std::expected<void, std::string> may_adjust(const Waivable& waivable, const WaiverEvent& proposal,
                                            std::span<const Waiver> all) {
  const Adjustable& adjustable = *waivable.adjustable;
  const auto name = "`" + waivable.what + "`";
  if (!adjustable.allows(proposal.value->value))
    return std::unexpected("the policy lets " + name + " be adjusted " + adjustable.bounds() + ", and " +
                           to_text(*proposal.value) + " is not");
  const Waiver* last = nullptr;
  for (const Waiver& each : all)
    if (each.proposal.participant == proposal.participant && each.proposal.what == proposal.what &&
        covers(each, proposal.on) && (!last || each.from >= last->from))
      last = &each;
  if (last && last->proposal.value == proposal.value && *proposal.until <= *last->proposal.until)
    return std::unexpected(name + " is " + to_text(*proposal.value) + " by " + number_of(*last) + " until " +
                           to_iso(*last->proposal.until) + " already");
  if (!last && adjustable.on(proposal.on) == proposal.value)
    return std::unexpected(name + " is " + to_text(*proposal.value) + " for everybody already");
  return {};
}

/// Whether this one is the last of those who are asked for.
bool completes(const std::vector<std::string>& so_far, const Waiver& waiver) {
  return so_far.size() + 1 >= waiver.proposal.approvers;
}

const Waiver::Confirmation* confirmation(const Waiver& waiver, const std::string& rule) {
  const auto found = std::ranges::find(waiver.confirmations, rule, &Waiver::Confirmation::rule);
  return found == waiver.confirmations.end() ? nullptr : &*found;
}

void confirm(Waiver& waiver, const WaiverEvent& event) {
  auto found = std::ranges::find(waiver.confirmations, event.rule, &Waiver::Confirmation::rule);
  if (found == waiver.confirmations.end())
    found = waiver.confirmations.insert(waiver.confirmations.end(), {event.rule, {}, std::nullopt});
  found->by.push_back(event.by);
  found->known_from = event.known_from;
}

void end(Waiver& waiver, State state, const WaiverEvent& event) {
  if (waiver.holds() && event.known_from) waiver.end = {event.on, *event.known_from, event.by, event.reason};
  waiver.state = state;
}

void apply(Waiver& waiver, const WaiverEvent& event) {
  switch (event.kind) {
    case Kind::proposed:
      return;
    case Kind::approved:
      waiver.approved_by.push_back(event.by);
      if (!event.known_from) return;
      waiver.state = State::approved;
      waiver.from = event.on;
      waiver.known_from = *event.known_from;
      return;
    case Kind::refused:
      return end(waiver, State::refused, event);
    case Kind::withdrawn:
      return end(waiver, State::withdrawn, event);
    case Kind::confirmed:
      return confirm(waiver, event);
  }
}

/// The proposer does not approve, and nobody approves twice.
std::expected<void, std::string> may_sign(const Waiver& waiver, const std::vector<std::string>& signed_by,
                                          const std::string& by) {
  if (same_person(by, waiver.proposal.by))
    return std::unexpected("`" + by + "` has proposed " + number_of(waiver) + ", so somebody else has to approve it");
  if (is_among(by, signed_by))
    return std::unexpected("`" + by + "` has approved " + number_of(waiver) + " already, and it takes another person");
  return {};
}

std::expected<void, std::string> may_confirm(const Waiver& waiver, const WaiverEvent& answer) {
  if (!waiver.holds())
    return std::unexpected(number_of(waiver) + " is " + std::string(waiver_state_name(waiver.state)) +
                           ": there is nothing to confirm again");
  if (*waiver.proposal.until < answer.on)
    return std::unexpected(number_of(waiver) + " ended on " + to_iso(*waiver.proposal.until) + ": propose another");
  if (waiver.confirmed_under(answer.rule, never))
    return std::unexpected(number_of(waiver) + " rests on the " + whose_text(waiver.proposal) +
                           " as it is: there is nothing to confirm");
  const auto* so_far = confirmation(waiver, answer.rule);
  return may_sign(waiver, so_far ? so_far->by : std::vector<std::string>{}, answer.by);
}

}  // namespace

std::string_view Waiver::kind_name() const {
  return proposal.value ? "adjustment" : "waiver";
}

std::string_view waiver_state_name(State state) {
  switch (state) {
    case State::proposed:
      return "proposed";
    case State::approved:
      return "approved";
    case State::refused:
      return "refused";
    case State::withdrawn:
      return "withdrawn";
  }
  return "";
}

bool Waiver::confirmed_under(const std::string& rule, Date known) const {
  if (rule == proposal.rule) return true;
  const auto* found = confirmation(*this, rule);
  return found != nullptr && found->known_from && *found->known_from <= known;
}

bool Waiver::to_confirm(const std::string& rule, Date today) const {
  return holds() && *proposal.until >= today && !confirmed_under(rule, never);
}

std::vector<Waiver> waivers_of(std::span<const WaiverEvent> events) {
  std::vector<Waiver> all;
  for (const WaiverEvent& event : events) {
    if (event.kind == Kind::proposed) {
      all.push_back({.proposal = event});
      continue;
    }
    const auto found = std::ranges::find(all, event.waiver, &Waiver::number);
    if (found != all.end()) apply(*found, event);
  }
  return all;
}

const Waivable* waivable_for(std::span<const Waivable> waivables, const WaiverEvent& proposal) {
  const auto found = std::ranges::find(waivables, proposal.what, &Waivable::what);
  if (found == waivables.end() || found->adjustable.has_value() != proposal.value.has_value()) return nullptr;
  return proposal.value && found->adjustable->kind != proposal.value->kind ? nullptr : &*found;
}

std::optional<Waived> known_waiver(const Waiver& waiver, Date known, const std::string& rule) {
  const bool held = waiver.state == State::approved || waiver.end.has_value();
  if (!held || known < waiver.known_from) return std::nullopt;
  Waived made{.from = waiver.from,
              .until = *waiver.proposal.until,
              .confirmed = waiver.confirmed_under(rule, known),
              .number = waiver.number()};
  if (waiver.proposal.value) made.value = waiver.proposal.value->value;
  if (waiver.end && waiver.end->known_from <= known) made.until = std::min(made.until, waiver.end->on);
  if (made.until < made.from) return std::nullopt;
  for (const auto& name : waiver.approved_by) made.approved_by += (made.approved_by.empty() ? "" : ", ") + name;
  return made;
}

std::vector<Date> learnt_days(const Waiver& waiver) {
  std::vector<Date> days;
  if (waiver.state != State::approved && !waiver.end) return days;
  days.push_back(waiver.known_from);
  for (const auto& each : waiver.confirmations)
    if (each.known_from) days.push_back(*each.known_from);
  if (waiver.end) days.push_back(waiver.end->known_from);
  return days;
}

std::expected<void, std::string> may_propose(const Waivable& waivable, const WaiverEvent& proposal,
                                             std::span<const Waiver> all, const Calendar* calendar) {
  assert(proposal.until);
  assert(proposal.value.has_value() == waivable.adjustable.has_value());
  const auto one = one_of(proposal);
  if (folded_name(proposal.by).empty()) return std::unexpected(one + " needs the name of the person who proposes it");
  if (proposal.reason.empty()) return std::unexpected(one + " needs a reason");
  if (*proposal.until < proposal.on)
    return std::unexpected(one + " until " + to_iso(*proposal.until) + " would have ended before " +
                           to_iso(proposal.on));
  const DatedDuration* length = nullptr;
  for (const auto& each : waivable.at_most)
    if (!length || each.from <= proposal.on) length = &each;
  if (length != nullptr) {
    const Date last = add(proposal.on, length->duration, waivable.rounding, calendar);
    if (last != never && *proposal.until > last)
      return std::unexpected("the policy lets `" + waivable.what + "` be " +
                             (waivable.adjustable ? "adjusted" : "waived") + " until " + to_iso(last) + " at most");
  }
  for (const Waiver& each : all)
    if (each.state == State::proposed && each.proposal.participant == proposal.participant &&
        each.proposal.what == proposal.what)
      return std::unexpected(number_of(each) + " of `" + proposal.what + "` waits for approval already");
  return waivable.adjustable ? may_adjust(waivable, proposal, all) : std::expected<void, std::string>{};
}

std::expected<void, std::string> may_answer(const Waivable* waivable, const Waiver& waiver, const WaiverEvent& answer) {
  if (answer.kind == Kind::confirmed && waivable && waivable->adjustable && waiver.proposal.value &&
      !waivable->adjustable->allows(waiver.proposal.value->value))
    return std::unexpected("the policy lets `" + waivable->what + "` be adjusted " + waivable->adjustable->bounds() +
                           " now, and " + to_text(*waiver.proposal.value) + " is not: refuse " + number_of(waiver) +
                           ", and propose another");
  const bool ends = answer.kind == Kind::refused || answer.kind == Kind::withdrawn;
  if (folded_name(answer.by).empty()) return std::unexpected("this needs the name of the person who does it");
  if (ends && answer.reason.empty()) return std::unexpected("this needs a reason");
  if (answer.on < waiver.proposal.on || (waiver.holds() && answer.on < waiver.from))
    return std::unexpected(number_of(waiver) + " is of " + to_iso(waiver.holds() ? waiver.from : waiver.proposal.on) +
                           ", which is later");
  if (waiver.state == State::refused || waiver.state == State::withdrawn)
    return std::unexpected(number_of(waiver) + " was " + std::string(waiver_state_name(waiver.state)) + " already");
  switch (answer.kind) {
    case Kind::proposed:
      return std::unexpected(number_of(waiver) + " is proposed already");
    case Kind::approved:
      if (waiver.state != State::proposed)
        return std::unexpected(number_of(waiver) + " was " + std::string(waiver_state_name(waiver.state)) + " already");
      if (answer.rule != waiver.proposal.rule)
        return std::unexpected("the " + std::string(whose_text(waiver.proposal)) + " `" + waiver.proposal.what +
                               "` has changed since " + number_of(waiver) +
                               " was proposed: refuse it, and propose another");
      if (*waiver.proposal.until < answer.on)
        return std::unexpected(number_of(waiver) + " would have ended on " + to_iso(*waiver.proposal.until));
      return may_sign(waiver, waiver.approved_by, answer.by);
    case Kind::confirmed:
      return may_confirm(waiver, answer);
    case Kind::refused:
    case Kind::withdrawn:
      return {};
  }
  return {};
}

bool changes_what_holds(const Waiver& waiver, const WaiverEvent& answer) {
  switch (answer.kind) {
    case Kind::proposed:
      return false;
    case Kind::approved:
      return completes(waiver.approved_by, waiver);
    case Kind::confirmed: {
      const auto* so_far = confirmation(waiver, answer.rule);
      return completes(so_far ? so_far->by : std::vector<std::string>{}, waiver);
    }
    case Kind::refused:
    case Kind::withdrawn:
      return waiver.holds();
  }
  return false;
}

}  // namespace safon
