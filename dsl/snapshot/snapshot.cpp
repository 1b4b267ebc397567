#include "dsl/snapshot/snapshot.hpp"

#include "dsl/run_tests/expectations.hpp"
#include "dsl/snapshot/record_row.hpp"
#include "engine/explain/answers.hpp"
#include "engine/progress/before.hpp"

namespace safon {
namespace {

model::Test given(const LoadedPolicy& policy, const SnapshotOf& of, const std::string& title) {
  model::Test test;
  test.title = title;
  test.as_of = moved(of.as_of, of.shift_days);
  test.programme = of.programme;
  test.given = record_row(*policy.compiled, of);
  for (std::uint16_t p = 0; p < of.states.size(); ++p)
    if (const auto& history = of.states[p].history; !history.empty())
      test.given_statuses.push_back(
          {p, history.back().status, moved(began(policy.compiled->programmes[p], history), of.shift_days)});
  for (std::uint16_t i = 0; i < of.placed.size(); ++i)
    if (of.placed[i]) test.given_placed.emplace_back(i, moved(*of.placed[i], of.shift_days));
  for (std::size_t i = 0; i < of.waived.size(); ++i)
    for (const Waived& each : of.waived[i])
      if (each.confirmed && each.from <= of.as_of) {
        const Waivable& waivable = policy.compiled->waivables[i];
        const Date from = moved(each.from, of.shift_days), until = moved(each.until, of.shift_days);
        if (waivable.adjustable)
          test.given_adjusted.push_back({waivable.what, {waivable.adjustable->kind, each.value}, from, until});
        else
          test.given_waived.push_back({waivable.what, from, until});
      }
  return test;
}

/// `name` of a programme's status, as it stands in a test whatever programme that follows.
std::string status_text(const CompiledPolicy& policy, std::uint16_t programme, std::uint8_t status) {
  const auto& of = policy.programmes[programme];
  return policy.programmes.size() == 1 ? of.statuses[status].name : of.name + "." + of.statuses[status].name;
}

/// What the engine finds, as lines of the test.
std::string expected(Stage& stage) {
  const auto& policy = stage.compiled;
  std::string out;
  for (std::uint16_t p = 0; p < policy.programmes.size(); ++p) {
    const auto& state = stage.states[p];
    if (state.history.empty() || state.stopped) continue;
    out += "  expect status " + status_text(policy, p, state.history.back().status) + " since " +
           to_iso(began(policy.programmes[p], state.history)) + "\n";
    for (const auto& open : state.cases)
      out += "  expect case for " + status_text(policy, p, policy.programmes[p].transitions[open.transition].to) +
             " since " + to_iso(open.since) + (open.due ? " due " + to_iso(*open.due) : "") + "\n";
  }
  if (!policy.programmes.empty()) {
    if (stage.state().cases.empty()) out += "  expect no case\n";
    if (stage.state().next == never)
      out += "  expect no next date\n";
    else if (stage.state().next > stage.test.as_of)
      out += "  expect next date " + to_iso(stage.state().next) + "\n";
  }
  for (const NodeId id : policy.outline.requirements) {
    const auto& node = policy.outline.nodes[id];
    const auto answer = answer_of(node, stage.run, 0);
    out += "  expect " + node.name + " " +
           (answer == Answer::conflict ? std::string("conflict") : std::string(answer_name(answer))) + "\n";
  }
  for (const auto& property : policy.properties) {
    const bool theirs = property.programme == stage.test.programme || stage.states[property.programme].entered;
    if (theirs && stage.run.verdict(property.verdict, 0) == Verdict::not_met)
      out += "  expect always " + quoted_text(property.text) + " broken\n";
  }
  return out;
}

std::vector<std::string> differences(const Stage& stage, const SnapshotOf& of) {
  std::vector<std::string> notes;
  for (std::uint16_t p = 0; p < of.states.size(); ++p) {
    const auto &was = of.states[p].history, &is = stage.states[p].history;
    const auto name = [&](const auto& history) {
      return history.empty() ? std::string("not entered")
                             : "`" + stage.compiled.programmes[p].statuses[history.back().status].name + "`";
    };
    if (name(was) != name(is))
      notes.push_back("in `" + stage.compiled.programmes[p].name + "` the participant was " + name(was) +
                      ", and the test ends with " + name(is) + ": it knows the whole record from the start");
  }
  return notes;
}

}  // namespace

Snapshot snapshot(const LoadedPolicy& policy, const SnapshotOf& of, const std::string& title) {
  const auto& compiled = *policy.compiled;
  const auto test = given(policy, of, title);
  Stage stage(*policy.model, compiled, test);
  stage.play();
  stage.look();

  std::string out = "test " + quoted_text(title) + " {\n";
  if (compiled.programmes.size() > 1) out += "  follows " + compiled.programmes[of.programme].name + "\n";
  out += "  as of " + to_iso(test.as_of) + "\n  given " + compiled.plan.schema.tables[root_table].singular + " " +
         row_text(compiled.plan.schema, root_table, *test.given, 2) + "\n";
  for (const auto& [programme, status, since] : test.given_statuses)
    out += "  given status " + status_text(compiled, programme, status) + " since " + to_iso(since) + "\n";
  for (const auto& [intake, since] : test.given_placed)
    out += "  given placed in " + compiled.intakes[intake].name + " since " + to_iso(since) + "\n";
  for (const auto& [requirement, from, until] : test.given_waived)
    out += "  given waived " + requirement + " from " + to_iso(from) + " until " + to_iso(until) + "\n";
  for (const auto& [parameter, to, from, until] : test.given_adjusted)
    out += "  given adjusted " + parameter + " to " + to_text(to) + " from " + to_iso(from) + " until " +
           to_iso(until) + "\n";
  return {out + expected(stage) + "}\n", differences(stage, of)};
}

}  // namespace safon
