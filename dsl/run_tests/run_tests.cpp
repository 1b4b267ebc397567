#include "dsl/run_tests/run_tests.hpp"

#include <algorithm>

#include "dsl/run_tests/test_record.hpp"
#include "engine/explain/timeline.hpp"
#include "engine/progress/before.hpp"
#include "engine/progress/elsewhere/elsewhere.hpp"
#include "engine/progress/progress.hpp"
#include "engine/progress/standing.hpp"

namespace safon {
namespace {

using Expected = model::Expectation;

std::string quoted(const std::string& name) {
  return "`" + name + "`";
}
std::string named(Answer answer) {
  return std::string(answer_name(answer));
}
std::string since_text(const std::optional<Date>& date) {
  return date ? " since " + to_iso(*date) : "";
}

/// One test on its way through time.
struct Stage {
  const model::Policy& policy;
  const CompiledPolicy& compiled;
  const model::Test& test;
  RecordBatch batch;
  Run run;
  std::vector<ProgressState> states;  // by programme
  std::vector<HeldElsewhere> held;    // in all of them, as the others get to know of it
  std::string stopped_by;
  TestResult result;

  Stage(const model::Policy& p, const CompiledPolicy& c, const model::Test& t)
      : policy(p),
        compiled(c),
        test(t),
        batch(test_record(p, t.given ? *t.given : model::TestRow{})),
        run(c.plan),
        states(std::max<std::size_t>(c.programmes.size(), 1)),
        result{t.title, t.span, {}} {
    // Who is not said to have a place has none.
    batch.placed.assign(c.intakes.size(), {absent_value<std::int32_t>});
    for (const auto& [intake, since] : t.given_placed) batch.placed[intake].front() = since.days;
  }

  void fail(Span span, std::string expected, std::string found, std::optional<Explanation> why = {}) {
    result.failures.push_back({span, std::move(expected), std::move(found), std::move(why)});
  }
  const Programme& programme() const { return compiled.programmes[test.programme]; }
  const ProgressState& state() const { return states[test.programme]; }
  std::string present(std::uint16_t of) const {
    const auto& there = states[of];
    if (there.history.empty()) return "not entered";
    const auto& programme = compiled.programmes[of];
    const auto status = "status " + quoted(programme.statuses[there.history.back().status].name) + " since " +
                        to_iso(began(programme, there.history));
    return there.stopped ? status + ", and stopped: " + stopped_by : status;
  }

  /// What a programme's event makes known to the others.
  void tell(const Event& event) {
    note(compiled, event, 0, held);
    put_in_order(held);
  }

  void go_to(Date day) {
    const std::vector<RecordVersion> versions{{.participant = 0, .row = 0, .known_from = compiled.in_force_from}};
    const auto calendar = compiled.working_days == none16 ? nullptr : &compiled.plan.calendars[compiled.working_days];
    for (const auto p : compiled.order) {
      const auto events = progress({.policy = &compiled,
                                    .programme = p,
                                    .batch = &batch,
                                    .versions = versions,
                                    .to = day,
                                    .calendar = calendar,
                                    .elsewhere = held},
                                   {&states[p], 1}, run);
      for (const auto& event : events) {
        if (event.kind == EventKind::stopped && p == test.programme) stopped_by = event.text;
        tell(event);
      }
      for (auto& each : held) each.next = states[each.programme].next;
    }
  }

  void start() {
    for (const auto& [programme, status, since] : test.given_statuses) {
      const Event entered{
          .kind = EventKind::entered, .programme = programme, .on = since, .effective = since, .to = status};
      apply(compiled.programmes[programme], entered, states[programme]);
      states[programme].evaluated_through = Date{since.days - 1};
      tell(entered);
    }
  }

  /// Officers decide in the order of the days; each decision rests on what was known by then.
  void certify() {
    auto decisions = test.certified;
    std::stable_sort(decisions.begin(), decisions.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
    for (const auto& decision : decisions) {
      go_to(decision.on);
      auto names = decision.by.empty() ? std::vector<std::string>{"officer"} : decision.by;
      for (const auto& name : names) {
        auto outcome = decide(compiled, decision.programme, {.to = decision.status, .on = decision.on, .by = name}, 0,
                              states[decision.programme]);
        if (const auto* brought = std::get_if<std::vector<Event>>(&outcome))
          for (const auto& event : *brought) tell(event);
        if (const auto* why = std::get_if<std::string>(&outcome)) {
          fail(test.span,
               "a case for " + quoted(compiled.programmes[decision.programme].statuses[decision.status].name) +
                   " to certify on " + to_iso(decision.on),
               *why);
          return;
        }
      }
    }
  }

  std::vector<Standing> standing() const {
    const ProgressState* own[] = {&state()};
    auto standing = standing_of(compiled, test.programme, own);
    stand_elsewhere(compiled, test.programme, standing, held, test.as_of, test.as_of);
    return standing;
  }

  const OpenCase* case_for(std::uint16_t of, std::uint8_t status) const {
    for (const auto& open : states[of].cases)
      if (compiled.programmes[of].transitions[open.transition].to == status) return &open;
    return nullptr;
  }

  std::string open_cases(std::uint16_t of) const {
    const auto& programme = compiled.programmes[of];
    if (states[of].cases.empty()) return "no case; " + present(of);
    std::string text;
    for (const auto& open : states[of].cases)
      text += (text.empty() ? "a case for " : ", and for ") +
              quoted(programme.statuses[programme.transitions[open.transition].to].name) + " since " +
              to_iso(open.since);
    return text;
  }
};

Answer wanted(Expected::Answer answer) {
  switch (answer) {
    case Expected::Answer::met:
      return Answer::met;
    case Expected::Answer::not_met:
      return Answer::not_met;
    case Expected::Answer::unknown:
      return Answer::unknown;
    case Expected::Answer::not_applicable:
      return Answer::not_applicable;
    case Expected::Answer::conflict:
      return Answer::conflict;
  }
  return Answer::unknown;
}

/// The names of all that settles the answer. A short name stands for the part of the requirement that is asked about.
bool gives_reason(const Explanation& reason, const std::string& requirement, const std::string& name) {
  if (reason.name == name || reason.name == requirement + "." + name) return true;
  return std::any_of(reason.children.begin(), reason.children.end(),
                     [&](const Explanation& child) { return gives_reason(child, requirement, name); });
}

void list_names(const Explanation& reason, std::vector<std::string>& names) {
  if (!reason.name.empty() && reason.children.empty()) names.push_back(quoted(reason.name));
  for (const auto& child : reason.children) list_names(child, names);
  if (names.empty() && !reason.name.empty()) names.push_back(quoted(reason.name));
}

NodeId find_node(const Outline& outline, const std::string& name) {
  for (NodeId n = 0; n < outline.nodes.size(); ++n)
    if (outline.nodes[n].name == name && outline.nodes[n].kind != NodeKind::reference) return n;
  for (NodeId n = 0; n < outline.nodes.size(); ++n)
    if (outline.nodes[n].name == name) return n;
  return no_node;
}

std::optional<Date> since_when(Stage& stage, const Node& node, Verdict verdict) {
  const auto standing =
      standing_through(stage.compiled, stage.test.programme, stage.state(), stage.held, stage.test.as_of);
  std::optional<Date> since;
  Date from = stage.state().history.empty() ? stage.compiled.in_force_from : stage.state().history.front().effective;
  from = std::max(from, stage.compiled.in_force_from);
  Verdict before = Verdict::unknown;
  bool first = true;
  for (const auto& [day, answer] :
       timeline(stage.compiled, node.verdict, stage.batch, 0, standing, from, stage.test.as_of)) {
    if (answer == verdict && (first || before != verdict)) since = day;
    before = answer;
    first = false;
  }
  return since;
}

void check_verdict(Stage& stage, const Expected& expected) {
  const NodeId node = find_node(stage.compiled.outline, expected.requirement);
  const auto standing = stage.standing();
  const std::int32_t as_of = stage.test.as_of.days;
  stage.run.run(stage.batch, standing, {&as_of, 1});
  const auto why = explain(stage.compiled, node, stage.run, stage.batch, 0, "");
  const auto answer = wanted(expected.answer);
  const auto subject = quoted(expected.requirement) + " ";
  if (why.answer != answer) {
    stage.fail(expected.span, subject + named(answer), subject + named(why.answer), why);
    return;
  }
  if (expected.date) {
    const auto since = since_when(stage, stage.compiled.outline.nodes[node],
                                  stage.run.verdict(stage.compiled.outline.nodes[node].verdict, 0));
    if (since != expected.date)
      stage.fail(expected.span, subject + named(answer) + since_text(expected.date),
                 subject + named(answer) + since_text(since), why);
  }
  const auto folded = reasons(why);
  for (const auto& name : expected.because) {
    if (gives_reason(folded, expected.requirement, name)) continue;
    std::vector<std::string> names;
    list_names(folded, names);
    std::string found = subject + named(answer) + " because";
    for (const auto& each : names) found += " " + each;
    stage.fail(expected.span, subject + named(answer) + " because " + quoted(name), found, why);
  }
}

void check(Stage& stage, const Expected& expected) {
  // A policy without programmes has no statuses; then nothing is expected of them either.
  const auto of = expected.programme;
  const auto status = [&] { return quoted(stage.compiled.programmes[of].statuses[expected.status].name); };
  const auto since = since_text(expected.date);
  switch (expected.kind) {
    case Expected::Kind::status: {
      const auto& history = stage.states[of].history;
      const bool holds = !history.empty() && history.back().status == expected.status && !stage.states[of].stopped &&
                         (!expected.date || began(stage.compiled.programmes[of], history) == *expected.date);
      if (!holds) stage.fail(expected.span, "status " + status() + since, stage.present(of));
      return;
    }
    case Expected::Kind::case_for: {
      const auto* open = stage.case_for(of, expected.status);
      if (!open || (expected.date && open->since != *expected.date))
        stage.fail(expected.span, "a case for " + status() + since, stage.open_cases(of));
      return;
    }
    case Expected::Kind::no_case:
      if (!stage.state().cases.empty()) stage.fail(expected.span, "no case", stage.open_cases(stage.test.programme));
      return;
    case Expected::Kind::next_date:
      if (expected.date && stage.state().next != *expected.date)
        stage.fail(expected.span, "next date " + to_iso(*expected.date), "next date " + to_iso(stage.state().next));
      return;
    case Expected::Kind::review:
      if (stage.state().reviews == 0) stage.fail(expected.span, "a review", "no review");
      return;
    case Expected::Kind::verdict:
      return check_verdict(stage, expected);
  }
}

/// What must always hold must hold on the day of a test as well, whatever else the test expects.
void check_properties(Stage& stage) {
  if (stage.compiled.properties.empty()) return;
  const auto standing = stage.standing();
  const std::int32_t as_of = stage.test.as_of.days;
  stage.run.run(stage.batch, standing, {&as_of, 1});
  const auto not_theirs = [&](std::uint16_t programme) {
    return programme != stage.test.programme && !stage.states[programme].entered;
  };
  for (const auto& property : stage.compiled.properties)
    if (!not_theirs(property.programme) && stage.run.verdict(property.verdict, 0) == Verdict::not_met)
      stage.fail(stage.test.span, "always \"" + property.text + "\"", "it does not hold here",
                 explain(stage.compiled, property.node, stage.run, stage.batch, 0, ""));
}

}  // namespace

std::vector<TestResult> run_tests(const model::Policy& policy, const CompiledPolicy& compiled) {
  std::vector<TestResult> results;
  for (const auto& test : policy.tests) {
    Stage stage(policy, compiled, test);
    if (!compiled.programmes.empty()) {
      stage.start();
      stage.certify();
      stage.go_to(test.as_of);
    }
    for (const auto& expected : test.expectations) check(stage, expected);
    check_properties(stage);
    results.push_back(std::move(stage.result));
  }
  return results;
}

}  // namespace safon
