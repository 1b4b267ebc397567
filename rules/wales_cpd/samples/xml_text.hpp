// Writing XML by hand: small pieces that the three shapes share.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "rules/wales_cpd/samples/career.hpp"

namespace samples {

[[nodiscard]] inline std::string digits(unsigned number, std::size_t width) {
  std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

[[nodiscard]] inline std::string iso(Day date) {
  const std::chrono::year_month_day d(date);
  return digits(unsigned(int(d.year())), 4) + "-" + digits(unsigned(d.month()), 2) + "-" + digits(unsigned(d.day()), 2);
}

[[nodiscard]] inline std::string british(Day date) {
  const std::chrono::year_month_day d(date);
  return digits(unsigned(d.day()), 2) + "/" + digits(unsigned(d.month()), 2) + "/" + digits(unsigned(int(d.year())), 4);
}

/// `name="value"` with a space before it; nothing for an empty value. Values hold no markup.
[[nodiscard]] inline std::string attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return "";
  return " " + std::string(name) + "=\"" + std::string(value) + "\"";
}

[[nodiscard]] inline std::string element(std::string_view name, std::string_view value) {
  return "<" + std::string(name) + ">" + std::string(value) + "</" + std::string(name) + ">";
}

/// Half hours as a number of hours: 7 is 3.5.
[[nodiscard]] inline std::string hours(int half_hours) {
  if (half_hours == 0) return "";
  return std::to_string(half_hours / 2) + (half_hours % 2 ? ".5" : "");
}

}  // namespace samples
