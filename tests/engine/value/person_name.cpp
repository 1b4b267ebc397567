#include "engine/value/person_name.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace safon::test {
namespace {

TEST_CASE("a person is the same however the name is typed") {
  CHECK(same_person("A. Evans", "a. evans"));
  CHECK(same_person("  A.\tEvans ", "A. Evans"));
  CHECK(same_person("A.  Evans", "A.\u00A0Evans"));
  CHECK(same_person("SIÂN ŴYN", "siân ŵyn"));
  CHECK(same_person("ŶNYS Ẅ", "ŷnys ẅ"));
  CHECK(same_person("ŽOFIA ŁUKASZ Ÿ", "žofia łukasz ÿ"));
  CHECK(same_person("", " \n"));
}

TEST_CASE("other letters make another person") {
  CHECK(!same_person("A. Evans", "B. Evans"));
  CHECK(!same_person("A. Evans", "A.Evans"));
  CHECK(!same_person("Sian", "Siân"));
  CHECK(!same_person("a×b", "a÷b"));
  CHECK(!same_person("ı", "i"));
  CHECK(folded_name("×÷") == "×÷");
}

TEST_CASE("what is no UTF-8 stays as it is") {
  CHECK(folded_name("A\xC3") == "a\xC3");
  CHECK(folded_name("\xE2\x80") == "\xE2\x80");
  CHECK(folded_name("\xA0") == "\xA0");
}

TEST_CASE("somebody is among those who have signed") {
  const std::vector<std::string> names{"A. Evans", "B. Price"};
  CHECK(is_among("b. price", names));
  CHECK(!is_among("C. Rees", names));
  CHECK(!is_among("C. Rees", {}));
}

}  // namespace
}  // namespace safon::test
