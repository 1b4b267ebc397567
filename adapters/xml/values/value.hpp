// From the text of a value to what its column stores, and in plain words why a text is not such a value.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

#include "adapters/xml/feed/feed_plan.hpp"

namespace safon::xml {

/// `text` is not empty and has no white space around it. False when it is not a value of the field.
[[nodiscard]] bool read_value(const FieldPlan& field, std::string_view text, Cell& cell);

/// Empty, or among the field's `absent when`.
[[nodiscard]] inline bool stands_for_nothing(const FieldPlan& field, std::string_view text) {
  const std::vector<std::string>& absent = field.mapping->absent_when;
  return text.empty() || (!absent.empty() && std::ranges::find(absent, text) != absent.end());
}

/// What a field has when the return gives nothing for it: the feed's default, else absent or unknown.
[[nodiscard]] Cell missing_value(const FieldPlan& field);

struct ValueFault {
  ReturnCode code;
  std::string message;
};
/// Why read_value said no.
[[nodiscard]] ValueFault why_not(const FieldPlan& field, std::string_view text, Date received);

/// A value as a message repeats it: in backticks, cut when long.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace safon::xml
