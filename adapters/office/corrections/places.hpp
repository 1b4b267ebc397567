// Where in a record values stand that officers have put right, so that explanations can say so.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "adapters/sqlite/register.hpp"
#include "engine/explain/explain.hpp"

namespace safon::office {

struct CorrectedPlace {
  std::string column;      // of its record or row
  std::uint32_t line = 0;  // of the row, or of the participant, in the council's file
  bool alone = false;      // it is a row of a list, and nothing else of the record stands in that line
  std::string from;        // "correction 3: letter of 3 May"
  Date on;
};

/// Those of a record version, in the fields of `schema`.
[[nodiscard]] std::expected<std::vector<CorrectedPlace>, RegisterError> corrected_places(RegisterFile& in,
                                                                                         const Schema& schema,
                                                                                         VersionKey version);

/// Values that stand there come from the correction, and not from the council's file.
void say_corrected(Explanation& explanation, const std::vector<CorrectedPlace>& places);

}  // namespace safon::office
