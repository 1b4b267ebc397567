#include "engine/night/intake_day.hpp"

#include <algorithm>

#include "engine/night/applicants.hpp"

namespace safon {
namespace {

using Brought = std::expected<std::vector<IntakeEvent>, RegisterError>;

const Calendar* working_days(const CompiledPolicy& policy) {
  return policy.working_days == none16 ? nullptr : &policy.plan.calendars[policy.working_days];
}

RegisterError cannot_give(std::string why) {
  return {RegisterFault::invalid, std::move(why), "`safon check` shows the intake"};
}

IntakeEvent about(const Application& one, IntakeEventKind kind, Date on, Date effective, std::string text) {
  return {.kind = kind,
          .participant = one.participant,
          .id = one.id,
          .on = on,
          .effective = effective,
          .rank = one.rank,
          .keys = one.keys,
          .groups = one.groups,
          .text = std::move(text)};
}

}  // namespace

Brought give_out(const CompiledPolicy& policy, std::uint16_t index, RecordSource& source, IntakeBook& book, Date day) {
  auto applicants = Applicants(policy, index, source, book).all(day);
  if (!applicants) return std::unexpected(applicants.error());
  auto events = allocate(policy.intakes[index], day, std::move(*applicants), working_days(policy));
  if (!events) return std::unexpected(cannot_give(events.error()));
  return *std::move(events);
}

Brought look_at_offers(const CompiledPolicy& policy, std::uint16_t index, RecordSource& source, IntakeBook& book,
                       std::vector<IntakeEvent> before, Date day) {
  const IntakeLife life = life_of(before);
  std::vector<IntakeEvent> brought;
  std::vector<const Application*> open;
  std::vector<ParticipantKey> keys;
  for (const Application& one : life.applications) {
    if (one.state != IntakeEventKind::offered) continue;
    if (one.due && *one.due < day) {
      brought.push_back(
          about(one, IntakeEventKind::expired, day, Date{one.due->days + 1}, "no answer through " + to_iso(*one.due)));
    } else {
      open.push_back(&one);
      keys.push_back(one.participant);
    }
  }
  const auto eligible = Applicants(policy, index, source, book).eligible(day, keys);
  if (!eligible) return std::unexpected(eligible.error());
  for (std::size_t i = 0; i < open.size(); ++i)
    if ((*eligible)[i] == Verdict::not_met)
      brought.push_back(about(*open[i], IntakeEventKind::withdrawn, day, day, "not eligible any more"));
  if (brought.empty()) return brought;
  before.insert(before.end(), brought.begin(), brought.end());
  auto offers = offer_free_places(policy, index, source, book, life_of(before), day);
  if (!offers) return offers;
  std::ranges::move(*offers, std::back_inserter(brought));
  return brought;
}

std::expected<std::vector<IntakeEvent>, RegisterError> offer_free_places(const CompiledPolicy& policy,
                                                                         std::uint16_t index, RecordSource& source,
                                                                         IntakeBook& book, const IntakeLife& life,
                                                                         Date day) {
  const Intake& intake = policy.intakes[index];
  std::vector<OnList> held, waiting;
  std::vector<const Application*> list;
  std::vector<ParticipantKey> keys;
  for (const Application& one : life.applications) {
    if (one.holds_place()) held.push_back({one.rank, split_groups(one.groups, intake.groups.size())});
    if (one.state != IntakeEventKind::waiting) continue;
    list.push_back(&one);
    keys.push_back(one.participant);
  }
  auto eligible = Applicants(policy, index, source, book).eligible(day, keys);
  if (!eligible) return std::unexpected(eligible.error());
  std::vector<IntakeEvent> events;
  std::vector<const Application*> next;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if ((*eligible)[i] == Verdict::not_met)
      events.push_back(about(*list[i], IntakeEventKind::passed_over, day, day, "not eligible any more"));
    if ((*eligible)[i] != Verdict::met) continue;  // unknown is not no: they wait on
    next.push_back(list[i]);
    waiting.push_back({list[i]->rank, split_groups(list[i]->groups, intake.groups.size())});
  }
  const auto offered = promote(intake, day, held, waiting);
  if (!offered) return std::unexpected(cannot_give(offered.error()));
  for (std::size_t i = 0; i < next.size(); ++i) {
    if (!(*offered)[i]) continue;
    events.push_back(about(*next[i], IntakeEventKind::offered, day, day, "a place fell free"));
    events.back().due = answer_by(intake, day, working_days(policy));
  }
  return events;
}

}  // namespace safon
