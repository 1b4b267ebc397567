// Whatever the bytes: no crash, an end, and spans that lie on characters of the text.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "dsl/parse/parse.hpp"
#include "dsl/syntax/print.hpp"

using namespace safon;

namespace {

bool on_character(const std::string& text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void check(const std::string& text) {
  Diagnostics diagnostics;
  const auto document = parse(0, text, diagnostics);
  (void)print_syntax(document);
  for (const Diagnostic& d : diagnostics) {
    RC_ASSERT(d.span.begin <= d.span.end);
    RC_ASSERT(d.span.end <= text.size());
    if (d.kind != DiagnosticKind::not_utf8)
      RC_ASSERT(on_character(text, d.span.begin) && on_character(text, d.span.end));
    RC_ASSERT(!message(d).empty());
    if (d.fix) RC_ASSERT(d.fix->span.end <= text.size());
  }
}

std::string everything() {
  std::ifstream in(SAFON_SOURCE_DIR "/tests/language/syntax/good/everything.safon", std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("any bytes") {
  CHECK(rc::check("bytes", [](const std::string& text) { check(text); }));
}

TEST_CASE("any words of the language in any order") {
  static const std::vector<std::string> words = {
      "requirement", "a",        "{",      "}",     "(",     ")",      "[",         "]",  ":",    "\"x\"",
      "all",         "of",       "is",     "not",   "in",    "within", "last",      "2",  "days", "where",
      "and",         "or",       "->",     "@",     "from",  "to",     "when",      "\n", "let",  "=",
      "some",        "no",       "every",  "has",   "at",    "least",  "count",     "-",  "+",    ".",
      ",",           "80%",      "test",   "given", "feed",  "status", "“",         "'",  "\"",   "#",
      "2026-01-01",  "1/2/2026", "unless", "then",  "codes", "ŵ",      "programme", "for"};
  CHECK(rc::check("words", [] {
    const auto picked = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words));
    std::string text;
    for (const auto& word : picked) text += word + " ";
    check(text);
  }));
}

TEST_CASE("any prefix of a good file, and any good file with a piece cut out") {
  const std::string whole = everything();
  REQUIRE(!whole.empty());
  CHECK(rc::check("cut", [&] {
    const auto begin = *rc::gen::inRange<std::size_t>(0, whole.size());
    const auto length = *rc::gen::inRange<std::size_t>(0, 40);
    check(whole.substr(0, begin));
    check(whole.substr(0, begin) + whole.substr(std::min(whole.size(), begin + length)));
  }));
}

TEST_CASE("what nests or repeats without end is refused in a moment") {
  const auto repeat = [](const std::string& start, const std::string& piece) {
    std::string text = start;
    while (text.size() < 100'000) text += piece;
    return text;
  };
  const auto begin = std::chrono::steady_clock::now();
  for (const auto& text : {repeat("let a = ", "("),
                           repeat("requirement a ", "{"),
                           repeat("", "["),
                           repeat("", "}"),
                           repeat("let a = ", "not "),
                           repeat("let a = ", "-"),
                           repeat("let a = b", "+b"),
                           repeat("let a = b", " and b"),
                           repeat("let a = ", "some x where "),
                           repeat("let a = ", "every x has "),
                           repeat("let a = ", "some x after "),
                           repeat("let a = ", "not ("),
                           repeat("requirement a {", "all of {"),
                           repeat("requirement a { unless x: y ", "{ unless x: y "),
                           repeat("test \"a\" { given b ", "{ a: "),
                           repeat("feed a for b from xml \"c\" {", "x from \"y\" { "),
                           repeat("", "\""),
                           repeat("", "'"),
                           repeat("let a = b", " is b"),
                           repeat("let a = b", " implies b")})
    check(text);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30));
}
