#include "adapters/sqlite/intakes/intake_book.hpp"

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/intakes/intake_rows.hpp"
#include "adapters/sqlite/ledger/known_from.hpp"
#include "adapters/sqlite/policies.hpp"

namespace safon {

using sql::Statement;

std::expected<std::vector<IntakeEvent>, RegisterError> RegisterIntakes::events(const CompiledPolicy& policy,
                                                                               std::uint16_t intake) {
  return guarded([&] {
    std::vector<IntakeEvent> all;
    IntakeRows rows(in_.inside().connection, policy.name, policy.intakes[intake].name);
    while (auto row = rows.next()) all.push_back(std::move(row->event));
    return all;
  });
}

std::expected<void, RegisterError> RegisterIntakes::append(const CompiledPolicy& policy, std::uint16_t intake,
                                                           std::optional<RunKey> run, std::size_t seen,
                                                           std::span<const IntakeEvent> events) {
  return guarded([&] {
    RegisterFile::Inside& in = in_.inside();
    const std::string& name = policy.intakes[intake].name;
    WriteTransaction writing(in);
    const PolicyKeys keys = store_policy(in, policy);
    Statement there(in.connection, "SELECT count(*) FROM intake_event WHERE policy = ? AND intake = ?");
    there.text(1, policy.name).text(2, name);
    if (!there.step() || static_cast<std::size_t>(there.integer_at(0)) != seen)
      sql::fail(RegisterFault::stale, "somebody else has changed the intake `" + name + "` meanwhile",
                "look at it again");
    const std::int64_t settlements = Appender::next_key(in.chains, Grows::settlement) - 1;
    KnownFrom known_from(in);
    Appender rows(in.connection, Grows::intake_event, 18);
    for (const IntakeEvent& event : events) {
      const std::string on = to_iso(event.on), effective = to_iso(event.effective);
      const std::string due = event.due ? to_iso(*event.due) : "";
      rows.begin(in.chains).text(policy.name).text(name).text(intake_event_name(event.kind));
      event.participant != 0 ? rows.integer(event.participant) : rows.null();
      rows.integer(keys.policy);
      run ? rows.integer(*run) : rows.null();
      rows.integer(settlements).text(on).text(effective);
      event.due ? rows.text(due) : rows.null();
      rows.integer(event.rank).text(event.keys).text(event.groups).text(event.text).text(event.by);
      gives_place(event.kind) ? rows.integer(known_from.of(policy.name, event.participant, event.on).days)
                              : rows.null();
      rows.end(in.chains);
    }
    writing.commit();
  });
}

std::expected<std::optional<Date>, RegisterError> RegisterIntakes::finished(const CompiledPolicy& policy) {
  return guarded([&]() -> std::optional<Date> {
    Statement last(in_.inside().connection,
                   "SELECT max(r.as_of) FROM run_end e JOIN run r ON r.key = e.run JOIN policy p ON p.key = r.policy "
                   "WHERE p.name = ?");
    if (!last.text(1, policy.name).step() || last.null_at(0)) return std::nullopt;
    return last.date_at(0);
  });
}

std::expected<std::optional<Date>, RegisterError> RegisterIntakes::first_known() {
  return guarded([&]() -> std::optional<Date> {
    Statement first(in_.inside().connection, "SELECT min(known_from) FROM import");
    if (!first.step() || first.null_at(0)) return std::nullopt;
    return first.date_at(0);
  });
}

std::expected<std::string, RegisterError> RegisterIntakes::council_of(VersionKey version) {
  return guarded([&] {
    Statement council(in_.inside().connection, "SELECT council FROM record_version WHERE key = ?");
    return council.integer(1, version).step() ? council.string_at(0) : std::string();
  });
}

}  // namespace safon
