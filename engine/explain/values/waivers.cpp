// Whose waiver it is.
#include "engine/explain/values/values.hpp"

namespace safon {

void ValueReader::read_waiver(std::uint16_t waivable, Reg until, std::vector<ExplainedValue>& out) const {
  if (waivable >= batch_.waived.size()) return;
  const auto day = known_date(until);
  for (const Waived& each : batch_.waived[waivable]) {
    if (each.participant != participant_ || each.confirmed != day.has_value() || (day && each.until != *day)) continue;
    out.push_back({.name = "waiver", .value = std::to_string(each.number)});
    out.push_back({.name = "approved by", .value = each.approved_by});
    if (!each.confirmed)
      out.push_back({.name = "confirmed since the requirement changed", .says = ExplainedValue::Says::no});
  }
}

}  // namespace safon
