// The status of everybody of one council, for the council's own systems: XML and CSV, as docs/outgoing.md describes.
#pragma once
#include <expected>
#include <string>

#include "adapters/cli/outgoing/intake_line.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {

/// Writes OUTBOX/status/COUNCIL.xml and .csv and, where places were given out in intakes, OUTBOX/places/COUNCIL.csv.
/// The same register gives the same bytes. The error is in plain words.
[[nodiscard]] std::expected<void, std::string> write_status_files(RegisterFile& in, const CompiledPolicy& policy,
                                                                  const std::string& council, Date as_of,
                                                                  std::span<const IntakeStanding> intakes,
                                                                  const std::string& outbox);

/// What a council's files are called: its code, with anything but letters, digits, `-` and `_` written as %XX, so
/// that no code leads out of the folder; `_none` for people whose council nobody said.
[[nodiscard]] std::string file_name_of(const std::string& council);

}  // namespace safon
