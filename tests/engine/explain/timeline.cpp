#include "engine/explain/timeline.hpp"

#include <doctest/doctest.h>

#include "tests/engine/explain/explained.hpp"

using namespace safon;
using namespace safon::testing;

namespace {

using Line = std::vector<std::pair<Date, Verdict>>;

struct Fixture : Explained {
  Fixture() { know({.activities = {{day("2026-02-20"), 1}, {day("2026-06-01"), 1}, {day("2026-06-20"), 1}}}); }
};

}  // namespace

TEST_CASE("a timeline has the day on which each answer begins") {
  Fixture f;
  const Reg coached = f.policy.outline.nodes[f.coaching].verdict;
  CHECK((timeline(f.policy, coached, f.records.batch, 0, std::span<const Standing>{}, day("2026-01-01"),
                  day("2026-12-31")) == Line{{day("2026-01-01"), Verdict::not_met},
                                             {day("2026-02-20"), Verdict::met},
                                             {day("2026-03-23"), Verdict::not_met},
                                             {day("2026-06-01"), Verdict::met},
                                             {day("2026-07-21"), Verdict::not_met}}));
  CHECK(
      timeline(f.policy, coached, f.records.batch, 0, std::span<const Standing>{}, day("2026-01-02"), day("2026-01-01"))
          .empty());
}

TEST_CASE("a timeline by flip dates is the same as one by every single day") {
  Fixture f;
  const Reg coached = f.policy.outline.nodes[f.coaching].verdict;
  Line daily;
  Run run(f.policy.plan);
  for (Date today = day("2026-01-01"); today <= day("2026-12-31"); ++today.days) {
    run.run(f.records.batch, {}, {&today.days, 1});
    if (daily.empty() || daily.back().second != run.verdict(coached, 0))
      daily.emplace_back(today, run.verdict(coached, 0));
  }
  CHECK((timeline(f.policy, coached, f.records.batch, 0, std::span<const Standing>{}, day("2026-01-01"),
                  day("2026-12-31")) == daily));
}

TEST_CASE("since when an answer has held without a break") {
  Fixture f;
  auto since_when = [&](const char* to) {
    return since(f.policy, f.coaching, f.records.batch, 0, {}, before_record(f.records.batch, 0), day(to));
  };
  CHECK(since_when("2026-02-19") == std::nullopt);  // it never was otherwise
  CHECK(since_when("2026-03-01") == day("2026-02-20"));
  CHECK(since_when("2026-05-01") == day("2026-03-23"));
  CHECK(since_when("2026-07-01") == day("2026-06-01"));
  CHECK(before_record(f.records.batch, 0) == day("2026-02-19"));
}

TEST_CASE("through time the standing is the one of each day") {
  SmallPolicy small({"a", "b", "c"});
  const NodeId was_b = small.node({.kind = NodeKind::condition, .text = "previously b", .verdict = small.was(1)});
  Records records(small.policy);
  records.add(0, day("2026-01-01"), {.begin = day("2026-01-01")});
  ProgressState state;
  state.history = {{.status = 0, .effective = day("2026-01-01")},
                   {.status = 1, .effective = day("2026-03-01")},
                   {.status = 2, .effective = day("2026-03-01")}};
  const auto standing = standing_through(small.policy, 0, state);
  REQUIRE(standing.size() == 3);  // before any, and two days on which statuses began
  const Reg reg = small.policy.outline.nodes[was_b].verdict;
  CHECK((timeline(small.policy, reg, records.batch, 0, standing, day("2025-12-01"), day("2026-12-31")) ==
         Line{{day("2025-12-01"), Verdict::not_met}, {day("2026-03-01"), Verdict::met}}));
  Explanation why{.node = was_b, .answer = Answer::met};
  add_since(why, small.policy, records.batch, 0, standing, day("2025-12-01"), first_date, day("2026-12-31"));
  CHECK(why.since == day("2026-03-01"));
}

TEST_CASE("a whole explanation learns since when each of its answers has held") {
  Fixture f;
  auto why = f.explain("2026-07-01", f.reflection);
  add_since(why, f.policy, f.records.batch, 0, {}, day("2026-01-01"), first_date, day("2026-07-01"));
  const auto& group = why.children[0].children[0];
  CHECK(group.children[1].since == day("2026-06-01"));
  CHECK(why.since == std::nullopt);
  add_since(why, f.policy, f.records.batch, 0, {}, day("2026-01-01"), day("2026-06-15"), day("2026-07-01"));
  CHECK(why.children[0].children[0].children[1].since == day("2026-06-15"));
}
