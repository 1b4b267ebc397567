#include "adapters/sqlite/verify/waivers.hpp"

#include <algorithm>
#include <map>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/policies.hpp"
#include "adapters/sqlite/waivers/waiver_book.hpp"
#include "adapters/sqlite/waivers/waiver_rows.hpp"

namespace safon {
namespace {

using Kind = WaiverEventKind;

class Again {
 public:
  Again(RegisterFile& in, std::span<const CompiledPolicy* const> policies) : in_(in) {
    for (const CompiledPolicy* each : policies)
      if (const std::int64_t key = find_policy(in.inside(), *each); key != 0) policies_[key] = each;
  }

  void look_at(const std::string& policy) {
    std::vector<WaiverEvent> before;
    WaiverRows rows(in_.inside().connection, policy);
    while (auto event = rows.next()) {
      if (auto what = fault(*event, waivers_of(of(before, event->waiver)), rows.rests_on()); !what.empty())
        found_.push_back({"waiver_event", std::to_string(rows.key()), std::move(what)});
      before.push_back(*std::move(event));
    }
  }

  std::vector<Finding> found() && { return std::move(found_); }

 private:
  static std::vector<WaiverEvent> of(const std::vector<WaiverEvent>& events, std::int64_t waiver) {
    std::vector<WaiverEvent> own;
    std::ranges::copy_if(events, std::back_inserter(own), [&](const auto& each) { return each.waiver == waiver; });
    return own;
  }

  std::string fault(const WaiverEvent& event, const std::vector<Waiver>& waivers, std::int64_t rests_on) const {
    if ((event.kind == Kind::proposed) != waivers.empty())
      return waivers.empty() ? "is about a waiver that nobody has proposed" : "proposes what is proposed already";
    if (auto what = wrong_rule(event, rests_on); !what.empty()) return what;
    if (event.known_from && *event.known_from <= event.on) return "is known from the day on which it was said";
    if (event.kind == Kind::proposed) return event.known_from ? "makes a proposal hold" : "";
    const Waiver& waiver = waivers.front();
    if (event.participant != waiver.proposal.participant || event.requirement != waiver.proposal.requirement)
      return "is about another participant or requirement than its proposal";
    if (auto may = may_answer(waiver, event); !may) return "could not be recorded: " + may.error();
    if (changes_what_holds(waiver, event) != event.known_from.has_value())
      return event.known_from ? "changes what holds, where too few people have approved"
                              : "lacks the day that knows of it";
    return {};
  }

  /// The text of the requirement is the one of the policy on which the event rests.
  std::string wrong_rule(const WaiverEvent& event, std::int64_t rests_on) const {
    const auto policy = policies_.find(rests_on);
    if (policy == policies_.end()) return {};  // named with the settlements that rest on it
    const auto& waivables = policy->second->waivables;
    const auto found = std::ranges::find(waivables, event.requirement, &Waivable::requirement);
    const bool ends = event.kind == Kind::refused || event.kind == Kind::withdrawn;
    if (found == waivables.end()) return ends ? "" : "rests on a policy text that does not let this be waived";
    if (rule_of(*found) != event.rule) return "names another text of the requirement than the policy has";
    if (event.kind == Kind::proposed && event.approvers != found->approvers)
      return "asks for another number of people than the policy does";
    return {};
  }

  RegisterFile& in_;
  std::map<std::int64_t, const CompiledPolicy*> policies_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> check_waivers(RegisterFile& in, std::span<const CompiledPolicy* const> policies) {
  Again again(in, policies);
  sql::Statement names(in.inside().connection, "SELECT DISTINCT policy FROM waiver_event ORDER BY 1");
  while (names.step()) again.look_at(names.string_at(0));
  return std::move(again).found();
}

}  // namespace safon
