#include "adapters/office/said_on.hpp"

#include "adapters/office/decision.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon::office {

std::expected<Date, Refusal> said_on(RegisterFile& in, const std::optional<Date>& on, Date today) {
  const auto first = day_to_decide(in, today);
  if (!first || !on) return first;
  auto last = last_as_of(in);
  if (!last) return std::unexpected(refusal(last.error()));
  if (*last && *on < **last)
    return std::unexpected(refusal(
        Ground::words, "this is dated " + to_iso(*on) + ", but the register is evaluated through " + to_iso(**last),
        "date it with --on " + to_iso(**last) + " or later: nothing that is recorded is rewritten"));
  if (on->days > first->days + days_ahead)
    return std::unexpected(refusal(Ground::words, "this is dated " + to_iso(*on) + ", more than a month ahead",
                                   "date it " + to_iso(*first)));
  return *on;
}

}  // namespace safon::office
