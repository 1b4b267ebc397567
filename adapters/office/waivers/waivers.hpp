// Waivers and adjustments: what proposing or answering one would bring, and then writing it down. The command line and
// the console both do it through this.
#pragma once
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "adapters/office/policies/stored.hpp"
#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/register.hpp"
#include "engine/waiver/life.hpp"

namespace safon::office {

struct WaiverAsked {
  std::string id, what;  // participant; requirement, or parameter
  Date until;
  std::string by, role, reason;  // no role: the policy's word for those who approve
  std::string evidence;          // accepted in place of what is required; empty: nothing is
  std::optional<std::string>
      to;                  // what the parameter is adjusted to, as a policy writes it; none: a requirement is waived
  std::optional<Date> on;  // none: today, or the last day that was evaluated where that is later
};

struct WaiverAnswer {
  std::int64_t number = 0;
  WaiverEventKind kind{};  // all but proposed
  std::string by, role, reason;
  std::optional<Date> on;
};

/// What would be recorded. Nothing is written yet.
struct WaiverOutcome {
  WaiverEvent event;
  std::optional<Waiver> before;  // none: it is being proposed
  bool changes = false;          // what holds for the participant, from the next night on
  std::size_t seen = 0;          // events that there were
  std::uint8_t left = 0;         // how many people have still to approve or confirm it after this
};

[[nodiscard]] std::expected<WaiverOutcome, Refusal> foresee_waiver(RegisterFile& in, const CompiledPolicy& policy,
                                                                   const WaiverAsked& asked, Date today);
[[nodiscard]] std::expected<WaiverOutcome, Refusal> foresee_answer(RegisterFile& in, const CompiledPolicy& policy,
                                                                   const WaiverAnswer& answer, Date today);
/// Foreseen and recorded, again where somebody else was faster or has been writing for long: WaiverOutcome::event as it
/// stands in the ledger.
[[nodiscard]] std::expected<WaiverOutcome, Refusal> propose_waiver(RegisterFile& in, const CompiledPolicy& policy,
                                                                   const WaiverAsked& asked, Date today);
[[nodiscard]] std::expected<WaiverOutcome, Refusal> answer_waiver(RegisterFile& in, const CompiledPolicy& policy,
                                                                  const WaiverAnswer& answer, Date today);

/// What was recorded about the waiver of that number, oldest first; refused where there is none.
[[nodiscard]] std::expected<std::vector<WaiverEvent>, Refusal> events_of_waiver(RegisterFile& in,
                                                                                const CompiledPolicy& policy,
                                                                                std::int64_t number);

/// A waiver as it stands today, under the policy that is in force.
struct ListedWaiver {
  enum class Waits : std::uint8_t { nobody, approval, confirmation };

  Waiver waiver;
  std::string council;   // of the participant
  Label label;           // of the requirement or parameter
  bool waivable = true;  // the policy still lets it be waived or adjusted; otherwise it is without effect
  Waits waits = Waits::nobody;
  std::uint8_t left = 0;                 // how many people it waits for
  std::vector<std::string> approved_by;  // for what it waits for, or for what holds
};

/// The policy that a participant is under.
using PolicyUnder = std::function<std::expected<SharedPolicy, Refusal>(ParticipantKey)>;
/// By `policy`; who is under another version, as `under` says, by that one. No `under`: everybody by `policy`.
[[nodiscard]] std::expected<std::vector<ListedWaiver>, Refusal> list_waivers(RegisterFile& in,
                                                                             const CompiledPolicy& policy, Date today,
                                                                             const PolicyUnder& under = {});

struct WaiversToConfirm {
  std::string what;      // requirement or parameter
  bool adjusts = false;  // it is a parameter
  std::size_t count = 0;
};
/// How many waivers of each requirement, and adjustments of each parameter, would wait to be confirmed again under a
/// draft, since it has another text there.
[[nodiscard]] std::expected<std::vector<WaiversToConfirm>, Refusal> waivers_to_confirm(RegisterFile& in,
                                                                                       const CompiledPolicy& draft,
                                                                                       Date as_of);

}  // namespace safon::office
