// A return with the traits of national ones, from its XML to the ledger, by rule files alone.
#include "dsl/run_tests/run_tests.hpp"
#include "whole_way.hpp"

namespace safon::test {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("pairs, nested repeats and a header are mapped by the feed alone") {
  WholeWay way("training.safon");
  for (const TestResult& test : run_tests(way.model(), way.policy())) CHECK_MESSAGE(test.failures.empty(), test.title);
  const auto taken = way.import(text_of("training_2026.xml"));
  CHECK(taken.error == "");
  CHECK(taken.added == 3);
  CHECK(taken.rejected == 1);
  CHECK(taken.rejections ==
        Lines{"41:33 X204 T-003 born", "43:85 X207 T-003 courses.result", "45:37 X209 T-003 courses.fund"});
  CHECK(way.answers("SELECT fund || ' ' || title FROM courses WHERE fund IS NOT NULL ORDER BY began") ==
        Lines{"national_fund Care, level 2", "local_fund Care, level 3"});
  CHECK(way.answers("SELECT kind || value || ' ' || ifnull(begins, '-') || ' ' || ifnull(ends, '-') FROM marks "
                    "ORDER BY register_key, parent_row_number, row_number") ==
        Lines{"support3 - -", "loan1 2026-09-01 2026-12-31", "funding105 - -", "support2 - -", "funding105 - -",
              "funding107 - -"});
  CHECK(way.answers("SELECT sum(hours) FROM placements") == Lines{"11.5"});
  CHECK(way.answers("SELECT kind || ' ' || value FROM details ORDER BY row_number") ==
        Lines{"length_of_work 3", "own_business 1"});

  way.evaluate("2026-10-10");
  CHECK(way.statuses() ==
        "T-001 learning since 2026-10-05\n"
        "T-002 funded since 2026-10-05, open case\n"
        "T-004 applied since 2026-10-05\n");
  CHECK(way.findings() == Lines{});
}

TEST_CASE("next year's form, another collection and a missing header are refused, and nothing changes") {
  WholeWay way("training.safon");
  const std::string good = text_of("training_2026.xml");
  CHECK(way.import(with(good, "training:2026-27\"", "training:2027-28\"")).error ==
        "return.xml:2:1: X103 `<Submission>` is in the namespace `urn:example:training:2027-28`; the feed "
        "`training_return` expects it in the namespace `urn:example:training:2026-27`, so nothing was found");
  CHECK(way.import(with(good, "<Year>2627", "<Year>2728")).error ==
        "return.xml:4:37: X104 `/Submission/Head/Of/Year` is `2728`; the feed expects `2627`");
  CHECK(way.import(with(good, "<Prepared>2026-10-05</Prepared>", "")).error.starts_with("return.xml:8:3: X105 "));
  CHECK(way.import(with(good, "</Submission>", "")).error.find(" X006 ") != std::string::npos);
  CHECK(way.import(with(good, "<Submission", "<!DOCTYPE Submission><Submission")).error.find(" X007 ") !=
        std::string::npos);
  CHECK(way.answers("SELECT count(*) FROM participant_key") == Lines{"0"});
}

TEST_CASE("what becomes of returns over a year, and every decision follows when it is made again") {
  WholeWay way("training.safon");
  const std::string first = text_of("training_2026.xml");
  way.import(first);
  way.evaluate("2026-10-10");
  way.evaluate("2026-10-20");
  way.certify("T-002", "finished", "2026-10-20");
  // November: T-001 is paid for, T-004 is gone.
  std::string november = with(first, "<Prepared>2026-10-05", "<Prepared>2026-11-05");
  november = with(november, "<MarkType>SUP</MarkType><MarkCode>3<", "<MarkType>FND</MarkType><MarkCode>105<");
  november = with(november, "<Trainee><Reference>T-004</Reference><Born>2003-03-01</Born></Trainee>", "");
  const auto taken = way.import(november);
  CHECK(taken.changed == 1);
  CHECK(taken.unchanged == 1);
  CHECK(taken.no_longer_reported == 1);
  way.evaluate("2026-11-10");
  CHECK(way.statuses() ==
        "T-001 funded since 2026-10-05\n"
        "T-002 finished since 2026-10-20\n"
        "T-004 applied since 2026-10-05, not reported\n");
  CHECK(way.findings() == Lines{});
}

TEST_CASE("an event that does not follow from the facts is found, though every hash is right") {
  WholeWay way("training.safon");
  way.import(text_of("training_2026.xml"));
  way.evaluate("2026-10-10");
  // Somebody settles a day with a program of their own.
  const Date on = *parse_iso_date("2026-10-11");
  const auto run = way.file().begin_run({.policy = &way.policy(), .as_of = on, .started = "then"});
  REQUIRE(run);
  Chunk chunk;
  const ParticipantKey first = 1;
  REQUIRE(way.file().read(way.policy(), 0, on, Versions::matter, {&first, 1}, chunk));
  const std::vector<Event> events = {
      {.kind = EventKind::status_changed, .on = on, .effective = on, .from = 1, .to = 2, .transition = 1}};
  auto after = chunk.states;
  apply(way.policy().programmes[0], events[0], after[0]);
  after[0].evaluated_through = on;
  const auto settled = way.file().settle(*run, 0, chunk, events, after);
  REQUIRE(settled);
  CHECK(way.findings() == Lines{"settlement 2: `T-001` has `status_changed` (learning->funded) on 2026-10-11, "
                                "effective 2026-10-11, which does not follow"});
}

}  // namespace
}  // namespace safon::test
