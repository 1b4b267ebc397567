// Controls that several pages have, and numbers out of addresses.
#pragma once
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/web/visit.hpp"

namespace safon::web {

/// A number that is asked for; `otherwise` where it is none.
[[nodiscard]] std::int64_t number_in(std::string_view text, std::int64_t otherwise);

struct Choice {
  std::string value, text;
};
[[nodiscard]] std::string select_html(std::string_view name, std::string_view label, const std::vector<Choice>& choices,
                                      std::string_view chosen);

/// The councils that the visitor may see; those that are asked for, where she may. Whoever may see all and asks for
/// none gets none: no filter.
[[nodiscard]] std::vector<std::string> councils_asked(const Visit& visit);
/// For a select: those that there are and she may see.
[[nodiscard]] std::vector<Choice> council_choices(const Visit& visit);

/// A form that asks the page at `path` of another council.
[[nodiscard]] std::string council_filter_html(const Visit& visit, std::string_view path);
/// "cardiff, swansea"; where there is no filter, "All councils".
[[nodiscard]] std::string councils_text(const Visit& visit, const std::vector<std::string>& councils);

/// A status or a programme as the policy words it; its name, where it knows none.
[[nodiscard]] std::string status_text(const Visit& visit, std::string_view programme, std::string_view status);
[[nodiscard]] std::string programme_text(const Visit& visit, std::string_view programme);
[[nodiscard]] std::string label_of(const Visit& visit, const Status& status);

/// "Auditor"; what was said instead, where it is none of ours.
[[nodiscard]] std::string role_text(const Visit& visit, std::string_view role);

}  // namespace safon::web
