#include "dsl/diagnostic/source_line.hpp"

#include <doctest/doctest.h>

using namespace safon;

TEST_CASE("letters of several bytes take one column, wide ones two, tabs four") {
  const std::string line = "\tŵy 漢 held";
  const std::size_t at = line.find("held");
  const DrawnLine drawn = draw_line(line, at, at + 4, 80);
  CHECK(drawn.text == "    ŵy 漢 held");
  CHECK(drawn.first == 10);
  CHECK(drawn.width == 4);
  CHECK_FALSE(drawn.cut);
}

TEST_CASE("a combining accent takes no column") {
  const DrawnLine drawn = draw_line("w\xCC\x82r = x", 7, 8, 80);
  CHECK(drawn.first == 5);
  CHECK(drawn.width == 1);
}

TEST_CASE("an empty span is still seen, also after the line's end") {
  CHECK(draw_line("abc", 3, 3, 80).first == 3);
  CHECK(draw_line("abc", 3, 3, 80).width == 1);
  CHECK(draw_line("", 0, 0, 80).width == 1);
  CHECK(draw_line("abc", 7, 9, 80).first == 3);
}

TEST_CASE("a long line is cut around the span and never wider than asked") {
  const std::string filler(300, 'x');
  for (const std::string& line :
       {"held" + filler, filler + "held", filler + "held" + filler, std::string(1'000'000, ' ') + "held"}) {
    const std::size_t at = line.find("held");
    const DrawnLine drawn = draw_line(line, at, at + 4, 40);
    CHECK(drawn.cut);
    CHECK(drawn.width == 4);
    std::string plain;
    for (std::size_t i = 0; i < drawn.text.size();)
      if (drawn.text.compare(i, 3, "…") == 0) {
        plain += '~';
        i += 3;
      } else {
        plain += drawn.text[i++];
      }
    CHECK(plain.size() <= 40);
    CHECK(plain.substr(drawn.first, 4) == "held");
  }
}

TEST_CASE("a span longer than the line's room ends where the line is cut") {
  const DrawnLine drawn = draw_line(std::string(500, 'x'), 0, 500, 40);
  CHECK(drawn.first == 0);
  CHECK(drawn.width == 38);
}

TEST_CASE("what could command a terminal is shown instead") {
  CHECK(printable("a\x1b[2Jb") == "a␛[2Jb");
  CHECK(printable("a\xFFz") == "a\xEF\xBF\xBDz");
  CHECK(printable("\xE2\x80\xAE"
                  "x") == "\xEF\xBF\xBDx");  // right-to-left override
  CHECK(printable("\xC2\x9B") == "\xEF\xBF\xBD");
  CHECK(printable("\xE2\x82") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(printable("\xF0\x9F\x98\x80") == "\xF0\x9F\x98\x80");
}
