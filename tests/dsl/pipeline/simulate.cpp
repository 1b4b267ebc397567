// A draft against everybody: what it says is what the night after publishing would bring, and nothing is written.
#include "engine/simulate/simulate.hpp"

#include <rapidcheck.h>

#include <algorithm>

#include "engine/ports/in_memory.hpp"
#include "engine/record/build.hpp"
#include "tests/dsl/small_programme.hpp"

using namespace safon;
using safon::testing::load_text;
using safon::testing::small_programme;

namespace {

Date day(const char* iso) {
  return *parse_iso_date(iso);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

struct Activity {
  int kind;  // 0 course, 1 visit
  Date held;
};

/// A register in memory under the small programme.
struct Office {
  LoadedPolicy current;
  InMemoryRegister store;

  explicit Office(const std::string& text = small_programme)
      : current(load_text(text)), store(current.compiled->plan.schema) {}

  void learn(const std::string& id, const std::vector<Activity>& activities, Date appointed = day("2026-01-10"),
             const std::string& council = "north") {
    const auto& schema = current.compiled->plan.schema;
    RecordBatch batch(schema);
    append_row(batch, root_table);
    put_text(batch, root_table, 0, id);
    put(batch, root_table, 1, appointed.days);
    mark_given(batch, 1);
    for (const auto& activity : activities) {
      append_row(batch, 1);
      put(batch, 1, 0, activity.kind);
      put(batch, 1, 1, activity.held.days);
    }
    store.add_version(batch, 0, day("2026-03-01"), council);
  }

  void night(const CompiledPolicy& policy, Date as_of) {
    const auto report =
        evaluate_register(policy, store, store, {.as_of = as_of, .time = [] { return std::string("then"); }});
    REQUIRE(report);
  }
  void night(const char* as_of) { night(*current.compiled, day(as_of)); }

  Simulation against(const LoadedPolicy& draft, SimulateOptions options = {}) {
    if (options.as_of == Date{}) options.as_of = day("2026-06-02");
    if (options.until == Date{}) options.until = options.as_of;
    auto result = simulate(*current.compiled, *draft.compiled, store, options);
    REQUIRE(result);
    return std::move(*result);
  }
};

std::uint64_t how_many(const Simulation& simulation, Effect effect) {
  return simulation.programmes.front().effects_of[std::size_t(effect)];
}

using Lines = std::vector<std::string>;

/// "A gains settled: visits not met, met"
Lines told(const Simulation& simulation) {
  Lines lines;
  for (const auto& programme : simulation.programmes)
    for (const auto& samples : programme.samples)
      for (const auto& each : samples) {
        auto line = each.id + " " + std::string(effect_name(each.effect)) + " " + programme.statuses[each.status].name;
        if (each.reached_before && each.reached_after)
          line += " by " + std::to_string(each.reached_after->days - each.reached_before->days);
        for (const auto r : each.reasons) {
          const auto& reason = programme.reasons[r];
          line += ": " + reason.name;
          if (reason.kind == Reason::Kind::differs)
            line += " " + std::string(answer_name(reason.before)) + ", " + std::string(answer_name(reason.after));
          if (reason.kind == Reason::Kind::added) line += " added";
          if (reason.kind == Reason::Kind::removed) line += " removed";
          if (reason.kind == Reason::Kind::way) line += " way";
        }
        lines.push_back(line);
      }
  std::ranges::sort(lines);
  return lines;
}

}  // namespace

TEST_CASE("a draft that says the same changes nothing, and nothing is written") {
  Office in;
  in.learn("A", {{0, day("2026-02-01")}, {1, day("2026-02-02")}, {1, day("2026-02-03")}});
  in.learn("B", {});
  in.night("2026-06-01");
  const auto events = in.store.events().size();
  const auto result = in.against(load_text(small_programme));
  CHECK(result.participants == 2);
  CHECK(told(result) == Lines{});
  for (const auto& requirement : result.requirements) CHECK(requirement.changed() == 0);
  CHECK(in.store.events().size() == events);
}

TEST_CASE("a lower threshold lets people gain, and the requirement says why") {
  Office in;
  in.learn("A", {{0, day("2026-02-01")}, {1, day("2026-02-02")}});
  in.learn("B", {{0, day("2026-02-01")}});
  in.night("2026-06-01");
  const auto result = in.against(load_text(replaced(small_programme, "at least 2 activities", "some activity")));
  CHECK(told(result) == Lines{"A gains settled: visits not met, met"});
  const auto& programme = result.programmes.front();
  CHECK(programme.cases.before == 0);
  CHECK(programme.cases.after == 1);
  const auto visits = std::ranges::find(result.requirements, "visits", &AskedOfAll::name);
  REQUIRE(visits != result.requirements.end());
  CHECK(visits->count(false, Answer::met) == 0);
  CHECK(visits->count(true, Answer::met) == 1);
}

TEST_CASE("a higher one takes a case away, but no status that is recorded") {
  Office in;
  in.learn("A", {{0, day("2026-02-01")}, {1, day("2026-02-02")}, {1, day("2026-02-03")}});
  in.night("2026-06-01");
  CHECK(told(in.against(load_text(replaced(small_programme, "at least 2 activities", "at least 3 activities")))) ==
        Lines{"A loses settled: visits met, not met"});
  const auto no_course = load_text(
      replaced(small_programme, "some activity where kind is course", "at least 2 activities where kind is course"));
  CHECK(told(in.against(no_course)) == Lines{});
  CHECK(told(in.against(no_course, {.as_of = day("2026-06-01"), .from_start = true})) ==
        Lines{"A loses trained: course met, not met"});
}

TEST_CASE("what time alone brings comes later or sooner, when one looks ahead") {
  const auto text =
      replaced(small_programme, "requirement course",
               "requirement served \"has served\" { appointed + 12 months on or before today }\nrequirement course");
  const auto with_time = replaced(text, "when course", "when served");
  Office in(with_time);
  in.learn("A", {});
  in.night("2026-06-01");
  const auto longer = load_text(replaced(with_time, "12 months on", "18 months on"));
  CHECK(told(in.against(longer)) == Lines{});
  CHECK(told(in.against(longer, {.until = day("2028-06-01")})) ==
        Lines{"A waits_longer trained by 181: served met, not met"});
  CHECK(told(in.against(longer, {.until = day("2027-02-01")})) == Lines{"A loses trained: served met, not met"});
  const auto shorter = load_text(replaced(with_time, "12 months on", "6 months on"));
  CHECK(told(in.against(shorter, {.until = day("2028-06-01")})) ==
        Lines{"A sooner trained by -184: served not met, met"});
}

TEST_CASE("what only one of the two asks is told as that") {
  Office in;
  in.learn("A", {{0, day("2026-02-01")}});
  in.night("2026-06-01");
  const auto more = load_text(replaced(small_programme, "when visits certified", "when visits and course certified"));
  CHECK(told(in.against(more)) == Lines{});
  const auto less = load_text(replaced(small_programme, "when visits certified", "when course certified"));
  CHECK(told(in.against(less)) == Lines{"A gains settled: visits removed"});
  Office strict(replaced(small_programme, "when course", "when course and visits"));
  strict.learn("A", {{0, day("2026-02-01")}});
  strict.night("2026-06-01");
  CHECK(told(strict.against(load_text(small_programme))) == Lines{"A gains trained: visits removed"});
}

TEST_CASE("whom the draft does not apply to is left alone") {
  Office in;
  in.learn("A", {{0, day("2026-02-01")}, {1, day("2026-02-02")}});
  in.learn("B", {{0, day("2026-02-01")}, {1, day("2026-02-02")}}, day("2026-01-20"));
  in.night("2026-06-01");
  auto text = replaced(small_programme, "at least 2 activities", "some activity");
  text = replaced(text, "applies to everyone", "applies to participants who entered on or after 2026-01-20");
  const auto result = in.against(load_text(text));
  CHECK(told(result) == Lines{"B gains settled: visits not met, met"});
  CHECK(result.programmes.front().left_alone == 1);
}

TEST_CASE("from the start, a draft counts from the day on which the policy began") {
  Office in;
  in.learn("A", {{0, day("2026-02-01")}});
  const auto later = load_text(replaced(small_programme, "in force from 2020-01-01", "in force from 2027-01-01"));
  CHECK(told(in.against(later, {.as_of = day("2026-06-01"), .from_start = true})) == Lines{});
}

TEST_CASE("a programme that asks another is asked after it, on both sides") {
  const std::string guild = R"(
programme guild "Guild" for participant {
  begins on appointed
  status outside "Outside" initial
  status member "Member"
  from outside to member when status of steps is trained
}
)";
  Office in(small_programme + guild);
  in.learn("A", {{0, day("2026-02-01")}});
  in.night("2026-06-01");
  // The draft says it the other way round in the text, and asks for less.
  const auto draft = load_text(replaced(small_programme, "when course", "when course or visits") + guild);
  CHECK(told(in.against(draft)) == Lines{});
  Office none(small_programme + guild);
  none.learn("A", {{1, day("2026-02-01")}, {1, day("2026-02-02")}});
  none.night("2026-06-01");
  const auto result = none.against(draft);
  CHECK(result.programmes.size() == 2);
  CHECK(told(result) == Lines{"A gains member: outside->member way", "A gains trained: visits added"});
}

TEST_CASE("people are picked by lot: the same ones however many are looked at at once") {
  Office in;
  for (int i = 0; i < 60; ++i) in.learn("P" + std::to_string(i), {{0, day("2026-02-01")}, {1, day("2026-02-02")}});
  in.night("2026-06-01");
  const auto draft = load_text(replaced(small_programme, "at least 2 activities", "some activity"));
  const auto all = in.against(draft, {.samples = 3, .seed = 7});
  CHECK(how_many(all, Effect::gains) == 60);
  CHECK(told(all).size() == 3);
  CHECK(told(in.against(draft, {.samples = 3, .seed = 7, .at_once = 1})) == told(all));
  CHECK(told(in.against(draft, {.samples = 3, .seed = 8})) != told(all));
  CHECK(told(in.against(draft, {.samples = 0})).empty());
}

TEST_CASE("what it says of statuses is what the night after publishing brings") {
  CHECK(rc::check([] {
    Office in;
    const auto people = *rc::gen::inRange(1, 30);
    for (int i = 0; i < people; ++i) {
      std::vector<Activity> activities;
      for (const auto& [kind, days] : *rc::gen::container<std::vector<std::pair<int, int>>>(
               rc::gen::pair(rc::gen::inRange(0, 2), rc::gen::inRange(0, 300))))
        activities.push_back({kind, Date{day("2026-01-01").days + days}});
      in.learn("P" + std::to_string(i), activities, Date{day("2025-01-01").days + *rc::gen::inRange(0, 400)},
               i % 2 ? "north" : "south");
    }
    in.night("2026-06-01");
    const auto count = std::to_string(*rc::gen::inRange(1, 4));
    const auto months = std::to_string(*rc::gen::inRange(1, 24));
    auto text = replaced(small_programme, "some activity where kind is course",
                         "at least " + count + " activities where kind is course within last " + months + " months");
    text = replaced(text, "at least 2 activities", "at least " + count + " activities");
    const auto draft = load_text(text);
    const Date as_of{day("2026-06-02").days + *rc::gen::inRange(0, 200)};
    const auto result = in.against(draft, {.as_of = as_of, .until = as_of, .at_once = 7});
    in.night(*draft.compiled, as_of);

    Chunk chunk;
    const auto keys = in.store.participants(*draft.compiled, 0, as_of, Who::everyone);
    RC_ASSERT(keys.has_value());
    RC_ASSERT(in.store.read(*draft.compiled, 0, as_of, Versions::matter, *keys, chunk).has_value());
    std::map<std::string, std::vector<std::uint64_t>> there;
    std::uint64_t cases = 0;
    for (std::size_t p = 0; p < chunk.states.size(); ++p) {
      auto& counts = there[chunk.participants[p].council];
      counts.resize(4);
      const auto& history = chunk.states[p].history;
      ++counts[history.empty() ? 0 : history.back().status + 1];
      cases += !chunk.states[p].cases.empty();
    }
    const auto& programme = result.programmes.front();
    for (const auto& [council, counts] : programme.councils)
      for (std::size_t s = 0; s < counts.size(); ++s) RC_ASSERT(counts[s].after == there[council][s]);
    RC_ASSERT(programme.cases.after == cases);
  }));
}
