// What people who decide are called, wherever it matters whether two of them are one. Names are recorded as they are
// typed; only comparing them looks past how.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace safon {

/// As names are compared: Latin letters small, with or without accents; one space for any white space between words;
/// none around them. `name`: UTF-8; other bytes stay as they are.
[[nodiscard]] std::string folded_name(std::string_view name);

[[nodiscard]] bool same_person(std::string_view a, std::string_view b);

/// Whether one of `names` is this person's.
[[nodiscard]] bool is_among(std::string_view name, std::span<const std::string> names);

}  // namespace safon
