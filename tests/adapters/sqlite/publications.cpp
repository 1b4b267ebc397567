// Versions put in force and out of it, who is under which, and that `verify` sees what was changed.
#include "adapters/sqlite/versions/publications.hpp"

#include "adapters/sqlite/versions/bindings.hpp"
#include "fixture.hpp"

namespace safon::test {
namespace {

CompiledPolicy version(const std::string& name, Date from) {
  auto policy = small_policy("policy small { version \"" + name + "\" }");
  policy.version = name;
  policy.in_force_from = from;
  return policy;
}

bool verifies(RegisterFile& in, const std::vector<const CompiledPolicy*>& policies) {
  return ok(verify(in, policies)).findings.empty();
}

void tamper(const std::string& path, const std::string& table, const std::string& statement) {
  sql::Connection connection(path, sql::Connection::Access::write, 1000);
  connection.run("DROP TRIGGER " + table + "_no_update; " + statement + "; CREATE TRIGGER " + table +
                 "_no_update BEFORE UPDATE ON " + table + " BEGIN SELECT RAISE(ABORT, 'the table `" + table +
                 "` only grows'); END");
}

TEST_CASE("what is published is listed by its day, with who did it") {
  Folder folder;
  RegisterFile in = opened(folder / "r");
  CHECK(ok(published_versions(in)).empty());
  const auto first = version("1", day(2026, 1, 1));
  auto second = version("2", day(2027, 1, 1));
  second.applies = AppliesTo::entered_on_or_after;
  second.applies_from = day(2027, 1, 1);
  ok(publish_version(in, {&first, 3, "2026-01-02T10:00:00Z", "P. Officer"}));
  ok(publish_version(in, {&second, 4, "2026-12-01T10:00:00Z", "R. Officer"}));
  const auto rows = ok(published_versions(in));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].version == "1");
  CHECK(rows[0].applies == "everyone");
  CHECK(rows[0].tests == 3);
  CHECK(rows[1].by == "R. Officer");
  CHECK(rows[1].applies == "those who entered on or after 2027-01-01");
  CHECK(rows[1].digest == hash_policy(second));
  CHECK(!rows[0].retired);

  ok(retire_version(in, rows[0], day(2027, 6, 1), "2027-05-01T10:00:00Z", "R. Officer", "replaced"));
  const auto after = ok(published_versions(in));
  CHECK(after[0].retired == day(2027, 6, 1));
  CHECK(after[0].retired_reason == "replaced");
  CHECK(verifies(in, {&first, &second}));
}

TEST_CASE("who is under a version is kept with the reason, the latest last") {
  Folder folder;
  RegisterFile in = opened(folder / "r");
  const auto first = version("1", day(2026, 1, 1)), second = version("2", day(2027, 1, 1));
  fill(in, first);
  ok(publish_version(in, {&first, 0, "t", "P. Officer"}));
  ok(publish_version(in, {&second, 0, "t", "P. Officer"}));
  const auto rows = ok(published_versions(in));
  const Binding before{1, rows[0].policy, day(2026, 3, 1), day(2026, 3, 1), "entered before"};
  const Binding after{1, rows[1].policy, day(2026, 3, 1), day(2027, 1, 1), "2 applies to everyone"};
  ok(record_bindings(in, "small", "progression", std::vector{before}));
  ok(record_bindings(in, "small", "progression", std::vector{after}));
  const auto now = ok(bindings(in, "small", "progression"));
  REQUIRE(now.contains(1));
  CHECK(now.at(1).policy == rows[1].policy);
  CHECK(now.at(1).entered == day(2026, 3, 1));
  const auto all = ok(bindings_of(in, 1, "small", "progression"));
  REQUIRE(all.size() == 2);
  CHECK(all[0].reason == "entered before");
  CHECK(ok(under_version(in, rows[0].policy)).size() == 1);
  CHECK(ok(policy_settled_under(in, 1))->key == rows[0].policy);
  CHECK(!ok(policy_settled_under(in, 99)));
  CHECK(verifies(in, {&first, &second}));
}

TEST_CASE("a publication that was changed is found, and so is a binding to what was never published") {
  for (const bool of_binding : {false, true}) {
    Folder folder;
    const auto first = version("1", day(2026, 1, 1));
    {
      RegisterFile in = opened(folder / "r");
      fill(in, first);
      ok(publish_version(in, {&first, 0, "t", "P. Officer"}));
      const auto key = ok(published_versions(in)).front().policy;
      if (of_binding)
        ok(record_bindings(in, "small", "progression",
                           std::vector{Binding{1, key, day(2026, 3, 1), day(2026, 3, 1), "why"}}));
    }
    if (of_binding)
      tamper(folder / "r", "binding", "UPDATE binding SET reason = 'another'");
    else
      tamper(folder / "r", "publication", "UPDATE publication SET by_whom = 'somebody else'");
    RegisterFile in = opened(folder / "r", OpenMode::read);
    const std::vector<const CompiledPolicy*> policies{&first};
    const auto findings = ok(verify(in, policies)).findings;
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].table == (of_binding ? "binding" : "publication"));
    CHECK(findings[0].what == "is not as it was written");
  }
}

}  // namespace
}  // namespace safon::test
