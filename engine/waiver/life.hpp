// A waiver, or an adjustment, from its proposal to its end, made from what was recorded about it. Pure.
#pragma once
#include <expected>
#include <span>
#include <vector>

#include "engine/plan/waivable.hpp"
#include "engine/record/waived.hpp"
#include "engine/value/calendar.hpp"
#include "engine/waiver/event.hpp"

namespace safon {

struct Waiver {
  enum class State : std::uint8_t { proposed, approved, refused, withdrawn };

  WaiverEvent proposal;
  State state = State::proposed;
  std::vector<std::string> approved_by;
  Date from, known_from;  // approved: the first day on which it holds, and the first that knows of it

  /// Texts under which it was confirmed again, or is being confirmed.
  struct Confirmation {
    std::string rule;
    std::vector<std::string> by;
    std::optional<Date> known_from;  // when enough have
  };
  std::vector<Confirmation> confirmations;

  struct End {
    Date on;          // the last day on which it held
    Date known_from;  // the first day that knows of it
    std::string by, reason;
  };
  std::optional<End> end;  // of one that held: refused or withdrawn

  /// "waiver", or "adjustment" of a parameter.
  [[nodiscard]] std::string_view kind_name() const;
  [[nodiscard]] std::int64_t number() const { return proposal.waiver; }
  /// Approved, and neither withdrawn nor refused since.
  [[nodiscard]] bool holds() const { return state == State::approved; }
  /// It was given under this text, or confirmed under it so that a day knows of it.
  [[nodiscard]] bool confirmed_under(const std::string& rule, Date known) const;
  /// It holds and rests on another text of what it is about: people are asked again.
  [[nodiscard]] bool to_confirm(const std::string& rule, Date today) const;
};

/// "proposed", "approved", "refused", "withdrawn": stable.
[[nodiscard]] std::string_view waiver_state_name(Waiver::State state);

/// Of one policy, oldest first.
[[nodiscard]] std::vector<Waiver> waivers_of(std::span<const WaiverEvent> events);

/// What the policy says of what is asked for; null where it lets nobody decide that, or has something else of that
/// name.
[[nodiscard]] const Waivable* waivable_for(std::span<const Waivable> waivables, const WaiverEvent& proposal);

/// What a day that knows everything up to `known` makes of it under the text `rule`; none: nothing is waived. `from`,
/// `until`: with the days after the end left out.
[[nodiscard]] std::optional<Waived> known_waiver(const Waiver& waiver, Date known, const std::string& rule);

/// The days on which something of it becomes known.
[[nodiscard]] std::vector<Date> learnt_days(const Waiver& waiver);

/// What is asked for, of which the rest of an event is made: or why it cannot be recorded, in a sentence for people.
/// `known_from` is the ledger's to say, where changes_what_holds(). `waivable`: none where the policy lets nobody
/// decide it any more, or where nobody has the policy.
[[nodiscard]] std::expected<void, std::string> may_propose(const Waivable& waivable, const WaiverEvent& proposal,
                                                           std::span<const Waiver> all, const Calendar* calendar);
[[nodiscard]] std::expected<void, std::string> may_answer(const Waivable* waivable, const Waiver& waiver,
                                                          const WaiverEvent& answer);

/// The event makes somebody's waiver hold, or hold no longer, or hold under another text.
[[nodiscard]] bool changes_what_holds(const Waiver& waiver, const WaiverEvent& answer);

}  // namespace safon
