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

  /// Whether something of it differs. What only one side asks stands in the way, or, where nothing else differs, opens
  /// another way.
  bool look_at_all(const std::vector<Asked>& all) {
    bool is_told = false;
    for (const auto& each : all) is_told |= look(each);
    if (is_told) return true;
    for (const auto& each : all) {
      if (each.before == each.after) continue;
      auto reason = reason_of(each);
      if ((each.before ? reason.before : reason.after) == Answer::met) is_told = tell(std::move(reason));
    }
    return is_told;
  }

  std::vector<Reason> found() && { return std::move(found_); }

 private:
  Reason reason_of(const Asked& asked) const {
    const auto& node = pairing_.nodes()[asked.node];
    Reason reason{.name = node.name, .label = node.label};
    if (asked.before) reason.before = answer_of(before_.policy.outline.nodes[node.before], before_.run, before_.row);
    if (asked.after) reason.after = answer_of(after_.policy.outline.nodes[node.after], after_.run, after_.row);
    if (!asked.before) reason.kind = Reason::Kind::added;
    if (!asked.after) reason.kind = Reason::Kind::removed;
    return reason;
  }

  /// Whether it differs; then it is among the reasons, or what lies beneath it and differs is.
  bool look(const Asked& asked) {
    auto reason = reason_of(asked);
    if (reason.kind != Reason::Kind::differs)
      return stands_in_the_way(asked.before ? reason.before : reason.after) && tell(std::move(reason));
    if (reason.before == reason.after) return false;
    return look_at_all(pairing_.nodes()[asked.node].below) || tell(std::move(reason));
  }

  bool tell(Reason reason) {
    if (std::ranges::find(found_, reason.name, &Reason::name) == found_.end()) found_.push_back(std::move(reason));
    return true;
  }

  const Pairing& pairing_;
  const Answers &before_, &after_;
  std::vector<Reason> found_;
};

}  // namespace

std::vector<Reason> differing(const Pairing& pairing, const std::vector<Asked>& tops, const Answers& before,
                              const Answers& after) {
  Differing differing(pairing, before, after);
  static_cast<void>(differing.look_at_all(tops));
  return std::move(differing).found();
}

}  // namespace safon::side_by_side
