// An example is shown only when a test block with it passes in both versions, each expecting its own answer.
#include "dsl/compare/differences/requirements.hpp"
#include "dsl/run_tests/run_tests.hpp"

namespace safon::comparison {
namespace {

model::Expectation::Answer expected(Answer answer) {
  using To = model::Expectation::Answer;
  switch (answer) {
    case Answer::met:
      return To::met;
    case Answer::not_met:
      return To::not_met;
    case Answer::not_applicable:
      return To::not_applicable;
    case Answer::conflict:
      return To::conflict;
    case Answer::unknown:
      break;
  }
  return To::unknown;
}

/// The test passes, leaving aside what must always hold.
bool passes(const Version& version, model::Test test) {
  auto model = version.loaded->model.value();
  model.tests = {std::move(test)};
  model.intake_tests.clear();
  auto policy = version.loaded->compiled.value();
  policy.properties.clear();
  return run_tests(model, policy).front().failures.empty();
}

/// Down to the part that has no parts.
Explanation deciding(const Explanation& why) {
  const Explanation* at = &why;
  while (!at->children.empty()) at = &at->children.front();
  return *at;
}

/// The same part of the rule in the other version's explanation: by its name, else by its text.
const Explanation* same_part(const Explanation& in, const Explanation& part) {
  if (in.children.empty() && in.kind == part.kind && in.name == part.name &&
      (!part.name.empty() || in.text == part.text))
    return &in;
  for (const auto& child : in.children)
    if (const auto* found = same_part(child, part)) return found;
  return nullptr;
}

using Parts = std::vector<const Explanation*>;

void collect_leaves(const Explanation& in, Parts& out) {
  if (in.children.empty()) out.push_back(&in);
  for (const auto& child : in.children) collect_leaves(child, out);
}

/// Of each version the line that settles its answer. What is met is met by all its parts: there it is the one to which
/// the two answer differently.
void explain_both(const Trial& trial, const Subject& subject, std::string_view language, ComparedExample& shown) {
  for (const auto side : both_sides)
    if (subject.node[Side(1 - side)] == no_node) {
      shown.why[side] = deciding(reasons(trial.why(side, subject, 0, language)));
      return;
    }
  const std::array why{trial.why(old_side, subject, 0, language), trial.why(new_side, subject, 0, language)};
  const auto refuses =
      why[new_side].answer == Answer::met || why[new_side].answer == Answer::not_applicable ? old_side : new_side;
  const auto grants = Side(1 - refuses);
  const auto folded = reasons(why[refuses]);
  Parts parts;
  collect_leaves(folded, parts);
  collect_leaves(why[refuses], parts);
  for (const auto* part : parts) {
    const auto* same = same_part(why[grants], *part);
    if (!same || same->answer == part->answer) continue;
    shown.why[refuses] = *part;
    shown.why[grants] = *same;
    return;
  }
  for (const auto side : both_sides) shown.why[side] = deciding(reasons(why[side]));
}

}  // namespace

std::optional<ComparedExample> proven(const Versions& versions, const Candidate& candidate, const Subject& subject,
                                      const std::array<Answer, 2>& answers, std::string_view language) {
  ComparedExample shown{.as_of = candidate.as_of};
  Trial trial(versions);
  trial.run({&candidate, 1});
  for (const auto side : both_sides) {
    const auto& policy = versions.policy(side);
    const bool asked = subject.node[side] != no_node;
    const auto name = asked ? policy.outline.nodes[subject.node[side]].name : subject.name;
    model::Test test{.title = name, .as_of = candidate.as_of};
    test.given = test_row(versions.joint, versions.texts, side, candidate);
    for (const auto& [programme, status, since] : candidate.statuses)
      if (programme[side] != none16 && status[side] != none16)
        test.given_statuses.push_back({programme[side], std::uint8_t(status[side]), since});
    for (const auto& [intake, since] : candidate.placed)
      if (intake[side] != none16) test.given_placed.emplace_back(intake[side], since);
    if (asked)
      test.expectations.push_back(
          {.kind = model::Expectation::Kind::verdict, .requirement = name, .answer = expected(answers[side])});
    if (!passes(*versions.of[side], std::move(test))) return std::nullopt;
    shown.given[side] = given_text(versions.joint, versions.texts, side, policy, candidate, "  ");
    shown.found[side] = asked ? answer_name(answers[side]) : "not asked";
    if (asked) shown.expectations[side].push_back(name + " " + shown.found[side]);
  }
  explain_both(trial, subject, language, shown);
  return shown;
}

}  // namespace safon::comparison
