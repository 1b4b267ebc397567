// What was chosen in the form for several cases. Each has a number n from 0, and fields of its own: `case-n` for which
// it is, `decision-n`, `reason-n`, `until-n`, and `seen-n` once it was looked at.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "adapters/office/decision.hpp"
#include "adapters/web/pages/participant/subject.hpp"

namespace safon::web {

/// As many fields as a form may have, and as much text as a request may, are enough for these.
inline constexpr std::size_t cases_at_once = 20;
inline constexpr std::size_t longest_reason_of_several = 1000;  // bytes

struct Chosen {
  std::size_t number = 0;
  ParticipantKey key = 0;
  std::string programme, status, decision, reason;  // decision: "certify", "decline", "defer", or what else was sent
  std::string until;                                // the day to which it is deferred
  std::optional<std::uint64_t> seen;

  [[nodiscard]] bool certify() const { return decision == "certify"; }
  [[nodiscard]] office::DecisionAsked asked(const Visit& visit, const Subject& subject) const;
};

/// "17 badges miler": the value of `case-n`.
[[nodiscard]] std::string case_value(ParticipantKey key, const std::string& programme, const std::string& status);

/// Those that are not left as they are. What was not made by our form is left out.
[[nodiscard]] std::vector<Chosen> chosen_in(const Visit& visit);

}  // namespace safon::web
