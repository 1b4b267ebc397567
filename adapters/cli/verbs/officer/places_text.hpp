// What became of one participant in intakes: the last lines of an explanation.
#pragma once
#include <boost/json.hpp>
#include <expected>
#include <ostream>
#include <vector>

#include "adapters/cli/draw/explanation.hpp"
#include "adapters/sqlite/register.hpp"
#include "engine/intake/life.hpp"

namespace safon {

struct OwnPlace {
  const Intake* intake;
  IntakeEvent allocated;
  Application own;
};
/// In each intake whose places were given out by that day and for which they were looked at: as it stands on that day.
[[nodiscard]] std::expected<std::vector<OwnPlace>, RegisterError> places_of(RegisterFile& in,
                                                                            const CompiledPolicy& policy,
                                                                            const std::string& id, Date as_of);

void draw_places(std::ostream& out, const std::vector<OwnPlace>& places, const Pen& pen);
[[nodiscard]] boost::json::array places_json(const std::vector<OwnPlace>& places);

}  // namespace safon
