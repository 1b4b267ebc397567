#include "engine/plan/adjustable.hpp"

#include <algorithm>
#include <array>

namespace safon {
namespace {

using Kind = ParameterValue::Kind;

/// In the order of ParameterValue::Kind.
constexpr auto names = std::to_array<std::string_view>({"number", "percentage", "date"});
static_assert(names.size() == std::size_t(Kind::date) + 1);

constexpr std::int64_t percent = 100;

}  // namespace

std::string_view parameter_kind_name(Kind kind) {
  return names[std::size_t(kind)];
}

std::optional<Kind> parameter_kind(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return Kind(found - names.begin());
}

std::string to_text(ParameterValue value) {
  switch (value.kind) {
    case Kind::number:
      return to_text(Decimal{value.value});
    case Kind::percentage:
      return to_text(Decimal{value.value * percent}) + "%";
    case Kind::date:
      return to_iso(Date{std::int32_t(value.value)});
  }
  return {};
}

std::optional<ParameterValue> parse_parameter_value(Kind kind, std::string_view text) {
  if (kind == Kind::date) {
    const auto date = parse_iso_date(text);
    return date ? std::optional(ParameterValue{kind, date->days}) : std::nullopt;
  }
  if (kind == Kind::percentage) {
    if (!text.ends_with('%')) return std::nullopt;
    text.remove_suffix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
  }
  const auto number = parse_decimal(text);
  if (!number) return std::nullopt;
  if (kind == Kind::number) return ParameterValue{kind, number->micros};
  if (number->micros % percent != 0) return std::nullopt;  // more places than a share of one keeps
  return ParameterValue{kind, number->micros / percent};
}

std::string Adjustable::bounds() const {
  return "between " + to_text({kind, least}) + " and " + to_text({kind, most});
}

std::optional<ParameterValue> Adjustable::on(Date day) const {
  std::optional<ParameterValue> found;
  for (const DatedValue& each : own)
    if (each.from <= day) found = ParameterValue{kind, each.value};
  return found;
}

}  // namespace safon
