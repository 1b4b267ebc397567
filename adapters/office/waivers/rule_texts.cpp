#include "adapters/office/waivers/rule_texts.hpp"

#include "adapters/sqlite/waivers/waiver_book.hpp"

namespace safon::office {
namespace {

std::string text_in(const CompiledPolicy& policy, const WaiverEvent& proposal) {
  const Waivable* found = waivable_for(policy.waivables, proposal);
  return found == nullptr ? std::string() : found->text;
}

}  // namespace

std::expected<RuleTexts, Refusal> rule_texts(RegisterFile& in, const CompiledPolicy& policy, const Waiver& waiver,
                                             const PolicyWithKey& with_key) {
  const auto key = policy_rested_on(in, waiver.number());
  if (!key) return std::unexpected(refusal(key.error()));
  const auto before = with_key(*key);
  if (!before) return std::unexpected(before.error());
  return RuleTexts{.before = text_in(*(*before)->compiled, waiver.proposal), .now = text_in(policy, waiver.proposal)};
}

}  // namespace safon::office
