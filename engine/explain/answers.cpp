#include "engine/explain/answers.hpp"

#include <algorithm>

namespace safon {

std::string_view answer_name(Answer answer) {
  switch (answer) {
    case Answer::met:
      return "met";
    case Answer::not_met:
      return "not met";
    case Answer::unknown:
      return "unknown";
    case Answer::not_applicable:
      return "not applicable";
    case Answer::conflict:
      return "in conflict";
  }
  return "";
}

Answer answer_of(const Node& node, const Run& run, std::size_t participant) {
  auto verdict = [&](Reg reg) { return run.verdict(reg, participant); };
  if (node.conflict != no_reg && verdict(node.conflict) == Verdict::met) return Answer::conflict;
  Verdict answer = node.verdict == no_reg ? Verdict::unknown : verdict(node.verdict);
  if (node.applicable != no_reg) {
    const auto applicable = verdict(node.applicable);
    if (applicable == Verdict::not_met) return Answer::not_applicable;
    // Met or not met, or not applicable after all: nobody knows which.
    if (applicable == Verdict::unknown) return Answer::unknown;
  }
  switch (answer) {
    case Verdict::met:
      return Answer::met;
    case Verdict::not_met:
      return Answer::not_met;
    case Verdict::unknown:
      break;
  }
  return Answer::unknown;
}

bool spares(const Node& node, const Run& run, std::size_t participant) {
  if (node.applicable == no_reg || answer_of(node, run, participant) != Answer::unknown) return false;
  return run.verdict(node.applicable, participant) == Verdict::unknown &&
         run.verdict(node.verdict, participant) == Verdict::met;
}

Date next_change(const Node& node, const Run& run, std::size_t participant) {
  Date next = never;
  for (Reg reg : {node.verdict, node.applicable, node.conflict})
    if (reg != no_reg) next = std::min(next, run.flip(reg, participant));
  return next;
}

}  // namespace safon
