// The layout, by example: what is written on the left comes out as on the right.
#include <doctest/doctest.h>

#include <string>

#include "dsl/format/format.hpp"
#include "dsl/format/markdown.hpp"
#include "dsl/source/limits.hpp"

namespace {

std::string laid(const std::string& text) {
  safon::Diagnostics diagnostics;
  const auto result = safon::format_rules(text, diagnostics);
  if (!result) return "refused: " + safon::message(diagnostics.front());
  CHECK(safon::says_the_same(text, *result));
  safon::Diagnostics again;
  CHECK(safon::format_rules(*result, again) == *result);
  return *result;
}

}  // namespace

TEST_CASE("columns of names, labels and languages") {
  CHECK(laid("codes council \"Council\" {\nynys_mon \"Ynys Môn\"   @cy \"Ynys Môn\"\n      conwy \"Conwy\" @cy "
             "\"Conwy\"\n}") ==
        "codes council \"Council\" {\n"
        "  ynys_mon  \"Ynys Môn\"  @cy \"Ynys Môn\"\n"
        "  conwy     \"Conwy\"     @cy \"Conwy\"\n"
        "}\n");
}

TEST_CASE("a label's languages stand under it, and the condition too") {
  CHECK(laid("requirement r \"R\" {\n all of {\n held \"is held\"\n@cy \"yn cael ei gynnal\":\nx exists\n"
             "unless late \"was late\":\ny exists and\nz exists\n}\n}") ==
        "requirement r \"R\" {\n"
        "  all of {\n"
        "    held \"is held\"\n"
        "         @cy \"yn cael ei gynnal\":\n"
        "         x exists\n"
        "         unless late \"was late\":\n"
        "                y exists and\n"
        "                    z exists\n"
        "  }\n"
        "}\n");
}

TEST_CASE("lines of a condition") {
  CHECK(laid("let a = earliest b where c is d\nand e is f\nor g is h\nwithin last 2 years") ==
        "let a = earliest b where c is d\n"
        "                     and e is f\n"
        "                      or g is h\n"
        "                   within last 2 years\n");
  CHECK(laid("let a\n= b exists\nand (c exists\nor d exists)") ==
        "let a\n"
        "  = b exists\n"
        "    and (c exists\n"
        "         or d exists)\n");
  CHECK(laid("let a = - ( b + 1 )*2") == "let a = -(b + 1) * 2\n");
}

TEST_CASE("records of a test") {
  CHECK(laid("test \"t\" {\nas of 2026-01-01\ngiven participant { role : x\n"
             "rows:[{kind:a held:2026-01-01}\n{kind:longer held:2026-01-02} ] other: []\n}\nexpect r met\n}") ==
        "test \"t\" {\n"
        "  as of 2026-01-01\n"
        "  given participant { role: x\n"
        "                      rows: [ { kind: a        held: 2026-01-01 }\n"
        "                              { kind: longer   held: 2026-01-02 } ]   other: [ ]\n"
        "                    }\n"
        "  expect r met\n"
        "}\n");
}

TEST_CASE("one item a line, once a block has several") {
  CHECK(laid("requirement r { all of { a b } }") == "requirement r { all of { a   b } }\n");
  CHECK(laid("requirement r { all of { a b\n} }") ==
        "requirement r {\n"
        "  all of {\n"
        "    a\n"
        "    b\n"
        "  }\n"
        "}\n");
}

TEST_CASE("blank lines") {
  CHECK(laid("\n\n\ncodes a {\n\n  b\n\n\n\n  c\n\n}\n# of d\ncodes d { e }\ncodes f { g }\n\n\n") ==
        "codes a {\n"
        "  b\n"
        "\n"
        "  c\n"
        "}\n"
        "\n"
        "# of d\n"
        "codes d { e }\n"
        "codes f { g }\n");
}

TEST_CASE("comments stay where they are") {
  CHECK(laid("# first  \r\ncodes a { # opens\r\n# of b\r\nb   # b\r\nlonger  # longer\r\n# last\r\n}\r\n  # end") ==
        "# first\n"
        "codes a {  # opens\n"
        "  # of b\n"
        "  b       # b\n"
        "  longer  # longer\n"
        "  # last\n"
        "}\n"
        "# end\n");
  CHECK(laid("codes\n# in between\na { b }") == "codes\n    # in between\n    a { b }\n");
}

TEST_CASE("files of nothing, of comments, with a byte order mark") {
  CHECK(laid("").empty());
  CHECK(laid(" \r\n\t\n").empty());
  CHECK(laid("# only\n\n\n#this") == "# only\n\n#this\n");
  CHECK(laid("\xEF\xBB\xBFuse   \"a.safon\"") == "use \"a.safon\"\n");
}

TEST_CASE("what cannot be read is refused with its mistake") {
  CHECK(laid("requirement { }").starts_with("refused: "));
  CHECK(laid(std::string(safon::limits::file_bytes + 1, ' ')).starts_with("refused: "));
  CHECK(laid(std::string(safon::limits::file_bytes, ' ')).empty());
}

TEST_CASE("a cell that is far longer than its neighbours does not move them") {
  const std::string name(60, 'n');
  CHECK(laid("codes a {\nb \"B\"\ncc \"C\"\n" + name + " \"N\"\n}") ==
        "codes a {\n  b   \"B\"\n  cc  \"C\"\n  " + name + " \"N\"\n}\n");
}

TEST_CASE("texts differ where a word, a comment or the tree does") {
  CHECK(safon::says_the_same("codes a { b }", "codes  a {\n b }"));
  CHECK_FALSE(safon::says_the_same("codes a { b }", "codes a { c }"));
  CHECK_FALSE(safon::says_the_same("codes a { b } # x", "codes a { b }"));
  CHECK_FALSE(safon::says_the_same("codes a { b }", "codes a { b"));
}

TEST_CASE("rules in a page") {
  CHECK(safon::format_page("```safon\n\n\ncodes   a { b }\n```\n") == "```safon\n\ncodes a { b }\n```\n");
  CHECK(safon::format_page(
            "text  \n```safon\ncodes   a { b }\n```\n- item\n\n  ```safon wrong E101\n    codes   a { }\n  ```\n"
            "```safon\nbroken {\n```\n```console\ncodes   a { b }\n```\nend") ==
        "text  \n```safon\ncodes a { b }\n```\n- item\n\n  ```safon wrong E101\n  codes a { }\n  ```\n"
        "```safon\nbroken {\n```\n```console\ncodes   a { b }\n```\nend");
}
