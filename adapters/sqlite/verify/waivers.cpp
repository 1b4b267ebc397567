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
    const WaiverEvent& proposal = waivers.empty() ? event : waivers.front().proposal;
    if (auto what = wrong_rule(event, proposal, rests_on); !what.empty()) return what;
    if (event.known_from && *event.known_from <= event.on) return "is known from the day on which it was said";
    if (event.kind == Kind::proposed) return event.known_from ? "makes a proposal hold" : "";
    const Waiver& waiver = waivers.front();
    if (event.participant != waiver.proposal.participant || event.what != waiver.proposal.what)
      return "is about another participant or requirement than its proposal";
    if (auto may = may_answer(rested_on(event, proposal, rests_on), waiver, event); !may)
      return "could not be recorded: " + may.error();
    if (changes_what_holds(waiver, event) != event.known_from.has_value())
      return event.known_from ? "changes what holds, where too few people have approved"
                              : "lacks the day that knows of it";
    return {};
  }

  /// None where the policy text is not known, or lets nobody decide it.
  const Waivable* rested_on(const WaiverEvent& event, const WaiverEvent& proposal, std::int64_t rests_on) const {
    const auto policy = policies_.find(rests_on);
    if (policy == policies_.end() || event.what != proposal.what) return nullptr;
    return waivable_for(policy->second->waivables, proposal);
  }

  /// The text of the requirement or parameter is the one of the policy on which the event rests.
  std::string wrong_rule(const WaiverEvent& event, const WaiverEvent& proposal, std::int64_t rests_on) const {
    if (!policies_.contains(rests_on)) return {};  // named with the settlements that rest on it
    const Waivable* found = rested_on(event, proposal, rests_on);
    const bool ends = event.kind == Kind::refused || event.kind == Kind::withdrawn;
    if (found == nullptr)
      return ends ? ""
                  : std::string("rests on a policy text that does not let this be ") +
                        (proposal.value ? "adjusted" : "waived");
    if (rule_of(*found) != event.rule)
      return std::string("names another text of the ") + (proposal.value ? "parameter" : "requirement") +
             " than the policy has";
    if (event.kind == Kind::proposed && event.value && !found->adjustable->allows(event.value->value))
      return "adjusts the parameter to " + to_text(*event.value) + ", which lies beyond the policy's bounds";
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
  auto found = std::move(again).found();
  sql::Statement values(
      in.inside().connection,
      "SELECT a.key FROM adjustment a LEFT JOIN waiver_event e ON e.key = a.event WHERE e.kind IS NOT "
      "'proposed' ORDER BY 1");
  while (values.step()) found.push_back({"adjustment", std::to_string(values.integer_at(0)), "belongs to no proposal"});
  return found;
}

}  // namespace safon
