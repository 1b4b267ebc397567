#include "adapters/cli/night/waivers_told.hpp"

#include "adapters/cli/messages.hpp"
#include "adapters/cli/night/night.hpp"

namespace safon {
namespace {

struct Counts {
  std::size_t hold = 0, ran_out = 0;             // waivers
  std::size_t adjust = 0, no_longer_adjust = 0;  // adjustments
  std::size_t to_approve = 0, to_confirm = 0;
};

Counts counted_of(const std::vector<office::ListedWaiver>& all, const std::optional<Date>& before, Date as_of) {
  Counts counts;
  for (const auto& listed : all) {
    const Date until = *listed.waiver.proposal.until;
    counts.to_approve += listed.waits == office::ListedWaiver::Waits::approval;
    counts.to_confirm += listed.waits == office::ListedWaiver::Waits::confirmation;
    if (!listed.waiver.holds() || !listed.waivable) continue;
    const bool adjusts = listed.waiver.proposal.value.has_value();
    (adjusts ? counts.adjust : counts.hold) += as_of <= until;
    (adjusts ? counts.no_longer_adjust : counts.ran_out) += until < as_of && (!before || *before <= until);
  }
  return counts;
}

void say(const Counts& counts) {
  std::string text;
  const auto add = [&](std::size_t n, const char* one, const char* many) {
    if (n != 0) text += (text.empty() ? "" : ", ") + counted(n, one, many);
  };
  add(counts.hold, "waiver holds", "waivers hold");
  add(counts.adjust, "adjustment holds", "adjustments hold");
  add(counts.to_confirm, "of them waits to be confirmed again", "of them wait to be confirmed again");
  add(counts.ran_out, "waiver ran out", "waivers ran out");
  add(counts.no_longer_adjust, "adjustment ran out", "adjustments ran out");
  add(counts.to_approve, "proposal waits for approval", "proposals wait for approval");
  if (text.empty()) return;
  tell("waivers", text + ": see `safon waiver list`",
       {{"hold", std::to_string(counts.hold + counts.adjust)},
        {"to_confirm", std::to_string(counts.to_confirm)},
        {"ran_out", std::to_string(counts.ran_out + counts.no_longer_adjust)},
        {"to_approve", std::to_string(counts.to_approve)}});
}

}  // namespace

std::function<void()> waivers_told(RegisterFile& in, const CompiledPolicy& policy, const std::optional<Date>& before,
                                   Date as_of, const office::PolicyUnder& under) {
  auto listed = office::list_waivers(in, policy, as_of, under);
  if (!listed) return [why = listed.error().message] { warn("waivers", "the waivers cannot be listed: " + why); };
  return [counts = counted_of(*listed, before, as_of)] { say(counts); };
}

}  // namespace safon
