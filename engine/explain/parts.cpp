#include "engine/explain/parts.hpp"

namespace safon {
namespace {

Verdict verdict_of(Answer answer) {
  switch (answer) {
    case Answer::met:
    case Answer::not_applicable:
      return Verdict::met;
    case Answer::not_met:
      return Verdict::not_met;
    case Answer::unknown:
    case Answer::conflict:
      break;
  }
  return Verdict::unknown;
}

Answer answer_of(Verdict verdict) {
  if (verdict == Verdict::unknown) return Answer::unknown;
  return verdict == Verdict::met ? Answer::met : Answer::not_met;
}

Verdict reach(std::int64_t met, std::int64_t unknown, std::int64_t count) {
  if (met >= count) return Verdict::met;
  return met + unknown < count ? Verdict::not_met : Verdict::unknown;
}

void collect(const Explanation& explanation, Expanded& expanded) {
  if (explanation.node != no_node && explanation.kind != NodeKind::reference)
    expanded.emplace(explanation.node, &explanation);
  for (const auto& child : explanation.children) collect(child, expanded);
}

}  // namespace

Rule rule_of(const Explanation& explanation) {
  switch (explanation.kind) {
    case NodeKind::any_of:
      return Rule::any;
    case NodeKind::none_of:
      return Rule::none_of;
    case NodeKind::at_least:
      return Rule::at_least;
    case NodeKind::at_most:
      return Rule::at_most;
    case NodeKind::exactly:
      return Rule::exactly;
    case NodeKind::condition:
    case NodeKind::coverage:
      break;
    default:
      return Rule::all;
  }
  switch (explanation.joint) {
    case Joint::all:
      return Rule::all;
    case Joint::any:
      return Rule::any;
    case Joint::none_of:
      return Rule::none_of;
    case Joint::implication:
      return Rule::implication;
    case Joint::none:
      break;
  }
  return Rule::each;
}

Parts parts_of(const Explanation& explanation) {
  Parts parts;
  for (const auto& child : explanation.children) {
    if (child.kind == NodeKind::exception)
      parts.exceptions.push_back(&child);
    else if (child.kind == NodeKind::applies)
      parts.applies.push_back(&child);
    else
      parts.parts.push_back(&child);
  }
  return parts;
}

Answer counted_answer(const Explanation& part, Rule rule) {
  return part.spares && rule == Rule::all ? Answer::met : part.answer;
}

std::vector<const Explanation*> deciding(const Explanation& explanation) {
  static constexpr Answer makes[] = {Answer::met, Answer::not_met, Answer::not_applicable};
  const auto parts = parts_of(explanation);
  std::vector<const Explanation*> found;
  if (explanation.kind == NodeKind::exception || answer_of_parts(explanation, parts) == explanation.answer)
    return found;
  for (const auto* each : parts.exceptions)
    if (each->answer == Answer::met && makes[each->outcome] == explanation.answer) found.push_back(each);
  return found;
}

bool in_order(const Explanation& whole, const Explanation& part) {
  const auto answer = counted_answer(part, rule_of(whole));
  const bool met = answer == Answer::met || answer == Answer::not_applicable;
  // What would only forbid makes no difference while it does not apply.
  if (part.kind == NodeKind::exception)
    return part.answer == Answer::not_met && (whole.answer == Answer::met || part.outcome == 1);
  if (part.kind == NodeKind::applies) return part.answer == Answer::met;
  switch (rule_of(whole)) {
    case Rule::none_of:
    case Rule::at_most:
      return part.answer == Answer::not_met || part.answer == Answer::not_applicable;
    case Rule::exactly:
    case Rule::implication:
      return false;
    case Rule::all:
    case Rule::any:
    case Rule::at_least:
    case Rule::each:
      break;
  }
  return met;
}

Answer answer_of_parts(const Explanation& explanation, const Parts& parts) {
  const auto rule = rule_of(explanation);
  // A requirement without a body is met unless an exception says otherwise; a condition without parts speaks for
  // itself.
  if (parts.parts.empty() && explanation.kind == NodeKind::requirement) return Answer::met;
  if (parts.parts.empty() || rule == Rule::each) return explanation.answer;
  Verdict all = Verdict::met, any = Verdict::not_met;
  std::int64_t met = 0, unknown = 0;
  for (const auto* part : parts.parts) {
    const auto verdict = verdict_of(part->answer);
    all = both(all, verdict_of(counted_answer(*part, Rule::all)));
    if (part->answer == Answer::not_applicable && rule != Rule::all) continue;
    any = either(any, verdict);
    met += verdict == Verdict::met;
    unknown += verdict == Verdict::unknown;
  }
  switch (rule) {
    case Rule::all:
      return answer_of(all);
    case Rule::any:
      return answer_of(any);
    case Rule::none_of:
      return answer_of(opposite(any));
    case Rule::at_least:
      return answer_of(reach(met, unknown, explanation.count));
    case Rule::at_most:
      return answer_of(opposite(reach(met, unknown, explanation.count + 1)));
    case Rule::exactly:
      return answer_of(
          both(reach(met, unknown, explanation.count), opposite(reach(met, unknown, explanation.count + 1))));
    case Rule::implication: {
      const auto given = parts.parts.front()->answer;
      if (given == Answer::not_applicable) return Answer::met;
      return answer_of(either(opposite(verdict_of(given)), verdict_of(counted_answer(*parts.parts.back(), Rule::all))));
    }
    case Rule::each:
      break;
  }
  return explanation.answer;
}

Expanded expanded_in(const Explanation& explanation) {
  Expanded expanded;
  collect(explanation, expanded);
  return expanded;
}

}  // namespace safon
