// Audits in the register: drawn once, counted on, checked again.
#include "adapters/sqlite/verify/audits.hpp"

#include "adapters/sqlite/audit/audit_book.hpp"
#include "fixture.hpp"

namespace safon::test {
namespace {

using Kind = AuditAnswerKind;

struct Desk {
  Folder folder;
  std::string path = folder / "r";
  CompiledPolicy policy = small_policy();
  RegisterFile in = opened(path);

  Desk() { fill(in, policy); }  // three automatic changes of 2026-11-01

  std::uint64_t draw(Date through) {
    const CompiledPolicy* const texts[] = {&policy};
    return ok(record_audit_draw(in, policy.name, through, texts, [](std::int64_t) { return nullptr; }));
  }
  std::vector<AuditedChange> all() { return ok(audited_changes(in, {.policy = policy.name})); }
  std::vector<Finding> found(const CompiledPolicy& by) {
    const CompiledPolicy* const policies[] = {&by};
    return check_audits(in, policies);
  }
  std::int64_t rows(const std::string& table) {
    sql::Statement count(in.inside().connection, "SELECT count(*) FROM " + table);
    return count.step() ? count.integer_at(0) : -1;
  }
};

AuditAnswer said(Kind kind, const std::string& by) {
  return {.kind = kind, .on = day(2026, 11, 10), .by = by, .role = "auditor", .reason = "because"};
}

TEST_CASE("what was drawn once is not drawn again, and the count goes on") {
  Desk desk;
  desk.policy.programmes[0].audit->share = {{first_date, 2}};  // all of them
  CHECK(desk.draw(day(2026, 11, 1)) == 3);
  CHECK(desk.draw(day(2026, 11, 1)) == 0);
  CHECK(desk.draw(day(2026, 11, 9)) == 0);
  CHECK(desk.rows("audit_draw") == 1);
  import_return(desk.in, desk.policy, {.file = "c.xml", .received = day(2026, 11, 10), .people = {{"w7", 10}}});
  night(desk.in, desk.policy, day(2026, 11, 11));
  CHECK(desk.draw(day(2026, 11, 11)) == 1);
  const auto all = desk.all();
  REQUIRE(all.size() == 4);
  CHECK(all[3].id == "w7");
  CHECK(all[3].in_stratum == 4);
  CHECK(all[3].council == "cardiff");
  CHECK(all[3].from == "enrolled");
  CHECK(all[3].to == "inducted");
  CHECK(all[3].on == day(2026, 11, 11));
  CHECK(all[3].effective == day(2026, 3, 1));
  CHECK(all[3].state() == AuditState::waiting);
  CHECK(desk.found(desk.policy).empty());
}

TEST_CASE("a change whose day is still to come waits for it, and one that officers made is none") {
  Desk desk;
  desk.policy.programmes[0].audit->share = {{first_date, 2}};
  CHECK(desk.draw(day(2026, 10, 31)) == 0);
  CHECK(desk.draw(day(2026, 11, 30)) == 3);
  for (const auto& each : desk.all()) CHECK(each.stratum.transition == "enrolled->inducted");
  CHECK(desk.found(desk.policy).empty());
}

TEST_CASE("nothing is written where nothing is audited, and a share counts from its day on") {
  Desk desk;
  const auto audit = desk.policy.programmes[0].audit;
  desk.policy.programmes[0].audit.reset();
  CHECK(desk.draw(day(2026, 11, 9)) == 0);
  CHECK(desk.rows("audit_draw") == 0);
  desk.policy.programmes[0].audit = audit;
  desk.policy.programmes[0].audit->share = {{day(2026, 11, 2), 2}};
  CHECK(desk.draw(day(2026, 11, 9)) == 0);
  CHECK(desk.rows("audit_draw") == 1);
  CHECK(desk.rows("audit_count") == 0);
}

TEST_CASE("a draw that follows from another seed than the policy's is found") {
  Desk desk;
  desk.draw(day(2026, 11, 9));
  CHECK(desk.found(desk.policy).empty());
  CompiledPolicy other = desk.policy;
  other.programmes[0].audit->seed = 1;
  const auto found = desk.found(other);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == Finding{"audit_draw", "1", "counts other changes than the ledger has"});
}

TEST_CASE("whoever was slower is told, and an answer that could not be given is found") {
  Desk desk;
  desk.draw(day(2026, 11, 9));
  const auto first = desk.all().at(0);
  ok(append_audit_answer(desk.in, first, 0, said(Kind::agreed, "A")));
  const auto late = append_audit_answer(desk.in, first, 0, said(Kind::disputed, "B"));
  REQUIRE(!late);
  CHECK(late.error().code == RegisterFault::stale);
  CHECK(desk.found(desk.policy).empty());
  ok(append_audit_answer(desk.in, first, 1, said(Kind::answered, "B")));
  const auto found = desk.found(desk.policy);
  REQUIRE(found.size() == 1);
  CHECK(found[0] ==
        Finding{"audited_change", "1", "has an answer that could not be recorded: nobody has disputed audit 1"});
}

TEST_CASE("what waits is counted") {
  Desk desk;
  desk.policy.programmes[0].audit->share = {{first_date, 2}};
  desk.draw(day(2026, 11, 9));
  const auto all = desk.all();
  ok(append_audit_answer(desk.in, all[0], 0, said(Kind::agreed, "A")));
  ok(append_audit_answer(desk.in, all[1], 0, said(Kind::disputed, "A")));
  auto open = ok(open_work(desk.in, day(2026, 11, 9)));
  CHECK(open.audits == 1);
  CHECK(open.disputed == 1);
  ok(append_audit_answer(desk.in, all[1], 1, said(Kind::answered, "B")));
  CHECK(ok(open_work(desk.in, day(2026, 11, 9))).disputed == 0);
}

}  // namespace
}  // namespace safon::test
