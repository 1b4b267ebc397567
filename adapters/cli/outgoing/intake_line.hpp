// What happens to intakes, as other systems and councils get it. docs/outgoing.md describes it.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "adapters/sqlite/queries/queries.hpp"
#include "engine/intake/life.hpp"

namespace safon {

/// One JSON object with its end of line. The same event gives the same bytes, whenever it is asked for.
[[nodiscard]] std::string intake_line(const IntakeLedgerEvent& event);

/// An intake whose places are given out, as a council's files tell of it.
struct IntakeStanding {
  std::string intake;
  IntakeLife life;
};
[[nodiscard]] std::expected<std::vector<IntakeStanding>, std::string> intakes_given_out(RegisterFile& in,
                                                                                        const CompiledPolicy& policy);

/// For the status file of a council: ` <place …/>`, and a row of places/COUNCIL.csv below its first.
[[nodiscard]] std::string place_element(const IntakeStanding& standing, const Application& one);
[[nodiscard]] std::string places_head();
[[nodiscard]] std::string place_row(const std::string& council, Date as_of, const IntakeStanding& standing,
                                    const Application& one);

}  // namespace safon
