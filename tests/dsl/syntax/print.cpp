#include "dsl/syntax/print.hpp"

#include <doctest/doctest.h>

#include "dsl/parse/parse.hpp"

using namespace safon;

TEST_CASE("each declaration is printed on lines of its own, texts with their escapes") {
  Diagnostics diagnostics;
  const auto document = parse(0,
                              "codes a \"A \\\"quoted\\\"\" @cy \"B\" { b c \"C\" }\n"
                              "record r plural rs { dated by d  d: optional date  l: list of r }\n"
                              "parameter p: duration to confirm { from 2026-01-01: 20 working days }\n",
                              diagnostics);
  CHECK(diagnostics.empty());
  CHECK(print_syntax(document) ==
        "codes a \"A \\\"quoted\\\"\" @cy \"B\"\n"
        "  code b\n"
        "  code c \"C\"\n"
        "record r plural rs\n"
        "  dated by d\n"
        "  field d : optional date\n"
        "  field l : list of r\n"
        "parameter p : duration to confirm\n"
        "  from 2026-01-01 : (duration 20 working days)\n");
}

TEST_CASE("an empty document prints nothing") {
  CHECK(print_syntax({}) == "");
}
