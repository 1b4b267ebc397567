// The numbers that certificates bear: 15 digits by chance and one that finds a slip of the pen.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace safon::certificate {

inline constexpr std::size_t digits_of_number = 16;

/// By chance, so that nobody can guess one from another.
[[nodiscard]] std::string new_number();

/// Without the blanks and dashes that people put in. None: other characters, another length, or a wrong last digit.
[[nodiscard]] std::optional<std::string> number_in(std::string_view typed);

/// "1234 5678 9012 3456".
[[nodiscard]] std::string in_groups(std::string_view number);

}  // namespace safon::certificate
