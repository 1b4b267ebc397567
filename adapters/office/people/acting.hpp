// Who it is that decides. Somebody may be named in two ways: signed in to the console, or in words on the command line.
#pragma once
#include <expected>
#include <string>

#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/register.hpp"

namespace safon::office {

/// What a decision of whoever is named `by` is recorded under: the name of those who may sign in, where this is theirs,
/// or the full name of one of them; else as it was said. So one person is not two, however named. Refused where several
/// have this full name.
[[nodiscard]] std::expected<std::string, Refusal> recorded_name(RegisterFile& in, const std::string& by);

}  // namespace safon::office
