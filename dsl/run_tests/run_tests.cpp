#include "dsl/run_tests/run_tests.hpp"

#include <algorithm>

#include "dsl/run_tests/test_record.hpp"
#include "engine/explain/timeline.hpp"
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
  ProgressState state;
  std::string stopped_by;
  TestResult result;

  Stage(const model::Policy& p, const CompiledPolicy& c, const model::Test& t)
      : policy(p),
        compiled(c),
        test(t),
        batch(test_record(p, t.given ? *t.given : model::TestRow{})),
        run(c.plan),
        result{t.title, t.span, {}} {}

  void fail(Span span, std::string expected, std::string found, std::optional<Explanation> why = {}) {
    result.failures.push_back({span, std::move(expected), std::move(found), std::move(why)});
  }
  const Programme& programme() const { return compiled.programmes[test.programme]; }
  std::string present() const {
    if (state.history.empty()) return "not entered";
    const auto& held = state.history.back();
    const auto status = "status " + quoted(programme().statuses[held.status].name) + " since " + to_iso(held.effective);
    return state.stopped ? status + ", and stopped: " + stopped_by : status;
  }

  void go_to(Date day) {
    const std::vector<RecordVersion> versions{{.participant = 0, .row = 0, .known_from = compiled.in_force_from}};
    const auto calendar = compiled.working_days == none16 ? nullptr : &compiled.plan.calendars[compiled.working_days];
    const auto events = progress({.policy = &compiled,
                                  .programme = test.programme,
                                  .batch = &batch,
                                  .versions = versions,
                                  .to = day,
                                  .calendar = calendar},
                                 {&state, 1}, run);
    for (const auto& event : events)
      if (event.kind == EventKind::stopped) stopped_by = event.text;
  }

  void start() {
    if (!test.given_status) return;
    const auto& [status, since] = *test.given_status;
    apply(programme(), {.kind = EventKind::entered, .on = since, .effective = since, .to = status}, state);
    state.evaluated_through = Date{since.days - 1};
  }

  /// Officers decide in the order of the days; each decision rests on what was known by then.
  void certify() {
    auto decisions = test.certified;
    std::stable_sort(decisions.begin(), decisions.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
    for (const auto& decision : decisions) {
      go_to(decision.on);
      auto names = decision.by.empty() ? std::vector<std::string>{"officer"} : decision.by;
      for (const auto& name : names) {
        auto outcome =
            decide(compiled, test.programme, {.to = decision.status, .on = decision.on, .by = name}, 0, state);
        if (const auto* why = std::get_if<std::string>(&outcome)) {
          fail(test.span,
               "a case for " + quoted(programme().statuses[decision.status].name) + " to certify on " +
                   to_iso(decision.on),
               *why);
          return;
        }
      }
    }
  }

  std::vector<Standing> standing() const {
    const ProgressState* states[] = {&state};
    return standing_of(compiled, test.programme, states);
  }

  const OpenCase* case_for(std::uint8_t status) const {
    for (const auto& open : state.cases)
      if (programme().transitions[open.transition].to == status) return &open;
    return nullptr;
  }

  std::string open_cases() const {
    if (state.cases.empty()) return "no case; " + present();
    std::string text;
    for (const auto& open : state.cases)
      text += (text.empty() ? "a case for " : ", and for ") +
              quoted(programme().statuses[programme().transitions[open.transition].to].name) + " since " +
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
  const auto standing = standing_through(stage.compiled, stage.test.programme, stage.state);
  std::optional<Date> since;
  Date from = stage.state.history.empty() ? stage.compiled.in_force_from : stage.state.history.front().effective;
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
  const auto status = [&] { return quoted(stage.programme().statuses[expected.status].name); };
  const auto since = since_text(expected.date);
  switch (expected.kind) {
    case Expected::Kind::status: {
      const auto& history = stage.state.history;
      const bool holds = !history.empty() && history.back().status == expected.status && !stage.state.stopped &&
                         (!expected.date || history.back().effective == *expected.date);
      if (!holds) stage.fail(expected.span, "status " + status() + since, stage.present());
      return;
    }
    case Expected::Kind::case_for: {
      const auto* open = stage.case_for(expected.status);
      if (!open || (expected.date && open->since != *expected.date))
        stage.fail(expected.span, "a case for " + status() + since, stage.open_cases());
      return;
    }
    case Expected::Kind::no_case:
      if (!stage.state.cases.empty()) stage.fail(expected.span, "no case", stage.open_cases());
      return;
    case Expected::Kind::next_date:
      if (expected.date && stage.state.next != *expected.date)
        stage.fail(expected.span, "next date " + to_iso(*expected.date), "next date " + to_iso(stage.state.next));
      return;
    case Expected::Kind::review:
      if (stage.state.reviews == 0) stage.fail(expected.span, "a review", "no review");
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
  for (const auto& property : stage.compiled.properties)
    if (stage.run.verdict(property.verdict, 0) == Verdict::not_met)
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
