#include "adapters/sqlite/waivers/waiver_book.hpp"

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/hash.hpp"
#include "adapters/sqlite/ledger/known_from.hpp"
#include "adapters/sqlite/policies.hpp"
#include "adapters/sqlite/waivers/waiver_rows.hpp"

namespace safon {

using sql::Statement;

std::string rule_of(const Waivable& waivable) {
  return to_hex(Hasher().text(waivable.text).finish());
}

std::vector<std::string> rules_of(const CompiledPolicy& policy) {
  std::vector<std::string> rules;
  rules.reserve(policy.waivables.size());
  for (const Waivable& each : policy.waivables) rules.push_back(rule_of(each));
  return rules;
}

std::expected<std::vector<WaiverEvent>, RegisterError> waiver_events(RegisterFile& in, const std::string& policy) {
  return guarded([&] {
    std::vector<WaiverEvent> all;
    WaiverRows rows(in.inside().connection, policy);
    while (auto event = rows.next()) all.push_back(*std::move(event));
    return all;
  });
}

std::expected<std::vector<WaiverLedgerEvent>, RegisterError> page_of_waiver_events(
    RegisterFile& in, std::int64_t before, std::span<const std::string> councils, std::size_t limit) {
  return guarded([&] {
    std::string theirs;
    constexpr int first_council = 10;
    for (std::size_t c = 0; c < councils.size(); ++c)
      theirs += (c ? ", ?" : " AND n.council IN (?") + std::to_string(first_council + int(c));
    if (!theirs.empty()) theirs += ")";
    Statement rows(
        in.inside().connection,
        "SELECT e.key, e.policy, y.version FROM waiver_event e CROSS JOIN participant_now n ON n.participant "
        "= e.participant CROSS JOIN policy y ON y.key = e.rests_on WHERE e.key < ?1" +
            theirs + " ORDER BY e.key DESC LIMIT ?2");
    rows.integer(1, before).integer(2, static_cast<std::int64_t>(limit));
    for (std::size_t c = 0; c < councils.size(); ++c) rows.text(first_council + int(c), councils[c]);
    std::vector<WaiverLedgerEvent> all;
    while (rows.step()) {
      WaiverLedgerEvent each{
          .key = rows.integer_at(0), .policy = rows.string_at(1), .policy_version = rows.string_at(2), .event = {}};
      WaiverRows one(in.inside().connection, WaiverRows::Key{each.key});
      if (auto event = one.next()) each.event = *std::move(event);
      all.push_back(std::move(each));
    }
    return all;
  });
}

std::expected<std::int64_t, RegisterError> policy_rested_on(RegisterFile& in, std::int64_t waiver) {
  return guarded([&] {
    Statement row(in.inside().connection,
                  "SELECT rests_on FROM waiver_event WHERE waiver = ? AND (kind = 'proposed' OR (kind IN ('approved', "
                  "'confirmed') AND known_from IS NOT NULL)) ORDER BY key DESC LIMIT 1");
    if (!row.integer(1, waiver).step())
      sql::fail(RegisterFault::unknown_name, "there is no waiver " + std::to_string(waiver));
    return row.integer_at(0);
  });
}

std::expected<std::string, RegisterError> council_of(RegisterFile& in, ParticipantKey participant) {
  return guarded([&] {
    Statement council(in.inside().connection, "SELECT council FROM participant_now WHERE participant = ?");
    return council.integer(1, participant).step() ? council.string_at(0) : std::string();
  });
}

std::expected<WaiverEvent, RegisterError> append_waiver_event(RegisterFile& in, const CompiledPolicy& policy,
                                                              std::size_t seen, bool changes, WaiverEvent event) {
  return guarded([&] {
    RegisterFile::Inside& inside = in.inside();
    WriteTransaction writing(inside);
    const PolicyKeys keys = store_policy(inside, policy);
    Statement there(inside.connection, "SELECT count(*), max(waiver) FROM waiver_event WHERE policy = ?");
    if (!there.text(1, policy.name).step() || static_cast<std::size_t>(there.integer_at(0)) != seen)
      sql::fail(RegisterFault::stale, "somebody else has recorded something about waivers meanwhile", "look again");
    if (event.kind == WaiverEventKind::proposed) {
      Statement last(inside.connection, "SELECT ifnull(max(waiver), 0) FROM waiver_event");
      event.waiver = last.step() ? last.integer_at(0) + 1 : 1;
    }
    Statement newest(inside.connection, "SELECT version FROM participant_now WHERE participant = ?");
    if (!newest.integer(1, event.participant).step())
      sql::fail(RegisterFault::unknown_name, "the register has no participant `" + event.id + "`");
    event.version = newest.integer_at(0);
    const auto rule = parse_hash(event.rule);
    if (!rule) sql::fail(RegisterFault::invalid, "`" + event.rule + "` names no text of a requirement or parameter");
    if (changes) event.known_from = KnownFrom(inside).of(policy.name, event.participant, event.on);
    const std::string on = to_iso(event.on), until = event.until ? to_iso(*event.until) : "";
    Appender rows(inside.connection, Grows::waiver_event, 18);
    rows.begin(inside.chains).text(policy.name).integer(event.waiver).text(waiver_event_name(event.kind));
    rows.integer(event.participant).text(event.what).integer(keys.policy).blob(rule->bytes);
    rows.integer(event.version).text(on);
    event.until ? rows.text(until) : rows.null();
    rows.integer(event.approvers).text(event.by).text(event.role).text(event.reason).text(event.evidence);
    event.known_from ? rows.integer(event.known_from->days) : rows.null();
    rows.end(inside.chains);
    if (event.value) {
      const std::int64_t proposal = inside.chains[static_cast<std::size_t>(Grows::waiver_event)].rows;
      Appender values(inside.connection, Grows::adjustment, 5);
      values.begin(inside.chains).integer(proposal).text(parameter_kind_name(event.value->kind));
      values.integer(event.value->value).end(inside.chains);
    }
    writing.commit();
    return event;
  });
}

}  // namespace safon
