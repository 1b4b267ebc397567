#include "engine/waiver/life.hpp"

#include <doctest/doctest.h>

namespace safon {
namespace {

using Kind = WaiverEventKind;

Date day(int month, int d) {
  return make_date(2026, month, d).value();
}

WaiverEvent proposed(std::uint8_t approvers = 1) {
  return {.waiver = 1,
          .kind = Kind::proposed,
          .participant = 7,
          .id = "CAF-0007",
          .what = "certificate",
          .on = day(3, 1),
          .by = "A",
          .reason = "trained abroad",
          .rule = "one",
          .until = day(12, 31),
          .approvers = approvers};
}

WaiverEvent said(Kind kind, const char* by, Date on, const char* rule = "one", const char* reason = "") {
  return {.waiver = 1, .kind = kind, .on = on, .by = by, .reason = reason, .rule = rule};
}

/// Records what may be recorded, as a ledger does.
struct Book {
  std::vector<WaiverEvent> events;

  std::string record(WaiverEvent event) {
    const auto all = waivers_of(events);
    if (auto may = may_answer(nullptr, all.front(), event); !may) return may.error();
    if (changes_what_holds(all.front(), event)) event.known_from = Date{event.on.days + 1};
    events.push_back(std::move(event));
    return "";
  }
  [[nodiscard]] Waiver waiver() const { return waivers_of(events).front(); }
};

TEST_CASE("whoever proposes a waiver does not approve it, and nobody approves twice") {
  Book book{{proposed(2)}};
  CHECK(book.record(said(Kind::approved, "A", day(3, 2))) ==
        "`A` has proposed waiver 1, so somebody else has to approve it");
  CHECK(book.record(said(Kind::approved, " a", day(3, 2))) ==
        "` a` has proposed waiver 1, so somebody else has to approve it");
  CHECK(book.record(said(Kind::approved, " ", day(3, 2))) == "this needs the name of the person who does it");
  CHECK(book.record(said(Kind::approved, "B", day(3, 2))).empty());
  CHECK(!book.waiver().holds());
  CHECK(book.record(said(Kind::approved, "b", day(3, 3))) ==
        "`b` has approved waiver 1 already, and it takes another person");
  CHECK(book.record(said(Kind::approved, "B", day(3, 3))) ==
        "`B` has approved waiver 1 already, and it takes another person");
  CHECK(book.record(said(Kind::approved, "C", day(3, 4))).empty());
  CHECK(book.waiver().holds());
  CHECK(book.waiver().from == day(3, 4));
  CHECK(book.record(said(Kind::approved, "D", day(3, 5))) == "waiver 1 was approved already");
}

TEST_CASE("a day knows of a waiver from the day after its approval, and of its end likewise") {
  Book book{{proposed()}};
  REQUIRE(book.record(said(Kind::approved, "B", day(3, 4))).empty());
  CHECK(!known_waiver(book.waiver(), day(3, 4), "one"));
  const auto known = known_waiver(book.waiver(), day(3, 5), "one");
  REQUIRE(known);
  CHECK(known->from == day(3, 4));
  CHECK(known->until == day(12, 31));
  CHECK(known->confirmed);
  CHECK(known->approved_by == "B");

  CHECK(book.record(said(Kind::withdrawn, "A", day(6, 1))) == "this needs a reason");
  REQUIRE(book.record(said(Kind::withdrawn, "A", day(6, 1), "one", "recovered")).empty());
  CHECK(known_waiver(book.waiver(), day(6, 1), "one")->until == day(12, 31));
  CHECK(known_waiver(book.waiver(), day(6, 2), "one")->until == day(6, 1));
  CHECK(learnt_days(book.waiver()) == std::vector<Date>{day(3, 5), day(6, 2)});
  CHECK(book.record(said(Kind::withdrawn, "A", day(6, 3), "one", "again")) == "waiver 1 was withdrawn already");
}

TEST_CASE("under another text it waits to be confirmed by as many people") {
  Book book{{proposed(2)}};
  REQUIRE(book.record(said(Kind::approved, "B", day(3, 2))).empty());
  CHECK(book.record(said(Kind::approved, "C", day(3, 3), "two")) ==
        "the requirement `certificate` has changed since waiver 1 was proposed: refuse it, and propose another");
  CHECK(book.record(said(Kind::confirmed, "C", day(3, 3), "two")) ==
        "waiver 1 is proposed: there is nothing to confirm again");
  REQUIRE(book.record(said(Kind::approved, "C", day(3, 4))).empty());
  CHECK(book.waiver().to_confirm("two", day(12, 31)));
  CHECK(!book.waiver().to_confirm("two", make_date(2027, 1, 1).value()));
  CHECK(!book.waiver().to_confirm("one", day(6, 1)));
  CHECK(!known_waiver(book.waiver(), day(6, 1), "two")->confirmed);

  CHECK(book.record(said(Kind::confirmed, "C", day(6, 1), "one")) ==
        "waiver 1 rests on the requirement as it is: there is nothing to confirm");
  CHECK(book.record(said(Kind::confirmed, "A", day(6, 1), "two")) ==
        "`A` has proposed waiver 1, so somebody else has to approve it");
  REQUIRE(book.record(said(Kind::confirmed, "C", day(6, 1), "two")).empty());
  CHECK(book.waiver().to_confirm("two", day(6, 2)));
  REQUIRE(book.record(said(Kind::confirmed, "D", day(6, 3), "two")).empty());
  CHECK(!book.waiver().to_confirm("two", day(6, 4)));
  CHECK(!known_waiver(book.waiver(), day(6, 3), "two")->confirmed);
  CHECK(known_waiver(book.waiver(), day(6, 4), "two")->confirmed);
  CHECK(known_waiver(book.waiver(), day(6, 4), "one")->confirmed);
}

TEST_CASE("one that is refused instead ends, and what it carried until then stays") {
  Book book{{proposed()}};
  REQUIRE(book.record(said(Kind::approved, "B", day(3, 4))).empty());
  REQUIRE(book.record(said(Kind::refused, "C", day(6, 1), "two", "not under this rule")).empty());
  CHECK(known_waiver(book.waiver(), day(6, 2), "one")->until == day(6, 1));
  CHECK(!book.waiver().to_confirm("two", day(6, 2)));
  Book never_approved{{proposed()}};
  REQUIRE(never_approved.record(said(Kind::refused, "C", day(6, 1), "one", "no")).empty());
  CHECK(!known_waiver(never_approved.waiver(), day(6, 2), "one"));
  CHECK(learnt_days(never_approved.waiver()).empty());
}

TEST_CASE("a proposal has a reason, a last day that the policy allows, and no twin") {
  const Waivable waivable{.what = "certificate", .at_most = {{first_date, Duration{.months = 6}}}};
  auto proposal = proposed();
  CHECK(may_propose(waivable, proposal, {}, nullptr).error() ==
        "the policy lets `certificate` be waived until 2026-09-01 at most");
  proposal.until = day(9, 1);
  CHECK(may_propose(waivable, proposal, {}, nullptr));
  const auto twin = waivers_of(std::vector{proposal});
  CHECK(may_propose(waivable, proposal, twin, nullptr).error() ==
        "waiver 1 of `certificate` waits for approval already");
  proposal.until = day(2, 28);
  CHECK(may_propose(waivable, proposal, {}, nullptr).error() ==
        "a waiver until 2026-02-28 would have ended before 2026-03-01");
  proposal.reason.clear();
  CHECK(may_propose(waivable, proposal, {}, nullptr).error() == "a waiver needs a reason");
}

}  // namespace
}  // namespace safon
