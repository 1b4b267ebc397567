#include "dsl/compare/differences/requirements.hpp"

#include <algorithm>
#include <set>

#include "dsl/compare/meaning.hpp"
#include "dsl/compare/search/search.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/model/uses.hpp"

namespace safon::comparison {
namespace {

using Change = PolicyDifference::Change;

const Node& node_of(const CompiledPolicy& policy, std::size_t requirement) {
  return policy.outline.nodes[policy.outline.requirements[requirement]];
}

Meaning meaning_of(const Node& node, const std::vector<Meaning>& of) {
  Mix mix;
  for (const auto reg : {node.verdict, node.applicable, node.conflict}) mix.add(reg == no_reg ? 0 : of[reg]);
  return mix.value();
}

/// By name; of the whole, and of what is written in the requirement itself.
std::map<std::string, Meaning> whole_meanings(const CompiledPolicy& policy) {
  const auto of = meanings(policy);
  std::map<std::string, Meaning> out;
  for (std::size_t r = 0; r < policy.outline.requirements.size(); ++r)
    out[node_of(policy, r).name] = meaning_of(node_of(policy, r), of);
  return out;
}
Meaning own_meaning(const CompiledPolicy& policy, Side side, const Renamed& renamed, NodeId id) {
  return meaning_of(policy.outline.nodes[id], meanings(policy, named_requirements(policy, side, renamed, id)));
}

NodeId find(const CompiledPolicy& policy, const std::string& name) {
  for (const auto id : policy.outline.requirements)
    if (policy.outline.nodes[id].name == name) return id;
  return no_node;
}

/// The days on which some parameter of either version takes another value, the first day of the comparison included.
std::vector<Date> changing_days(const Versions& versions) {
  std::set<Date> days{versions.from};
  for (const auto side : both_sides)
    for (const auto& parameter : versions.of[side]->model.parameters)
      for (const auto& value : parameter.values)
        if (value.from > versions.from) days.insert(value.from);
  return {days.begin(), days.end()};
}

/// By new name of a requirement: the first day on which the two versions mean different things.
std::map<std::string, Date> first_days(const Versions& versions, const Renamed& renamed,
                                       const std::set<std::string>& changed) {
  std::map<std::string, Date> out;
  const auto days = changing_days(versions);
  if (days.size() < 2) return out;
  for (std::size_t d = 0; d < days.size() && out.size() < changed.size(); ++d) {
    std::array<std::map<std::string, Meaning>, 2> of;
    for (const auto side : both_sides) {
      auto model = versions.of[side]->model;
      model.in_force_from = days[d];
      model.in_force_to = d + 1 < days.size() ? days[d + 1] : never;
      of[side] = whole_meanings(lower(model, versions.of[side]->loaded->sources));
    }
    for (const auto& [name, meaning] : of[old_side]) {
      const auto as = renamed.contains(name) ? renamed.at(name) : name;
      if (changed.contains(as) && of[new_side].contains(as) && of[new_side].at(as) != meaning)
        out.try_emplace(as, days[d]);
    }
  }
  return out;
}

/// Names of parameters that the requirement is written with, and that the versions give other values.
std::vector<std::string> changed_parameters(const Versions& versions, const std::string& old_name,
                                            const std::string& new_name) {
  std::set<std::string> names;
  const auto& of = versions.of;
  const auto same = [](const model::Parameter& a, const model::Parameter& b) {
    return std::ranges::equal(a.values, b.values, [](const auto& x, const auto& y) {
      return x.from == y.from && x.number == y.number && x.duration == y.duration && x.date == y.date;
    });
  };
  for (const auto side : both_sides) {
    const auto& model = of[side]->model;
    const auto& name = side == old_side ? old_name : new_name;
    const auto found = std::ranges::find(model.requirements, name, &model::Requirement::name);
    if (found == model.requirements.end()) continue;
    for (const auto p : model::uses_of(model, *found).parameters) {
      const auto& there = of[1 - side]->model.parameters;
      const auto twin = std::ranges::find(there, model.parameters[p].name, &model::Parameter::name);
      if (twin != there.end() && !same(*twin, model.parameters[p])) names.insert(twin->name);
    }
  }
  return {names.begin(), names.end()};
}

bool rests_on(const CompiledPolicy& policy, Reg whole, Reg part) {
  std::vector<const Step*> by_register(policy.plan.registers.size(), nullptr);
  for (const auto& step : policy.plan.steps) by_register[step.out] = &step;
  std::vector<bool> seen(by_register.size(), false);
  std::vector<Reg> open{whole};
  while (!open.empty()) {
    const auto reg = open.back();
    open.pop_back();
    if (reg == no_reg || seen[reg]) continue;
    if (reg == part) return true;
    seen[reg] = true;
    const auto& step = *by_register[reg];
    open.push_back(step.a);
    open.push_back(step.b);
    open.insert(open.end(), step.inputs.begin(), step.inputs.end());
  }
  return false;
}

Change change_of(const std::vector<Example>& examples) {
  bool of[3] = {};
  for (const auto& example : examples) of[std::size_t(direction(example.answer[0], example.answer[1]))] = true;
  if (of[0] && of[1]) return Change::both_ways;
  return of[0] ? Change::tightened : of[1] ? Change::loosened : of[2] ? Change::changed : Change::no_difference;
}

/// What only one version asks: somebody of whom it is not met, so that it stands in their way.
void show_alone(Versions& versions, std::vector<PolicyDifference>& out, std::span<const Subject> alone,
                std::span<const std::size_t> differences, std::string_view language) {
  const auto found = search(versions, alone);
  for (std::size_t s = 0; s < alone.size(); ++s)
    for (const auto& example : found[s]) {
      if (direction(example.answer[0], example.answer[1]) == Direction::otherwise) continue;
      if (auto proof = proven(versions, example.candidate, alone[s], example.answer, language))
        out[differences[s]].examples.push_back(std::move(*proof));
    }
}

PolicyDifference listed(const std::string& name, Change change) {
  return {.of = PolicyDifference::Of::requirement, .change = change, .name = name};
}

}  // namespace

Renamed renamed_requirements(const Versions& versions) {
  const auto old_of = whole_meanings(versions.policy(old_side)), new_of = whole_meanings(versions.policy(new_side));
  Renamed out;
  std::set<std::string> taken;
  for (const auto& [name, meaning] : old_of) {
    if (new_of.contains(name)) continue;
    for (const auto& [other, theirs] : new_of)
      if (theirs == meaning && !old_of.contains(other) && taken.insert(other).second) {
        out[name] = other;
        break;
      }
  }
  return out;
}

std::map<Reg, std::string> named_requirements(const CompiledPolicy& policy, Side side, const Renamed& renamed,
                                              NodeId but) {
  std::map<Reg, std::string> out;
  for (const auto id : policy.outline.requirements) {
    if (id == but) continue;
    const auto& node = policy.outline.nodes[id];
    const auto name = side == old_side && renamed.contains(node.name) ? renamed.at(node.name) : node.name;
    // Two requirements that come to the same share a register: the first name stands for both.
    if (but == no_node || node.verdict != policy.outline.nodes[but].verdict) out.try_emplace(node.verdict, name);
    if (node.applicable != no_reg) out.try_emplace(node.applicable, name + " applies");
  }
  return out;
}

std::vector<PolicyDifference> compare_requirements(Versions& versions, const Renamed& renamed,
                                                   std::string_view language) {
  const auto &old_policy = versions.policy(old_side), &new_policy = versions.policy(new_side);
  const auto old_of = whole_meanings(old_policy), new_of = whole_meanings(new_policy);
  std::map<std::string, std::string> old_name;  // by new name
  for (const auto& [name, _] : old_of) old_name[renamed.contains(name) ? renamed.at(name) : name] = name;

  std::vector<PolicyDifference> out;
  std::vector<Subject> alone;
  std::vector<std::size_t> alone_at;  // their differences
  const auto only = [&](const std::string& name, Change change, std::array<NodeId, 2> node) {
    alone.push_back({.name = name, .node = node});
    alone_at.push_back(out.size());
    out.push_back(listed(name, change));
  };
  for (const auto& [name, _] : old_of)
    if (!renamed.contains(name) && !new_of.contains(name))
      only(name, Change::removed, {find(old_policy, name), no_node});
  std::vector<Subject> subjects;
  std::vector<NodeId> following;  // they change only because others do
  for (const auto id : new_policy.outline.requirements) {
    const auto& node = new_policy.outline.nodes[id];
    const auto found = old_name.find(node.name);
    if (found == old_name.end()) {
      only(node.name, Change::added, {no_node, id});
      continue;
    }
    if (renamed.contains(found->second)) {
      out.push_back(listed(node.name, Change::renamed));
      out.back().old_name = found->second;
    }
    if (old_of.at(found->second) == new_of.at(node.name)) continue;
    const auto old_id = find(old_policy, found->second);
    if (own_meaning(old_policy, old_side, renamed, old_id) == own_meaning(new_policy, new_side, renamed, id))
      following.push_back(id);
    else
      subjects.push_back({.name = node.name, .node = {old_id, id}});
  }

  show_alone(versions, out, alone, alone_at, language);
  std::set<std::string> changed;
  for (const auto& subject : subjects) changed.insert(subject.name);
  const auto days = first_days(versions, renamed, changed);
  const auto found = search(versions, subjects);
  for (std::size_t s = 0; s < subjects.size(); ++s) {
    const auto& subject = subjects[s];
    auto& made = out.emplace_back(listed(subject.name, Change::no_difference));
    std::vector<Example> shown;
    for (auto& example : found[s])
      if (auto proof = proven(versions, example.candidate, subject, example.answer, language)) {
        shown.push_back(example);
        made.examples.push_back(std::move(*proof));
      }
    made.change = change_of(shown);
    // What is neither more nor less is of interest only where nothing else is.
    if (made.change != Change::changed)
      for (std::size_t e = shown.size(); e-- > 0;)
        if (direction(shown[e].answer[0], shown[e].answer[1]) == Direction::otherwise)
          made.examples.erase(made.examples.begin() + std::ptrdiff_t(e));
    made.parameters = changed_parameters(versions, old_name.at(subject.name), subject.name);
    if (const auto day = days.find(subject.name); day != days.end() && day->second > versions.from)
      made.from = day->second;
    const auto verdict = new_policy.outline.nodes[subject.node[new_side]].verdict;
    for (const auto id : following)
      if (rests_on(new_policy, new_policy.outline.nodes[id].verdict, verdict))
        made.also.push_back(new_policy.outline.nodes[id].name);
  }
  return out;
}

}  // namespace safon::comparison
