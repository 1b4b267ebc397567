#include "adapters/cli/versions/evaluate_versions.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "adapters/cli/messages.hpp"
#include "adapters/cli/night/council_source.hpp"
#include "adapters/cli/night/night.hpp"
#include "adapters/cli/night/waivers_told.hpp"
#include "adapters/cli/verbs/waivers/policies_under.hpp"
#include "adapters/cli/versions/who_is_under.hpp"
#include "adapters/office/audits/audits.hpp"
#include "adapters/sqlite/intakes/intake_book.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {
namespace {

/// A register seen as if it had only those who are under one version.
class VersionSource final : public NarrowedSource {
 public:
  VersionSource(RecordSource& all, const UnderWhich& under, std::int64_t policy, bool newest)
      : NarrowedSource(all), under_(under), policy_(policy), newest_(newest) {}

  std::expected<std::vector<ParticipantKey>, RegisterError> participants(const CompiledPolicy& policy,
                                                                         std::uint16_t programme, Date as_of,
                                                                         Who who) override {
    auto due = all_.participants(policy, programme, as_of, who);
    if (!due) return due;
    const auto found = under_.find(policy.programmes[programme].name);
    std::erase_if(*due, [&](ParticipantKey key) {
      if (found == under_.end()) return !newest_;
      const auto bound = found->second.find(key);
      // Of whom it is not known when they begin, the newest version waits for it.
      return bound == found->second.end() ? !newest_ : bound->second.policy != policy_;
    });
    return due;
  }

 private:
  const UnderWhich& under_;
  const std::int64_t policy_;
  const bool newest_;
};

/// The days to settle: the one before each version that begins in days that are not settled yet, and the last.
std::expected<std::vector<Date>, Exit> days_to_settle(RegisterFile& in, const VersionsInForce& versions, Date as_of,
                                                      bool dry_run) {
  auto last = last_as_of(in);
  if (!last) return std::unexpected(refuse(last.error()));
  std::set<Date> days{as_of};
  // A dry run writes nothing, so it cannot settle one day after another.
  if (*last && !dry_run)
    for (const auto& row : versions.rows)
      for (const auto turn : {std::optional(row.from), row.retired})
        if (turn && Date{turn->days - 1} > **last && *turn <= as_of) days.insert(Date{turn->days - 1});
  return std::vector(days.begin(), days.end());
}

EvaluateReport& operator+=(EvaluateReport& all, EvaluateReport more) {
  all.counts += more.counts;
  all.broken.insert(all.broken.end(), more.broken.begin(), more.broken.end());
  return all;
}

using OnEvent = std::function<void(const SettledEvent&)>;
using SharedVersions = std::shared_ptr<const VersionsInForce>;

std::expected<EvaluateReport, Exit> settle_day(RegisterFile& in, const SharedVersions& shared, Date day,
                                               const Options& options, const OnEvent& on_event, Tellings& say) {
  const auto& versions = *shared;
  const auto newest = versions.newest(day);
  if (!newest)
    return std::unexpected(refuse(Exit::impossible, "no published version is in force on " + to_iso(day),
                                  "`safon policy list` shows them; publish one, or name a rule file with --policy"));
  const auto running = versions.on(day);
  // Where a version was for some alone, who is moved when it ends, or when one for everyone begins, is recorded too.
  UnderWhich under;
  if (versions.was_for_some(day)) {
    auto found = who_is_under(in, versions, day, running.size() > 1, options.dry_run);
    if (!found) return std::unexpected(refuse(found.error()));
    under = std::move(*found);
  }
  EvaluateReport all;
  CouncilSource theirs(in, options.council);
  RecordSource& source = options.council.empty() ? static_cast<RecordSource&>(in) : theirs;
  RegisterIntakes intakes(in);
  for (const auto version : running) {
    const auto& policy = versions.policy(version);
    VersionSource own(source, under, versions.rows[version].policy, version == *newest);
    const bool gives_places = version == *newest && options.council.empty();
    auto report = evaluate_shown(policy, running.size() > 1 ? static_cast<RecordSource&>(own) : source, in,
                                 gives_places ? &intakes : nullptr, day, options, on_event);
    if (!report) return std::unexpected(report.error());
    say.push_back([shared, version, report = *report, day, options] {
      tell_evaluated(shared->policy(version), report, day, options);
    });
    all += std::move(*report);
  }
  return all;
}

/// Everybody is settled through the day, unless the night was of one council. `texts`: of one policy, one at least.
std::expected<EvaluateReport, Exit> draw_for_audit(RegisterFile& in, const std::vector<const CompiledPolicy*>& texts,
                                                   Date as_of, const Options& options, EvaluateReport report,
                                                   Tellings& say) {
  if (options.dry_run || !options.council.empty()) return report;
  const auto drawn = office::draw_for_audit(in, texts, as_of);
  if (!drawn) return std::unexpected(refuse(drawn.error()));
  report.to_audit = *drawn;
  if (*drawn > 0)
    say.push_back([drawn = *drawn] {
      tell("audit",
           counted(drawn, "automatic change", "automatic changes") + (drawn == 1 ? " goes" : " go") +
               " to audit: `safon audit list` shows " + (drawn == 1 ? "it" : "them"),
           {{"to_audit", std::to_string(drawn)}});
    });
  return report;
}

std::expected<EvaluateReport, Exit> evaluate_versions(RegisterFile& in, const SharedVersions& versions, Date as_of,
                                                      const Options& options, const OnEvent& on_event, Tellings& say) {
  auto days = days_to_settle(in, *versions, as_of, options.dry_run);
  if (!days) return std::unexpected(days.error());
  EvaluateReport all;
  for (const auto day : *days) {
    auto report = settle_day(in, versions, day, options, on_event, say);
    if (!report) return report;
    all += std::move(*report);
  }
  std::vector<const CompiledPolicy*> texts;
  for (std::size_t version = 0; version < versions->rows.size(); ++version) texts.push_back(&versions->policy(version));
  return draw_for_audit(in, texts, as_of, options, std::move(all), say);
}

std::expected<EvaluateReport, Exit> evaluated(RegisterFile& in, const CompiledPolicy& policy, Date as_of,
                                              const Options& options, const OnEvent& on_event, Tellings& say) {
  if (options.policy_path.empty()) {
    auto versions = versions_in_force(in);
    if (!versions) return std::unexpected(versions.error());
    if (*versions)
      return evaluate_versions(in, std::make_shared<const VersionsInForce>(std::move(**versions)), as_of, options,
                               on_event, say);
  }
  CouncilSource theirs(in, options.council);
  RegisterIntakes intakes(in);
  const bool everybody = options.council.empty();
  auto report = evaluate_shown(policy, everybody ? static_cast<RecordSource&>(in) : theirs, in,
                               everybody ? &intakes : nullptr, as_of, options, on_event);
  if (!report) return report;
  say.push_back([&policy, report = *report, as_of, options] { tell_evaluated(policy, report, as_of, options); });
  return draw_for_audit(in, {&policy}, as_of, options, *std::move(report), say);
}

}  // namespace

std::expected<EvaluateReport, Exit> evaluate_by_policy(RegisterFile& in, const CompiledPolicy& policy, Date as_of,
                                                       const Options& options, const OnEvent& on_event, Tellings& say) {
  const auto before = last_as_of(in);
  if (!before) return std::unexpected(refuse(before.error()));
  auto report = evaluated(in, policy, as_of, options, on_event, say);
  if (report) say.push_back(waivers_told(in, policy, *before, as_of, policies_under(options, in)));
  return report;
}

}  // namespace safon
