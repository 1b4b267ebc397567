#include "dsl/model/adjustable.hpp"

#include <cassert>

namespace safon::model {
namespace {

using Kind = ParameterValue::Kind;

std::int64_t value_of(Kind kind, const Parameter::Value& value) {
  return kind == Kind::date ? value.date.days : value.number.micros;
}

}  // namespace

Adjustable adjustable_of(const Parameter& parameter) {
  assert(parameter.adjustable && parameter.type.kind != TypeKind::duration);
  const Kind kind = parameter.type.kind == TypeKind::date         ? Kind::date
                    : parameter.type.kind == TypeKind::percentage ? Kind::percentage
                                                                  : Kind::number;
  Adjustable made{.kind = kind,
                  .least = value_of(kind, parameter.adjustable->least),
                  .most = value_of(kind, parameter.adjustable->most),
                  .own = {}};
  for (const Parameter::Value& each : parameter.values) made.own.push_back({each.from, value_of(kind, each)});
  return made;
}

}  // namespace safon::model
