#include "engine/simulate/why.hpp"

#include <algorithm>

#include "engine/explain/answers.hpp"

namespace safon::side_by_side {
namespace {

bool stands_in_the_way(Answer answer) {
  return answer != Answer::met && answer != Answer::not_applicable;
}

class Differing {
 public:
  Differing(const Pairing& pairing, const Answers& before, const Answers& after)
      : pairing_(pairing), before_(before), after_(after) {}

  /// Whether it differs; then it is among the reasons, or what lies beneath it and differs is.
  bool look(const Asked& asked) {
    const auto& node = pairing_.nodes()[asked.node];
    Reason reason{.name = node.name, .label = node.label};
    if (asked.before) reason.before = answer_of(before_.policy.outline.nodes[node.before], before_.run, before_.row);
    if (asked.after) reason.after = answer_of(after_.policy.outline.nodes[node.after], after_.run, after_.row);
    if (!asked.before) {
      if (!stands_in_the_way(reason.after)) return false;
      reason.kind = Reason::Kind::added;
    } else if (!asked.after) {
      if (!stands_in_the_way(reason.before)) return false;
      reason.kind = Reason::Kind::removed;
    } else if (reason.before == reason.after) {
      return false;
    }
    bool is_told_beneath = false;
    if (reason.kind == Reason::Kind::differs)
      for (const auto& child : node.below) is_told_beneath |= look(child);
    if (!is_told_beneath && std::ranges::find(found_, reason.name, &Reason::name) == found_.end())
      found_.push_back(std::move(reason));
    return true;
  }

  std::vector<Reason> found() && { return std::move(found_); }

 private:
  const Pairing& pairing_;
  const Answers &before_, &after_;
  std::vector<Reason> found_;
};

}  // namespace

std::vector<Reason> differing(const Pairing& pairing, const std::vector<Asked>& tops, const Answers& before,
                              const Answers& after) {
  Differing differing(pairing, before, after);
  for (const auto& top : tops) static_cast<void>(differing.look(top));
  return std::move(differing).found();
}

}  // namespace safon::side_by_side
