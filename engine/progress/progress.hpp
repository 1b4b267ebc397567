// From verdicts to history: steps participants through time and says what changed. Pure.
//
// The history is defined day by day, as a night run on every single day would have written it; stepping from one flip
// date to the next only skips days on which nothing can happen. Hence it is the same whichever nights were really run.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "engine/evaluate/evaluate.hpp"
#include "engine/plan/compiled_policy.hpp"

namespace safon {

/// A certification that waits for people; or what one person has decided, and others have to confirm.
struct OpenCase {
  std::uint16_t transition = 0;           // index into Programme::transitions
  Date since;                             // since when the condition has held
  Date opened;                            // the day that opened it
  std::optional<Date> due;                // the last day in time, from `within …`
  bool overdue = false;                   // that it was not decided in time has been recorded
  std::vector<std::string> certified_by;  // who has certified or decided so far
  std::optional<Date> deferred_until;     // an officer looks at it again on this day; the deadline stays
  std::vector<std::string> escalated_to;  // the duties whose holders have been told so far, in this order
};

/// A transition that officers declined: it stays closed until a newer record version comes.
struct DeclinedCase {
  std::uint16_t transition = 0;
  Date on;
};

struct HeldStatus {
  std::uint8_t status = 0;
  Date effective;                     // since when
  std::uint16_t transition = none16;  // none16: entry
  bool certified = false;
};

/// One participant in one programme, as the ledger has it. A projection: `rebuild` derives it again from the events.
struct ProgressState {
  bool entered = false;
  bool stopped = false;             // conflicting transitions: nothing moves until facts change
  std::vector<HeldStatus> history;  // oldest first; the last is the present status
  std::vector<OpenCase> cases;
  std::vector<DeclinedCase> declined;
  Date evaluated_through{first_date};  // the last day that is settled; first_date: none yet
  Date next{never};                    // the next day on which something may change without new facts
  std::uint32_t reviews = 0;           // open reviews
  std::vector<std::string> reviewed;   // texts of the reviews opened so far: none is opened twice
};

enum class EventKind : std::uint8_t {
  entered,         // to, effective
  status_changed,  // from, to, transition, effective
  case_opened,     // transition, effective = since, due
  case_withdrawn,  // transition: the evidence is gone
  certified,       // transition, by
  declined,        // transition, by, text = reason
  review_opened,   // text: what the facts known now would have given; to, effective: the recorded status in question
  stopped,         // text names the transitions that conflict, or go round in a circle; effective: the day they do
  resumed,         // newer facts have resolved it
  case_overdue,    // transition, due, effective: the day after it; once for each case
  deferred,        // transition, by, due = the day on which the case is looked at again, text = reason
  revoked,         // transition, by, text = reason: by the first of those whom it takes, and by each that confirms it
  reinstated,      // the same, to give it back
  case_escalated,  // transition, due, text = the duty, effective: the day since when; once for each level of a case
};

struct Event {
  EventKind kind{};
  std::uint32_t participant = 0;  // index into the states that were given
  std::uint16_t programme = 0;
  Date on;         // the day of the history that brought it (as-of)
  Date effective;  // since when it holds
  std::uint8_t from = 0, to = 0;
  std::uint16_t transition = none16;
  std::optional<Date> due;
  std::string by, text;
  std::uint32_t version = 0;  // index into the batch: the record version that it rests on
};

/// Row `row` of the batch is a version of `participant`'s record, known from `known_from` until the next one is.
/// Sorted by participant, then known_from; the last one of equal days counts. A day that is settled stays so: what is
/// learnt when `evaluated_through` has been reached is known from the day after at the earliest. No row belongs to two
/// participants.
struct RecordVersion {
  std::uint32_t participant = 0;
  std::uint32_t row = 0;
  Date known_from;
};

/// A status that a participant has held in another programme, as it bears on this one.
struct HeldElsewhere {
  std::uint32_t participant = 0;
  std::uint16_t programme = 0;
  std::uint8_t status = 0;
  bool certified = false;
  bool away = false, restores = false;  // the status is a stay away; it was reached by coming back from one
  Date effective;
  Date known_from;   // the first day of this programme that knows of it; after a decision, the day after
  Date next{never};  // the day on which time alone may bring another, where it is the last and that day is known
};

struct ProgressInput {
  const CompiledPolicy* policy = nullptr;
  std::uint16_t programme = 0;
  const RecordBatch* batch = nullptr;
  std::span<const RecordVersion> versions;  // those that matter: the one in force at evaluated_through, and later ones;
                                            // all of them while the participant has not entered
  Date to;                                  // as of: every day up to and with this one is settled
  const Calendar* calendar = nullptr;       // for `within 20 working days`
  std::span<const HeldElsewhere> elsewhere;  // of the programmes that this one asks, by participant, then programme,
                                             // oldest first
  bool rules_changed = false;  // the states were settled under another policy text: everybody is looked at
                               // again, and what the new text says counts from the next day on
};

/// The day on which an officer declined the transition's case, while no facts are known that came after it.
[[nodiscard]] std::optional<Date> declined_on(const ProgressState& state, std::uint16_t transition, Date known_from);

/// Brings each state up to `input.to` and returns the events, ordered by participant, then day. Unknown never advances,
/// expires or revokes. A participant to whom the policy does not apply (Policy `applies to`) is left alone.
[[nodiscard]] std::vector<Event> progress(const ProgressInput& input, std::span<ProgressState> states, Run& run);

/// Applies one event to a state: what `progress` and `decide` do themselves, and what `rebuild` does from the ledger.
void apply(const Programme& programme, const Event& event, ProgressState& state);

struct Decision {
  bool certify = true;  // or decline
  std::uint8_t to = 0;  // the status that the case is for
  Date on;
  std::string by;                   // who
  std::string reason;               // needed to decline, to defer, and by the first who revokes or reinstates
  std::optional<Date> defer_until;  // neither certified nor declined: the case waits until then
  Decided decided = Decided::no;    // else on a way that people decide: no case needs to be open for it
};

/// The decision that such an event records; none where it records none.
[[nodiscard]] std::optional<Decision> decision_in(const Event& event);

/// The way to a status that officers may decide to take from here, without the rules; none16: there is no such way.
[[nodiscard]] std::uint16_t way_to_decide(const Programme& programme, const ProgressState& state, Decided decided,
                                          std::uint8_t to);

/// An officer's decision on an open case, or on a way that only officers lead. The events it brings (certified, then
/// status_changed and the withdrawal of other cases once enough people have), already applied to `state`; or why it
/// cannot be: no such case, the same person twice, no reason, a day before the case was opened, or one that is not
/// settled yet: call progress() up to `on` first, since a decision takes its place in the history after that day's
/// night.
[[nodiscard]] std::variant<std::vector<Event>, std::string> decide(const CompiledPolicy& policy,
                                                                   std::uint16_t programme, const Decision& decision,
                                                                   std::uint32_t participant, ProgressState& state);

}  // namespace safon
