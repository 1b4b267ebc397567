#include "adapters/cli/versions/publishable.hpp"

#include <algorithm>

#include "adapters/sqlite/ledger/hash.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {
namespace {

std::string called(const CompiledPolicy& policy) {
  return "version `" + policy.version + "` of `" + policy.name + "`";
}

office::Refusal cannot(std::string message, std::string hint = {}) {
  return office::refusal(office::Ground::findings, std::move(message), std::move(hint));
}

/// Against the version before it.
std::optional<office::Refusal> dates_do_not_fit(const CompiledPolicy& policy, const PublishedVersion& before,
                                                const CompiledPolicy& before_policy) {
  const auto last = "version `" + before.version + "`";
  if (policy.in_force_from <= before.from)
    return cannot(called(policy) + " is in force from " + to_iso(policy.in_force_from) + ", and " + last + " from " +
                      to_iso(before.from),
                  "a new version begins after the one before it: change `in force from`");
  const auto end = before_policy.in_force_to;
  if (end == never) return std::nullopt;
  if (policy.in_force_from < end)
    return cannot(called(policy) + " begins on " + to_iso(policy.in_force_from) + ", and " + last +
                      " is in force until " + to_iso(Date{end.days - 1}) + ": they overlap",
                  "let it begin on " + to_iso(end));
  if (policy.in_force_from > end)
    return cannot(last + " is in force until " + to_iso(Date{end.days - 1}) + ", and " + called(policy) +
                      " begins on " + to_iso(policy.in_force_from) + ": between them is a gap",
                  "let it begin on " + to_iso(end));
  if (policy.applies != AppliesTo::everyone)
    return cannot(called(policy) + " applies to " + applies_text(policy) + ", and " + last + " ends on " +
                      to_iso(Date{end.days - 1}) + ": who entered before would be under none",
                  "let it apply to everyone, or publish the one before without its last day");
  return std::nullopt;
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

std::expected<std::optional<office::Refusal>, RegisterError> why_not_published(
    RegisterFile& in, const CompiledPolicy& policy, const std::vector<PublishedVersion>& published,
    const std::vector<office::SharedPolicy>& loaded) {
  for (const auto& each : published)
    if (each.version == policy.version)
      return each.digest == hash_policy(policy)
                 ? cannot(called(policy) + " is published already, on " + each.recorded + " by " + each.by)
                 : cannot("another text is published as " + called(policy),
                          "a published version is never changed: give this one a `version` of its own");
  if (!published.empty())
    if (auto wrong = dates_do_not_fit(policy, published.back(), *loaded.back()->compiled)) return wrong;

  auto held = funnel(in);
  if (!held) return std::unexpected(held.error());
  std::vector<std::string> lost;
  for (const auto& row : *held) {
    if (row.policy != policy.name) continue;
    const auto programme = std::ranges::find(policy.programmes, row.programme, &Programme::name);
    const bool there = programme != policy.programmes.end() &&
                       std::ranges::find(programme->statuses, row.status, &Status::name) != programme->statuses.end();
    const auto name = "`" + row.programme + "." + row.status + "`";
    if (!there && std::ranges::find(lost, name) == lost.end()) lost.push_back(name);
  }
  if (!lost.empty())
    return cannot(called(policy) + " has no " + listed(lost) + ", and somebody in the register holds it",
                  "keep a status for as long as somebody may hold it; a new name is a new status");
  return std::nullopt;
}

}  // namespace safon
