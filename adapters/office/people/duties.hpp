// To whom a case is escalated: the duties that a policy names, and the people who hold them.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/people/people.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon::office {

/// She holds the duty from now on, or no longer; that she does already is no mistake. Refused where there is no such
/// person, where she could not see the cases, and where it is none of `named`; without any, every name will do.
[[nodiscard]] std::expected<void, Refusal> set_duty(RegisterFile& in, const std::string& name, const std::string& duty,
                                                    bool holds, const std::vector<std::string>& named,
                                                    const std::string& by, std::int64_t now);

struct DutyHeld {
  std::string duty;
  std::vector<PersonRow> holders;      // who may sign in
  std::uint64_t cases = 0;             // open ones that are escalated to it
  std::vector<EscalatedCases> untold;  // of these, by council, those that no holder may see
};
/// Those that are named, then others that somebody holds or a case is escalated to.
[[nodiscard]] std::expected<std::vector<DutyHeld>, Refusal> duties_held(RegisterFile& in,
                                                                        const std::vector<std::string>& named);

/// "cardiff (8), gwynedd (4)": the councils of those that no holder may see.
[[nodiscard]] std::string untold_councils(const DutyHeld& duty);
/// "cases have gone on to `director`, a duty that nobody holds there: cardiff (8), gwynedd (4)"
[[nodiscard]] std::string untold_text(const DutyHeld& duty);
/// Those of which there are such cases.
[[nodiscard]] std::expected<std::vector<DutyHeld>, Refusal> untold_duties(RegisterFile& in);

}  // namespace safon::office
