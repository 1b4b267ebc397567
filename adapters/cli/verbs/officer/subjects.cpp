#include "adapters/cli/verbs/officer/subjects.hpp"

#include <algorithm>
#include <tuple>

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "engine/explain/ways.hpp"
#include "engine/progress/before.hpp"

namespace safon {
namespace {

std::string heading_of(const Programme& programme, const Transition& transition, std::span<const HeldStatus> history,
                       const std::string& language) {
  const auto& to = programme.statuses[transition.to];
  auto text = say(Word::to_status, language, {to.name, to.label.in(language, to.name)});
  if (transition.restores)
    if (const auto before = held_before(programme, history))
      text += say(Word::held_before, language, {to_iso(history[*before].effective)});
  if (transition.decided != Decided::no)
    text += say(Word::people_decide, language, {people(transition.certifiers, transition.certified_by, language)});
  else if (transition.certifiers)
    text += say(Word::certified_by, language, {people(transition.certifiers, transition.certified_by, language)});
  return text;
}

}  // namespace

std::expected<Subject, Exit> requirement_subject(const CompiledPolicy& policy, const std::string& name) {
  std::vector<std::string> names;
  for (NodeId node = 0; node < policy.outline.nodes.size(); ++node) {
    const auto& each = policy.outline.nodes[node];
    if (each.name.empty() || each.kind == NodeKind::reference || each.kind == NodeKind::exception) continue;
    if (each.name == name) return Subject{.heading = "", .to = "", .node = node};
    names.push_back(each.name);
  }
  const auto near = nearest(name, names);
  return std::unexpected(refuse(Exit::usage, "the policy has no requirement `" + name + "`",
                                near ? "did you mean `" + *near + "`?" : "the rule files name them"));
}

std::vector<Subject> ways_onward(const Programme& programme, const ProgressState& state, const std::string& language,
                                 const std::function<std::optional<Date>(std::uint16_t transition)>& declined) {
  const auto present = state.history.empty() ? programme.initial : state.history.back().status;
  std::vector<std::uint16_t> ways;
  for (std::uint16_t t = 0; t < programme.transitions.size(); ++t)
    if (programme.transitions[t].decided == Decided::no && leads_on(programme, programme.transitions[t], state.history))
      ways.push_back(t);
  auto place = [&](std::uint16_t t) {
    const auto& way = programme.transitions[t];
    const bool waits = std::ranges::find(state.cases, t, &OpenCase::transition) != state.cases.end();
    return std::tuple(declined(t).has_value(), !waits, leads(programme, way, present), way.to);
  };
  std::ranges::stable_sort(ways, {}, place);
  std::vector<Subject> subjects;
  for (const auto t : ways) {
    const auto& way = programme.transitions[t];
    subjects.push_back({.heading = heading_of(programme, way, state.history, language),
                        .to = programme.statuses[way.to].name,
                        .node = way.node,
                        .transition = t,
                        .folded = place(t) != place(ways.front())});
    if (const auto on = declined(t)) subjects.back().heading += say(Word::declined_on, language, {to_iso(*on)});
  }
  return subjects;
}

std::vector<Subject> ways_to(const Programme& programme, const ProgressState& state, std::uint8_t wanted,
                             const std::string& language) {
  std::vector<Subject> from_here, from_elsewhere;
  for (std::uint16_t t = 0; t < programme.transitions.size(); ++t) {
    const auto& transition = programme.transitions[t];
    if (transition.to != wanted) continue;
    Subject subject{.heading = heading_of(programme, transition, state.history, language),
                    .to = programme.statuses[wanted].name,
                    .node = transition.node,
                    .transition = t};
    if (leads_on(programme, transition, state.history)) {
      from_here.push_back(std::move(subject));
      continue;
    }
    std::string from;
    for (const auto status : transition.from)
      from += (from.empty() ? "`" : ", `") + programme.statuses[status].name + "`";
    subject.heading += say(Word::from_another, language, {from});
    from_elsewhere.push_back(std::move(subject));
  }
  return from_here.empty() ? from_elsewhere : from_here;
}

}  // namespace safon
