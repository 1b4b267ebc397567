// Whose waiver it is, and who has adjusted a parameter.
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

void ValueReader::read_adjusted(const ShownValue& shown, ExplainedValue& value) const {
  if (shown.adjustable == none16 || shown.adjustable >= batch_.waived.size()) return;
  const Date day = run_.as_of(participant_);
  const Waived* last = nullptr;
  for (const Waived& each : batch_.waived[shown.adjustable])
    if (each.participant == participant_ && each.from <= day && day <= each.until &&
        (!last || approved_later(each, *last)))
      last = &each;
  if (!last) return;
  const Adjustable& adjustable = *policy_.waivables[shown.adjustable].adjustable;
  const auto own = adjustable.on(day);
  value.adjusted = {.to = to_text({adjustable.kind, last->value}),
                    .instead_of = own ? to_text(*own) : "",
                    .until = last->until,
                    .number = last->number,
                    .approved_by = last->approved_by,
                    .confirmed = last->confirmed};
}

}  // namespace safon
