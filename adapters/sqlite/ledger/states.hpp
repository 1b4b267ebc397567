// States as bytes, in the register's numbers for statuses and transitions.
#pragma once
#include <span>

#include "adapters/sqlite/policies.hpp"
#include "engine/progress/progress.hpp"
#include "engine/record/document.hpp"

namespace safon {

void encode_state(const ProgressState& state, const ProgrammeNames& names, Bytes& out);
/// No bytes: a state that has not begun. Throws sql::Failure for bytes that are no state.
[[nodiscard]] ProgressState decode_state(std::span<const std::uint8_t> bytes, const ProgrammeNames& names);

}  // namespace safon
