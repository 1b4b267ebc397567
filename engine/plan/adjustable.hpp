// A parameter that people may adjust for one participant.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/plan/plan.hpp"

namespace safon {

/// A parameter's value, apart from its policy.
struct ParameterValue {
  enum class Kind : std::uint8_t { number, percentage, date };

  Kind kind = Kind::number;
  std::int64_t value = 0;  // micros (80 % is 800,000), or Date::days
  bool operator==(const ParameterValue&) const = default;
};

/// "number", "percentage", "date": stable.
[[nodiscard]] std::string_view parameter_kind_name(ParameterValue::Kind kind);
/// The kind of that name; none for a name that is no kind's.
[[nodiscard]] std::optional<ParameterValue::Kind> parameter_kind(std::string_view name);

/// As a policy writes it: "12", "80%", "2026-03-01".
[[nodiscard]] std::string to_text(ParameterValue value);
/// What to_text() writes, with a space before the sign of percent or none; none for anything else.
[[nodiscard]] std::optional<ParameterValue> parse_parameter_value(ParameterValue::Kind kind, std::string_view text);

struct Adjustable {
  ParameterValue::Kind kind{};
  std::int64_t least = 0, most = 0;  // as ParameterValue::value, both included
  std::vector<DatedValue> own;       // the policy's values, by date

  [[nodiscard]] bool allows(std::int64_t value) const { return least <= value && value <= most; }
  /// "between 6 and 12"
  [[nodiscard]] std::string bounds() const;
  /// The policy's value on a day; none before the first.
  [[nodiscard]] std::optional<ParameterValue> on(Date day) const;
};

}  // namespace safon
