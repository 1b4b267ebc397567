#include "dsl/analyse_feed/path/path.hpp"

#include <doctest/doctest.h>

using namespace safon;

namespace {

// A plain path, written again from its steps; "xpath" for what needs an engine.
std::string plain(std::string_view text) {
  const auto path = parse_path(text);
  if (!path) return "error at " + std::to_string(path.error().at) + ": " + path.error().reason;
  if (!path->plain) return std::string("xpath") + (path->absolute ? " from the root" : "");
  std::string out = path->absolute ? "/" : "";
  for (const PathStep& step : path->steps) {
    if (!out.empty() && out != "/") out += "/";
    const std::string name = step.prefix.empty() ? step.name : step.prefix + ":" + step.name;
    switch (step.kind) {
      case PathStep::Kind::child:
        out += name;
        break;
      case PathStep::Kind::attribute:
        out += "@" + name;
        break;
      case PathStep::Kind::parent:
        out += "..";
        break;
      case PathStep::Kind::self:
        out += ".";
        break;
      case PathStep::Kind::text:
        out += "text()";
        break;
    }
    for (const PathPredicate& p : step.predicates) {
      if (p.kind == PathPredicate::Kind::position)
        out += "[" + std::to_string(p.position) + "]";
      else
        out += std::string("[") + (p.kind == PathPredicate::Kind::attribute_equals ? "@" : "") +
               (p.prefix.empty() ? "" : p.prefix + ":") + p.name + "='" + p.value + "']";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("plain paths are steps") {
  for (const std::string text : {"a",
                                 "a/b/c",
                                 "@x",
                                 "a/@x",
                                 "../@ref",
                                 "../../p:a",
                                 "text()",
                                 "a/text()",
                                 ".",
                                 "*",
                                 "p:*",
                                 "/a/b",
                                 "a[3]",
                                 "a[@type='T']/b",
                                 "a[p:X='1']/@v",
                                 "a[X='1'][@y='2']",
                                 "p:a/@q:b",
                                 "div/and",
                                 "a-b.c/_d",
                                 "blwyddyn/ŵ"})
    CHECK(plain(text) == text);
  CHECK(plain(" a / b [ X = \"v\" ] ") == "a/b[X='v']");
}

TEST_CASE("the rest of XPath is left to an engine") {
  for (const std::string text : {"//a",
                                 "a//b",
                                 "a | b",
                                 "concat(a, '-', b)",
                                 "a[last()]",
                                 "a[position() < 3]",
                                 "a[b/c = 'x']",
                                 "count(a) + 1",
                                 "substring-before(@d, 'T')",
                                 "child::a",
                                 "a/following-sibling::b[1]",
                                 "a[contains(@x, 'y') and not(@z)]",
                                 "(a | b)/c",
                                 "(a)[1]",
                                 "-1",
                                 "'text'",
                                 "node()",
                                 "a/comment()",
                                 "a[@x]",
                                 "a[not(@x='1')]",
                                 "ancestor::node()/@x",
                                 "processing-instruction('x')",
                                 "a[0]",
                                 "a * b",
                                 "a[string-length(.)>2]"})
    CHECK_MESSAGE(plain(text).starts_with("xpath"), text << ": " << plain(text));
  CHECK(plain("/a//b") == "xpath from the root");
  CHECK(plain("//b") == "xpath from the root");
  CHECK(plain("/") == "xpath from the root");
  CHECK(plain("a[/x/y='1']") == "xpath");
}

TEST_CASE("what is no path says why and where") {
  CHECK(plain("") == "error at 0: it is empty");
  CHECK(plain("a/") == "error at 2: expected a name");
  CHECK(plain("a/@") == "error at 3: expected a name after `@`");
  CHECK(plain("a b") == "error at 2: `b` does not belong here");
  CHECK(plain("a[1") == "error at 3: expected `]`");
  CHECK(plain("a]") == "error at 1: `]` does not belong here");
  CHECK(plain("a[@x='1]") == "error at 5: this text is not closed");
  CHECK(plain("$x") == "error at 0: a feed has no variables such as `$`");
  CHECK(plain("lower-case(a)") == "error at 0: there is no function `lower-case`");
  CHECK(plain("concat(a)") == "error at 6: `concat` takes another number of values than 1");
  CHECK(plain("kin::a") == "error at 0: there is no axis `kin`");
  CHECK(plain("@x/a") == "error at 3: nothing lies inside an attribute or a text");
  CHECK(plain("p:/a") == "error at 2: expected a name after `p:`, found `/`");
  CHECK(plain("a/1") == "error at 2: expected a name, found `1`");
  CHECK(plain("a = ") == "error at 4: expected a path");
  CHECK(plain(std::string(100'000, '(')).ends_with("it is nested too deeply"));
  CHECK(plain("a" + std::string(100'000, '[')).ends_with("expected a name, found `[`"));
}

TEST_CASE("prefixes are listed once each, those inside predicates too") {
  const auto path = parse_path("p:a[q:b='1']/p:c[count(r:d) > 1]");
  REQUIRE(path);
  CHECK(path->prefixes == std::vector<std::string>{"p", "q", "r"});
}
