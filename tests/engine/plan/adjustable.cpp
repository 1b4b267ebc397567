// Values that people adjust a parameter to, and the bounds that the policy sets.
#include "engine/plan/adjustable.hpp"

#include <doctest/doctest.h>

namespace safon {
namespace {

using Kind = ParameterValue::Kind;

std::string read(Kind kind, std::string_view text) {
  const auto value = parse_parameter_value(kind, text);
  return value ? to_text(*value) : "nothing";
}

TEST_CASE("a value is read as a policy writes it, with its unit") {
  CHECK(read(Kind::number, "8") == "8");
  CHECK(read(Kind::number, "7.5") == "7.5");
  CHECK(read(Kind::number, "8%") == "nothing");
  CHECK(read(Kind::number, "eight") == "nothing");
  CHECK(read(Kind::percentage, "62.5%") == "62.5%");
  CHECK(read(Kind::percentage, "62.5 %") == "62.5%");
  CHECK(read(Kind::percentage, "62.5") == "nothing");
  CHECK(read(Kind::percentage, "62.12345%") == "nothing");  // finer than a share of one is kept
  CHECK(read(Kind::date, "2026-03-01") == "2026-03-01");
  CHECK(read(Kind::date, "2026-02-30") == "nothing");
  CHECK(read(Kind::date, "1 March 2026") == "nothing");
}

TEST_CASE("kinds have the names that the register keeps") {
  for (const Kind kind : {Kind::number, Kind::percentage, Kind::date})
    CHECK(parameter_kind(parameter_kind_name(kind)) == kind);
  CHECK_FALSE(parameter_kind("duration"));
}

TEST_CASE("both bounds belong to what is allowed, and the policy's value is the one of the day") {
  const Adjustable hours{.kind = Kind::number,
                         .least = 6'000'000,
                         .most = 12'000'000,
                         .own = {{Date{100}, 12'000'000}, {Date{200}, 15'000'000}}};
  CHECK(hours.bounds() == "between 6 and 12");
  CHECK(hours.allows(6'000'000));
  CHECK(hours.allows(12'000'000));
  CHECK_FALSE(hours.allows(5'999'999));
  CHECK_FALSE(hours.allows(12'000'001));
  CHECK_FALSE(hours.on(Date{99}));
  CHECK(hours.on(Date{199}) == ParameterValue{Kind::number, 12'000'000});
  CHECK(hours.on(Date{200}) == ParameterValue{Kind::number, 15'000'000});
}

}  // namespace
}  // namespace safon
