// safon explain: why a participant stands where she stands, and what is still needed.
#include "engine/explain/explain.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "adapters/cli/draw/explanation.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/participant.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/queries.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "engine/progress/standing.hpp"

namespace safon {
namespace {

/// What is explained: a node of the outline under the heading that leads to it.
struct Subject {
  std::string heading;
  NodeId node;
};

/// The state as it was on the day that is asked about.
ProgressState state_on(ProgressState state, Date as_of) {
  while (state.history.size() > 1 && state.history.back().effective > as_of) state.history.pop_back();
  return state;
}

std::expected<std::vector<Subject>, Exit> requirement_subject(const CompiledPolicy& policy, const std::string& name) {
  std::vector<std::string> names;
  for (NodeId node = 0; node < policy.outline.nodes.size(); ++node) {
    const auto& each = policy.outline.nodes[node];
    if (each.name.empty() || each.kind == NodeKind::reference || each.kind == NodeKind::exception) continue;
    if (each.name == name) return std::vector{Subject{"", node}};
    names.push_back(each.name);
  }
  auto near = nearest(name, names);
  return std::unexpected(refuse(Exit::usage, "the policy has no requirement `" + name + "`", near ? "did you mean `" + *near + "`?" : ""));
}

std::vector<Subject> next_transitions(const Programme& programme, std::uint8_t present, std::optional<std::uint8_t> wanted, const std::string& language) {
  std::vector<Subject> subjects;
  for (const auto& transition : programme.transitions) {
    const bool out = std::find(transition.from.begin(), transition.from.end(), present) != transition.from.end();
    // Ways out that lie open to everybody (withdrawal) are no step forward; they are shown when asked for.
    const bool shown = wanted ? transition.to == *wanted : out && !programme.statuses[transition.to].final;
    if (!shown) continue;
    std::string heading = "to `" + programme.statuses[transition.to].name + "`, " +
                          std::string(programme.statuses[transition.to].label.in(language, programme.statuses[transition.to].name));
    if (wanted && !out) heading += ", from another status";
    if (transition.certifiers) heading += ", certified by " + std::to_string(transition.certifiers) + " " + transition.certified_by;
    subjects.push_back({heading, transition.node});
  }
  return subjects;
}

}  // namespace

Exit explain_participant(const Options& options) {
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return refuse(in.error());
  auto loaded_policy = policy_for(options, &*in);
  if (!loaded_policy) return loaded_policy.error();
  const auto& policy = *loaded_policy->compiled;
  if (!options.language.empty() && std::find(policy.languages.begin(), policy.languages.end(), options.language) == policy.languages.end())
    warn("language", "the policy has no labels in `" + options.language + "`, so its main language is shown");
  auto last = last_as_of(*in);
  if (!last) return refuse(last.error());
  if (!options.as_of && !*last) return refuse(Exit::usage, "nothing has been evaluated yet", "run `safon evaluate`, or name a day with --as-of");
  const Date as_of = options.as_of ? *options.as_of : **last;
  auto programme_index = find_programme(policy, options.programme);
  if (!programme_index) return programme_index.error();
  const auto& programme = policy.programmes[*programme_index];
  auto participant = load_participant(*in, policy, *programme_index, options.id, as_of);
  if (!participant) return participant.error();

  const auto state = state_on(participant->state(), as_of);
  std::vector<const ProgressState*> states(participant->batch.size, &state);
  const auto standing = standing_of(policy, *programme_index, states);
  Run run(policy.plan);
  const std::int32_t day = as_of.days;
  run.run(participant->batch, standing, {&day, 1});

  const std::uint8_t present = state.history.empty() ? programme.initial : state.history.back().status;
  std::vector<Subject> subjects;
  if (!options.requirement.empty()) {
    auto found = requirement_subject(policy, options.requirement);
    if (!found) return found.error();
    subjects = *found;
  } else {
    std::optional<std::uint8_t> wanted;
    if (!options.why_not.empty()) {
      auto found = find_status(programme, options.why_not);
      if (!found) return found.error();
      wanted = *found;
    }
    subjects = next_transitions(programme, present, wanted, options.language);
  }

  const auto screen = terminal(STDOUT_FILENO, options.colour);
  boost::json::object json{{"id", options.id}, {"as_of", to_iso(as_of)}, {"programme", programme.name}};
  boost::json::array parts;
  const auto& held = programme.statuses[present];
  if (state.history.empty()) {
    std::cout << (options.format == Format::text ? options.id + " has not entered the programme\n" : "");
  } else if (options.format == Format::text) {
    std::cout << screen.ink(Ink::strong, options.id) << " is `" << held.name << "`, " << held.label.in(options.language, held.name) << ", since "
              << to_iso(state.history.back().effective) << " (as of " << to_iso(as_of) << ")\n";
    if (state.stopped) std::cout << screen.ink(Ink::bad, "stopped: transitions to different statuses are met at once; see `safon status`\n");
    for (const auto& open : state.cases)
      std::cout << "a case for `" << programme.statuses[programme.transitions[open.transition].to].name << "` waits for an officer since " << to_iso(open.opened) << '\n';
  } else {
    json["status"] = held.name;
    json["since"] = to_iso(state.history.back().effective);
  }
  for (const auto& subject : subjects) {
    const auto whole = explain(policy, subject.node, run, participant->batch, participant->row, options.language);
    const auto needed = still_needed(whole);
    const auto shown = options.reasons || !options.why_not.empty() ? reasons(whole) : whole;
    if (options.format == Format::json) {
      parts.push_back(boost::json::object{{"subject", subject.heading}, {"explanation", explanation_json(shown)}, {"still_needed", needed_json(needed)}});
      continue;
    }
    std::cout << '\n';
    if (!subject.heading.empty()) std::cout << screen.ink(Ink::strong, subject.heading) << '\n';
    draw_explanation(std::cout, shown, screen, "");
    if (needed.empty()) continue;
    std::cout << screen.ink(Ink::strong, "still needed") << '\n';
    draw_needed(std::cout, needed, screen, "  ");
  }
  if (options.format == Format::json) {
    json["parts"] = std::move(parts);
    std::cout << boost::json::serialize(json) << '\n';
  }
  return Exit::good;
}

}  // namespace safon
