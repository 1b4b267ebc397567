#include "dsl/diagnostic/diagnostic.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace safon;

TEST_CASE("arguments stand where the message says, and braces in them are left alone") {
  Diagnostic d{DiagnosticKind::expected, {}, {"`{1}`", "`when`"}, {}, {}, {}};
  CHECK(message(d) == "expected `{1}`, found `when`");
  d.arguments.pop_back();
  CHECK(message(d) == "expected `{1}`, found ");
}

TEST_CASE("codes are given once, and messages keep to the house style") {
  std::set<std::string_view> codes;
  for (const DiagnosticKind kind : all_kinds()) {
    const KindInfo& k = info(kind);
    CAPTURE(k.code);
    CHECK(codes.insert(k.code).second);
    CHECK(k.code.size() == 4);
    CHECK((k.code[0] == 'W') == (k.severity == Severity::warning));
    CHECK_FALSE(k.message.ends_with('.'));
    CHECK_FALSE((k.message[0] >= 'A' && k.message[0] <= 'Z'));
    CHECK_FALSE(k.title.empty());
    CHECK_FALSE(k.title.contains('{'));
  }
}

TEST_CASE("warnings alone are no errors") {
  Diagnostics list;
  CHECK_FALSE(has_errors(list));
  for (const DiagnosticKind kind : all_kinds())
    if (info(kind).severity == Severity::warning) list.push_back({kind, {}, {}, {}, {}, {}});
  CHECK_FALSE(has_errors(list));
  list.push_back({DiagnosticKind::not_utf8, {}, {}, {}, {}, {}});
  CHECK(has_errors(list));
}
