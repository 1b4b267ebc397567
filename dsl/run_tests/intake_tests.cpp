#include "dsl/run_tests/intake_tests.hpp"

#include <algorithm>

#include "dsl/run_tests/test_record.hpp"
#include "engine/intake/applicant.hpp"
#include "engine/progress/elsewhere/elsewhere.hpp"
#include "engine/progress/standing.hpp"
#include "engine/record/build.hpp"

namespace safon {
namespace {

using Expected = model::IntakeTest::Expected;
using Kind = Expected::Kind;

std::string quoted(const std::string& name) {
  return "`" + name + "`";
}

/// "old_hand 07": as many digits as the last needs.
std::string one_of(const std::string& name, std::uint32_t index, std::uint32_t of) {
  if (of == 1) return name;
  auto digits = std::to_string(index + 1);
  while (digits.size() < std::to_string(of).size()) digits.insert(0, "0");
  return name + " " + digits;
}

/// All people of the test, a row for each name.
class Gathering {
 public:
  Gathering(const model::Policy& policy, const CompiledPolicy& compiled, const model::IntakeTest& test)
      : compiled_(compiled),
        intake_(compiled.intakes[test.intake]),
        test_(test),
        day_(std::max(intake_.allocated_on, compiled.in_force_from)),
        batch_(policy.schema),
        run_(compiled.plan) {
    batch_.placed.assign(compiled.intakes.size(), {});
    for (std::uint32_t p = 0; p < test.people.size(); ++p) {
      append_participant(batch_, test_record(policy, test.people[p].row), 0);
      versions_.push_back({.participant = p, .row = p, .known_from = compiled.in_force_from});
    }
    for (auto& placed : batch_.placed) placed.assign(test.people.size(), absent_value<std::int32_t>);
    for (std::size_t p = 0; p < test.people.size(); ++p)
      for (const auto& [intake, since] : test.people[p].placed) batch_.placed[intake][p] = since.days;
  }

  [[nodiscard]] std::expected<std::vector<IntakeEvent>, std::string> give_out() {
    settle();
    std::vector<Applicant> applicants;
    for (std::uint32_t p = 0; p < test_.people.size(); ++p) {
      if (run_.verdict(intake_.eligible, p) == Verdict::not_met) continue;
      auto one = applicant_of(compiled_, intake_, run_, batch_, p, "");
      one.key = p + 1;
      for (std::uint32_t i = 0; i < test_.people[p].number; ++i) {
        one.id = one_of(test_.people[p].name, i, test_.people[p].number);
        applicants.push_back(one);
      }
    }
    return allocate(intake_, day_, std::move(applicants), calendar());
  }

 private:
  [[nodiscard]] const Calendar* calendar() const {
    return compiled_.working_days == none16 ? nullptr : &compiled_.plan.calendars[compiled_.working_days];
  }

  void settle() {
    std::vector<ProgressState> own;
    std::vector<HeldElsewhere> held;
    for (const auto p : compiled_.order) {
      std::vector<ProgressState> states(test_.people.size());
      const auto events = progress({.policy = &compiled_,
                                    .programme = p,
                                    .batch = &batch_,
                                    .versions = versions_,
                                    .to = day_,
                                    .calendar = calendar(),
                                    .elsewhere = held},
                                   states, run_);
      for (const auto& event : events) note(compiled_, event, event.participant, held);
      put_in_order(held);
      if (p == intake_.programme) own = std::move(states);
    }
    std::vector<const ProgressState*> by_row;
    for (const auto& state : own) by_row.push_back(&state);
    run_.run(batch_, standing_of(compiled_, intake_.programme, by_row), {&day_.days, 1});
  }

  const CompiledPolicy& compiled_;
  const Intake& intake_;
  const model::IntakeTest& test_;
  Date day_;
  RecordBatch batch_;
  std::vector<RecordVersion> versions_;
  Run run_;
};

/// What became of one, with their place on the waiting list.
struct Outcome {
  const IntakeEvent* event;
  std::uint32_t waiting = 0;
};

std::string said(IntakeEventKind kind) {
  switch (kind) {
    case IntakeEventKind::placed:
      return "placed";
    case IntakeEventKind::offered:
      return "offered";
    case IntakeEventKind::waiting:
      return "waiting list";
    case IntakeEventKind::not_ranked:
      return "not ranked";
    default:
      return "not placed";
  }
}

IntakeEventKind wanted(Kind kind) {
  switch (kind) {
    case Kind::placed:
      return IntakeEventKind::placed;
    case Kind::offered:
      return IntakeEventKind::offered;
    case Kind::waiting:
      return IntakeEventKind::waiting;
    case Kind::not_ranked:
      return IntakeEventKind::not_ranked;
    case Kind::not_placed:
    case Kind::not_eligible:
    case Kind::last_rank:
      break;
  }
  return IntakeEventKind::not_placed;
}

std::string described(const Outcome& outcome) {
  const auto& event = *outcome.event;
  std::string text = quoted(event.id) + " " + said(event.kind);
  if (outcome.waiting > 0) text += " " + std::to_string(outcome.waiting);
  if (event.rank > 0) text += " rank " + std::to_string(event.rank);
  return text + " because \"" + event.text + "\"";
}

std::string described(const Expected& expected, const std::string& name) {
  std::string text = expected.number ? std::to_string(*expected.number) + " " : "";
  text += quoted(name) + " " + (expected.kind == Kind::not_eligible ? "not eligible" : said(wanted(expected.kind)));
  if (expected.place) text += " " + std::to_string(*expected.place);
  if (expected.rank) text += " rank " + std::to_string(*expected.rank);
  return expected.because.empty() ? text : text + " because \"" + expected.because + "\"";
}

bool fits(const Expected& expected, const Outcome& outcome) {
  const auto& event = *outcome.event;
  return event.kind == wanted(expected.kind) && (!expected.place || outcome.waiting == *expected.place) &&
         (!expected.rank || event.rank == *expected.rank) &&
         (expected.because.empty() || event.text.find(expected.because) != std::string::npos);
}

void check(const model::IntakeTest& test, const Expected& expected, const std::vector<IntakeEvent>& events,
           TestResult& result) {
  if (expected.kind == Kind::last_rank) {
    const auto rank = events.front().rank;
    if (rank == *expected.rank) return;
    const auto found = rank == 0 ? std::string("nobody has a place") : "last rank " + std::to_string(rank);
    result.failures.push_back({expected.span, "last rank " + std::to_string(*expected.rank), found, {}});
    return;
  }
  const auto& people = test.people[expected.people];
  std::uint32_t waiting = 0, right = 0, there = 0;
  std::string other;
  for (const auto& event : events) {
    if (event.kind == IntakeEventKind::waiting) ++waiting;
    if (event.participant != std::int64_t{expected.people} + 1) continue;
    const Outcome outcome{&event, event.kind == IntakeEventKind::waiting ? waiting : 0};
    ++there;
    if (expected.kind != Kind::not_eligible && fits(expected, outcome))
      ++right;
    else if (other.empty())
      other = described(outcome);
  }
  if (expected.kind == Kind::not_eligible) right = people.number - there;
  const auto wanted_number = expected.number.value_or(people.number);
  if (right == wanted_number) return;
  std::string found = there == 0 ? quoted(people.name) + " is not eligible" : other;
  if (there > 1) found = std::to_string(right) + " of " + std::to_string(there) + (other.empty() ? "" : "; " + other);
  result.failures.push_back({expected.span, described(expected, people.name), std::move(found), {}});
}

}  // namespace

TestResult run_intake_test(const model::Policy& policy, const CompiledPolicy& compiled, const model::IntakeTest& test) {
  TestResult result{.title = test.title, .table = {}, .span = test.span, .failures = {}};
  const auto events = Gathering(policy, compiled, test).give_out();
  if (!events) {
    result.failures.push_back({test.span, "places to be given out", events.error(), {}});
    return result;
  }
  for (const auto& expected : test.expectations) check(test, expected, *events, result);
  return result;
}

}  // namespace safon
