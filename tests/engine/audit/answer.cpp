// What may be said of an audited change.
#include "engine/audit/answer.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace safon {
namespace {

using Kind = AuditAnswerKind;

const Date changed{20'000};

AuditAnswer said(Kind kind, const std::string& by, int after = 0) {
  return {.kind = kind, .on = Date{changed.days + after}, .by = by, .role = "auditor", .reason = "because"};
}

std::string why_not(const std::vector<AuditAnswer>& before, const AuditAnswer& answer) {
  const auto may = may_answer(3, changed, before, answer);
  return may ? "" : may.error();
}

TEST_CASE("an auditor agrees or disputes once, and somebody else answers a dispute") {
  CHECK(why_not({}, said(Kind::agreed, "A")).empty());
  CHECK(why_not({}, said(Kind::disputed, "A")).empty());
  CHECK(why_not({said(Kind::disputed, "A")}, said(Kind::answered, "B")).empty());
  CHECK(why_not({said(Kind::agreed, "A")}, said(Kind::disputed, "B")) == "audit 3 was agreed by A on 2024-10-04");
  CHECK(why_not({said(Kind::disputed, "A")}, said(Kind::agreed, "B")) == "audit 3 was disputed by A on 2024-10-04");
  CHECK(why_not({}, said(Kind::answered, "B")) == "nobody has disputed audit 3");
  CHECK(why_not({said(Kind::agreed, "A")}, said(Kind::answered, "B")) == "nobody has disputed audit 3");
  CHECK(why_not({said(Kind::disputed, "A")}, said(Kind::answered, "A")) ==
        "`A` has disputed audit 3, so somebody else has to answer");
  CHECK(!why_not({said(Kind::disputed, "A. Evans")}, said(Kind::answered, " a. EVANS")).empty());
  CHECK(why_not({said(Kind::disputed, "A"), said(Kind::answered, "B")}, said(Kind::answered, "C")) ==
        "audit 3 was answered by B on 2024-10-04");
}

TEST_CASE("a dispute and an answer have a reason, and nothing is said before its day") {
  auto silent = said(Kind::disputed, "A");
  silent.reason.clear();
  CHECK(why_not({}, silent) == "a dispute needs a reason");
  silent.kind = Kind::agreed;
  CHECK(why_not({}, silent).empty());
  silent.kind = Kind::answered;
  CHECK(why_not({said(Kind::disputed, "B")}, silent) == "an answer says what came of the dispute");
  CHECK(why_not({}, said(Kind::agreed, "")) == "nobody is named who says it");
  CHECK(why_not({}, said(Kind::agreed, "A", -1)) == "it is dated 2024-10-03, before what it is about, 2024-10-04");
  CHECK(why_not({said(Kind::disputed, "A", 5)}, said(Kind::answered, "B", 4)) ==
        "it is dated 2024-10-08, before what it is about, 2024-10-09");
}

TEST_CASE("names are those that the register has") {
  for (const auto kind : {Kind::agreed, Kind::disputed, Kind::answered})
    CHECK(audit_answer_kind(audit_answer_name(kind)) == kind);
  CHECK(!audit_answer_kind("waiting"));
  const std::vector<AuditAnswer> none, one{said(Kind::disputed, "A")};
  CHECK(audit_state_name(audit_state(none)) == "waiting");
  CHECK(audit_state_name(audit_state(one)) == "disputed");
}

}  // namespace
}  // namespace safon
