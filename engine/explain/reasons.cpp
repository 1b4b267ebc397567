// Folds an explanation to what settles its answer.
#include <algorithm>

#include "engine/explain/parts.hpp"

namespace safon {
namespace {

Explanation fold(const Explanation& explanation);

std::size_t size_of(const Explanation& explanation) {
  std::size_t size = explanation.children.empty() ? 1 : 0;
  for (const auto& child : explanation.children) size += size_of(child);
  return size;
}

void keep(const std::vector<const Explanation*>& from, Answer answer, std::vector<Explanation>& kept,
          Rule rule = Rule::each) {
  for (const auto* each : from) {
    const auto counted = counted_answer(*each, rule);
    if (counted == answer || (answer == Answer::unknown && counted == Answer::conflict)) kept.push_back(fold(*each));
  }
}

/// Those with the answer that need the fewest reasons, in the order of the policy.
void keep_smallest(const std::vector<const Explanation*>& from, Answer answer, std::size_t count,
                   std::vector<Explanation>& kept) {
  std::vector<Explanation> folded;
  keep(from, answer, folded);
  std::vector<std::size_t> order(folded.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return size_of(folded[i]); });
  order.resize(std::min(count, order.size()));
  std::ranges::sort(order);
  for (auto i : order) kept.push_back(std::move(folded[i]));
}

/// Of the parts alone. Where not met, every part that stops it stays: mending one of them would not do.
void keep_parts(const Explanation& explanation, const std::vector<const Explanation*>& parts,
                std::vector<Explanation>& kept) {
  const auto answer = explanation.answer;
  if (answer == Answer::unknown) return keep(parts, Answer::unknown, kept, rule_of(explanation));
  const bool met = answer == Answer::met;
  switch (rule_of(explanation)) {
    case Rule::all:
    case Rule::each:
      return keep(parts, answer, kept, rule_of(explanation));
    case Rule::any:
      return met ? keep_smallest(parts, Answer::met, 1, kept) : keep(parts, Answer::not_met, kept);
    case Rule::none_of:
    case Rule::at_most:
      return keep(parts, met ? Answer::not_met : Answer::met, kept);
    case Rule::at_least:
      return met ? keep_smallest(parts, Answer::met, std::size_t(std::max<std::int64_t>(explanation.count, 0)), kept)
                 : keep(parts, Answer::not_met, kept);
    case Rule::exactly:
      for (const auto* part : parts) kept.push_back(fold(*part));
      return;
    case Rule::implication: {
      const bool idle = parts.front()->answer == Answer::not_met || parts.front()->answer == Answer::not_applicable;
      if (!met || idle) kept.push_back(fold(*parts.front()));
      if (!met || !idle) kept.push_back(fold(*parts.back()));
      return;
    }
  }
}

void keep_outcome(const std::vector<const Explanation*>& exceptions, int outcome, Answer answer,
                  std::vector<Explanation>& kept) {
  for (const auto* each : exceptions)
    if (each->answer == answer && (outcome < 0 || each->outcome == outcome)) kept.push_back(fold(*each));
}

/// An exception: its condition carries it; its own exceptions stop it.
void keep_of_exception(const Explanation& explanation, const Parts& parts, std::vector<Explanation>& kept) {
  if (explanation.answer != Answer::not_met) {
    keep(parts.parts, explanation.answer, kept);
    if (explanation.answer == Answer::unknown) keep(parts.exceptions, Answer::unknown, kept);
    return;
  }
  keep(parts.parts, Answer::not_met, kept);
  if (kept.empty()) keep(parts.exceptions, Answer::met, kept);
}

void keep_children(const Explanation& explanation, std::vector<Explanation>& kept) {
  const auto parts = parts_of(explanation);
  if (explanation.kind == NodeKind::exception) return keep_of_exception(explanation, parts, kept);
  switch (explanation.answer) {
    case Answer::conflict:
      return keep_outcome(parts.exceptions, -1, Answer::met, kept);
    case Answer::not_applicable:
      keep(parts.applies, Answer::not_met, kept);
      keep_outcome(parts.exceptions, 2, Answer::met, kept);
      if (kept.empty()) keep(parts.parts, Answer::not_applicable, kept);
      return;
    case Answer::met:
      if (answer_of_parts(explanation, parts) == Answer::met) return keep_parts(explanation, parts.parts, kept);
      return keep_outcome(parts.exceptions, 0, Answer::met, kept);
    case Answer::not_met:
      keep_outcome(parts.exceptions, 1, Answer::met, kept);
      if (kept.empty()) keep_parts(explanation, parts.parts, kept);
      return;
    case Answer::unknown:
      keep(parts.applies, Answer::unknown, kept);
      if (answer_of_parts(explanation, parts) == Answer::unknown) keep_parts(explanation, parts.parts, kept);
      keep_outcome(parts.exceptions, -1, Answer::unknown, kept);
      return;
  }
}

Explanation fold(const Explanation& explanation) {
  Explanation folded = explanation;
  folded.children.clear();
  keep_children(explanation, folded.children);
  return folded;
}

}  // namespace

Explanation reasons(const Explanation& explanation) {
  return fold(explanation);
}

}  // namespace safon
