#include "adapters/sqlite/versions/publications.hpp"

#include <algorithm>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/policies.hpp"

namespace safon {
namespace {

using sql::Statement;

constexpr const char *published = "published", *retired = "retired";

}  // namespace

std::string applies_text(const CompiledPolicy& policy) {
  return policy.applies == AppliesTo::everyone ? "everyone"
                                               : "those who entered on or after " + to_iso(policy.applies_from);
}

Answered<std::vector<PublishedVersion>> published_versions(RegisterFile& in) {
  return guarded([&] {
    std::vector<PublishedVersion> out;
    Statement rows(in.inside().connection,
                   "SELECT p.kind, p.policy, o.name, o.version, p.from_day, p.applies, p.tests, p.recorded, p.by_whom, "
                   "p.reason, p.digest FROM publication p JOIN policy o ON o.key = p.policy ORDER BY p.key");
    while (rows.step()) {
      const auto policy = rows.integer_at(1);
      if (rows.text_at(0) == retired) {
        const auto found = std::ranges::find(out, policy, &PublishedVersion::policy);
        if (found == out.end()) continue;
        found->retired = rows.date_at(4);
        found->retired_by = rows.string_at(8);
        found->retired_reason = rows.string_at(9);
        continue;
      }
      out.push_back({.policy = policy,
                     .name = rows.string_at(2),
                     .version = rows.string_at(3),
                     .from = rows.date_at(4),
                     .applies = rows.string_at(5),
                     .tests = static_cast<std::uint64_t>(rows.integer_at(6)),
                     .recorded = rows.string_at(7),
                     .by = rows.string_at(8),
                     .digest = rows.hash_at(10)});
    }
    std::ranges::stable_sort(out, {}, [](const PublishedVersion& each) { return std::pair(each.name, each.from); });
    return out;
  });
}

Answered<void> publish_version(RegisterFile& in, const Publishing& what) {
  return guarded([&] {
    RegisterFile::Inside& inside = in.inside();
    WriteTransaction writing(inside);
    const PolicyKeys keys = store_policy(inside, *what.policy);
    // The row is written at its end: its texts live until then.
    const std::string from = to_iso(what.policy->in_force_from), applies = applies_text(*what.policy);
    const Hash digest = hash_policy(*what.policy);
    Appender rows(inside.connection, Grows::publication, 11);
    rows.begin(inside.chains).text(published).integer(keys.policy).text(from).text(applies);
    rows.integer(static_cast<std::int64_t>(what.tests));
    rows.text(what.recorded).text(what.by).text("").blob(digest.bytes).end(inside.chains);
    writing.commit();
  });
}

Answered<void> retire_version(RegisterFile& in, const PublishedVersion& version, Date from, const std::string& recorded,
                              const std::string& by, const std::string& reason) {
  return guarded([&] {
    RegisterFile::Inside& inside = in.inside();
    WriteTransaction writing(inside);
    const std::string day = to_iso(from);
    Appender rows(inside.connection, Grows::publication, 11);
    rows.begin(inside.chains).text(retired).integer(version.policy).text(day).text(version.applies).integer(0);
    rows.text(recorded).text(by).text(reason).blob(version.digest.bytes).end(inside.chains);
    writing.commit();
  });
}

Answered<std::vector<UnderVersion>> under_version(RegisterFile& in, std::int64_t policy) {
  return guarded([&] {
    Statement rows(
        in.inside().connection,
        "SELECT p.name, ifnull(n.name, ''), count(*) FROM standing s JOIN programme p ON p.key = s.programme "
        "LEFT JOIN status_name n ON n.key = s.status WHERE s.policy = ? GROUP BY 1, 2 ORDER BY s.programme, "
        "s.status");
    rows.integer(1, policy);
    std::vector<UnderVersion> out;
    while (rows.step())
      out.push_back({rows.string_at(0), rows.string_at(1), static_cast<std::uint64_t>(rows.integer_at(2))});
    return out;
  });
}

Answered<std::uint64_t> participants_under(RegisterFile& in, std::int64_t policy) {
  return guarded([&]() -> std::uint64_t {
    Statement row(in.inside().connection, "SELECT count(DISTINCT participant) FROM standing WHERE policy = ?");
    return row.integer(1, policy).step() ? static_cast<std::uint64_t>(row.integer_at(0)) : 0;
  });
}

Answered<std::optional<PolicyRow>> policy_settled_under(RegisterFile& in, ParticipantKey participant) {
  return guarded([&]() -> std::optional<PolicyRow> {
    Statement row(
        in.inside().connection,
        "SELECT o.key, o.name, o.version, o.in_force_from, o.digest FROM programme p CROSS JOIN standing_now s ON "
        "s.programme = p.key AND s.participant = ? JOIN policy o ON o.key = s.policy ORDER BY "
        "s.settled_through DESC, s.sequence DESC LIMIT 1");
    if (!row.integer(1, participant).step()) return std::nullopt;
    return PolicyRow{.key = row.integer_at(0),
                     .name = row.string_at(1),
                     .version = row.string_at(2),
                     .in_force_from = row.date_at(3),
                     .hash = row.hash_at(4)};
  });
}

}  // namespace safon
