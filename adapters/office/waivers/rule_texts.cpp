#include "adapters/office/waivers/rule_texts.hpp"

#include <algorithm>

#include "adapters/sqlite/waivers/waiver_book.hpp"

namespace safon::office {
namespace {

std::string text_in(const CompiledPolicy& policy, const std::string& requirement) {
  const auto found = std::ranges::find(policy.waivables, requirement, &Waivable::requirement);
  return found == policy.waivables.end() ? std::string() : found->text;
}

}  // namespace

std::expected<RuleTexts, Refusal> rule_texts(RegisterFile& in, const CompiledPolicy& policy, const Waiver& waiver,
                                             const PolicyWithKey& with_key) {
  const auto key = policy_rested_on(in, waiver.number());
  if (!key) return std::unexpected(refusal(key.error()));
  const auto before = with_key(*key);
  if (!before) return std::unexpected(before.error());
  const auto& requirement = waiver.proposal.requirement;
  return RuleTexts{.before = text_in(*(*before)->compiled, requirement), .now = text_in(policy, requirement)};
}

}  // namespace safon::office
