#include "engine/value/decimal.hpp"

#include <doctest/doctest.h>

namespace safon {

TEST_CASE("decimals are exact to six places") {
  CHECK(parse_decimal("7") == Decimal{7'000'000});
  CHECK(parse_decimal("-3.5") == Decimal{-3'500'000});
  CHECK(parse_decimal("+0.000001") == Decimal{1});
  CHECK(parse_decimal("007.10") == Decimal{7'100'000});
  CHECK(parse_decimal("9000000000000") == Decimal{9'000'000'000'000'000'000});
  CHECK(parse_decimal("-9000000000000") == Decimal{-9'000'000'000'000'000'000});
}

TEST_CASE("what is no decimal, or is out of range, is refused") {
  for (const char* bad : {"", "-", "+", ".", ".5", "5.", "1.2345678", "1,5", "1e3", " 1", "1 ", "--1", "1.2.3", "0x1",
                          "9000000000000.000001", "9000000000001", "99999999999999999999999999"})
    CHECK_FALSE(parse_decimal(bad));
}

TEST_CASE("decimals are written as short as can be") {
  CHECK(to_text(Decimal{0}) == "0");
  CHECK(to_text(Decimal{7'000'000}) == "7");
  CHECK(to_text(Decimal{3'500'000}) == "3.5");
  CHECK(to_text(Decimal{-250'000}) == "-0.25");
  CHECK(to_text(Decimal{1}) == "0.000001");
  CHECK(to_text(Decimal{INT64_MIN}) == "-9223372036854.775808");
  for (std::int64_t micros : {1ll, -20ll, 12'345'678ll, 9'000'000'000'000'000'000ll})
    CHECK(parse_decimal(to_text(Decimal{micros})) == Decimal{micros});
}

}  // namespace safon
