#include "dsl/source/source_text.hpp"

#include <doctest/doctest.h>

using namespace safon;

TEST_CASE("columns count characters, not bytes") {
  const std::string text = "a\nŵb\n\nc";
  const auto at = [&](std::uint32_t offset) {
    const LineColumn place = line_column(text, offset);
    return std::pair(place.line, place.column);
  };
  CHECK(at(0) == std::pair(1U, 1U));
  CHECK(at(1) == std::pair(1U, 2U));
  CHECK(at(2) == std::pair(2U, 1U));
  CHECK(at(4) == std::pair(2U, 2U));
  CHECK(at(6) == std::pair(3U, 1U));
  CHECK(at(7) == std::pair(4U, 1U));
  CHECK(at(999) == std::pair(4U, 2U));
}

TEST_CASE("the text of a span is cut to the file") {
  const Sources sources{{{"a", "hello"}}};
  CHECK(sources.text({0, 1, 3}) == "el");
  CHECK(sources.text({0, 3, 99}) == "lo");
  CHECK(sources.text({0, 9, 12}) == "");
  CHECK(sources.text({7, 0, 1}) == "");
}

TEST_CASE("two spans are joined from the first beginning to the last end") {
  const Span both = join({0, 4, 6}, {0, 1, 5});
  CHECK(both.begin == 1);
  CHECK(both.end == 6);
}
