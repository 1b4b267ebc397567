#include "adapters/sqlite/audit/audit_book.hpp"

#include <algorithm>
#include <map>

#include "adapters/sqlite/policies.hpp"

namespace safon {
namespace {

using sql::Statement;

DrawnThrough drawn_through(const RegisterFile::Inside& inside, const std::string& policy) {
  Statement last(inside.connection,
                 "SELECT through, events, waiting FROM audit_draw WHERE policy = ? ORDER BY key DESC LIMIT 1");
  if (!last.text(1, policy).step()) return {};
  return {.through = last.string_at(0), .events = last.integer_at(1), .waiting = last.integer_at(2)};
}

bool audits_something(const CompiledPolicy* policy) {
  return std::ranges::any_of(policy->programmes, [](const Programme& each) { return each.audit.has_value(); });
}

/// The rows of the counts, and the key of each stratum's.
std::map<Stratum, std::int64_t> append_counts(RegisterFile::Inside& inside, std::int64_t draw,
                                              std::span<const StratumCount> counts) {
  std::map<Stratum, std::int64_t> keys;
  Appender rows(inside.connection, Grows::audit_count, 12);
  for (const auto& [stratum, changes, drawn] : counts) {
    keys.emplace(stratum, Appender::next_key(inside.chains, Grows::audit_count));
    rows.begin(inside.chains).integer(draw).text(stratum.policy).text(stratum.programme).text(stratum.transition);
    rows.text(stratum.council).integer(stratum.share).integer(stratum.among).integer(stratum.seed);
    rows.integer(static_cast<std::int64_t>(changes)).integer(static_cast<std::int64_t>(drawn)).end(inside.chains);
  }
  return keys;
}

}  // namespace

std::expected<std::uint64_t, RegisterError> record_audit_draw(RegisterFile& in, const std::string& policy, Date through,
                                                              std::span<const CompiledPolicy* const> known,
                                                              const PolicyWithKey& other) {
  return guarded([&]() -> std::uint64_t {
    RegisterFile::Inside& inside = in.inside();
    WriteTransaction writing(inside);
    DrawnThrough before = drawn_through(inside, policy);
    if (before.through.empty() && std::ranges::none_of(known, audits_something)) return 0;
    std::map<std::int64_t, const CompiledPolicy*> texts;
    for (const CompiledPolicy* each : known)
      if (const std::int64_t key = find_policy(inside, *each); key != 0) texts.emplace(key, each);
    const auto with_key = [&](std::int64_t key) {
      const auto found = texts.find(key);
      return found != texts.end() ? found->second : texts.emplace(key, other(key)).first->second;
    };
    const std::int64_t events = Appender::next_key(inside.chains, Grows::event) - 1;
    const std::string day = std::max(to_iso(through), before.through);
    const Date last = *parse_iso_date(day);
    const AuditFrame frame = audit_frame(inside, policy, before, last, events, with_key);
    if (frame.changes.empty() && events == before.events) return 0;
    const std::int64_t draw = Appender::next_key(inside.chains, Grows::audit_draw);
    const AuditDraw made =
        draw_audit(frame.changes, [&](const Stratum& each) { return stratum_before(inside, draw, each); });
    Appender rows(inside.connection, Grows::audit_draw, 6);
    rows.begin(inside.chains).text(policy).text(day).integer(events).integer(frame.waiting).end(inside.chains);
    const auto counts = append_counts(inside, draw, made.counts);
    Appender chosen(inside.connection, Grows::audited_change, 7);
    for (const auto& [change, number] : made.drawn) {
      chosen.begin(inside.chains).integer(draw).integer(counts.at(change.stratum));
      chosen.integer(static_cast<std::int64_t>(number)).integer(change.event).integer(change.participant);
      chosen.end(inside.chains);
    }
    writing.commit();
    return made.drawn.size();
  });
}

std::expected<std::vector<AuditedChange>, RegisterError> audited_changes(RegisterFile& in, const AuditFilter& filter) {
  return guarded([&] {
    const auto& connection = in.inside().connection;
    const ReadTransaction snapshot(in.inside());
    std::string which;
    if (filter.policy) which += " AND c.policy = ?1";
    if (filter.participant) which += " AND a.participant = ?2";
    if (filter.number) which += " AND a.key = ?3";
    if (filter.open)
      which +=
          " AND ifnull((SELECT kind FROM audit_answer WHERE audited = a.key ORDER BY key DESC LIMIT 1), 'disputed') = "
          "'disputed'";
    Statement rows(connection,
                   "SELECT a.key, c.policy, c.programme, c.transition, c.council, c.share, c.among, c.seed, a.number, "
                   "a.participant, k.id, ifnull((SELECT council FROM participant_now WHERE participant = "
                   "a.participant), ''), e.from_status, e.to_status, e.effective, e.on_day, "
                   "a.event, e.version, s.policy, p.version, e.version_hash, e.policy_hash FROM audited_change a JOIN "
                   "audit_count c ON c.key = a.count JOIN event e ON e.key = a.event JOIN settlement s ON s.key = "
                   "e.settlement JOIN policy p ON p.key = s.policy JOIN participant_key k ON k.key = a.participant "
                   "WHERE 1" +
                       which + " AND a.key > ?4 ORDER BY a.key LIMIT ?5");
    if (filter.policy) rows.text(1, *filter.policy);
    if (filter.participant) rows.integer(2, *filter.participant);
    if (filter.number) rows.integer(3, *filter.number);
    rows.integer(4, filter.after);
    rows.integer(5, filter.limit > INT64_MAX ? -1 : static_cast<std::int64_t>(filter.limit));
    Statement answers(connection,
                      "SELECT kind, on_day, by_whom, role, reason FROM audit_answer WHERE audited = ? ORDER BY key");
    std::vector<AuditedChange> all;
    while (rows.step()) {
      AuditedChange& one = all.emplace_back(AuditedChange{.number = rows.integer_at(0),
                                                          .stratum = {.policy = rows.string_at(1),
                                                                      .programme = rows.string_at(2),
                                                                      .transition = rows.string_at(3),
                                                                      .council = rows.string_at(4),
                                                                      .share = rows.integer_at(5),
                                                                      .among = rows.integer_at(6),
                                                                      .seed = rows.integer_at(7)},
                                                          .in_stratum = static_cast<std::uint64_t>(rows.integer_at(8)),
                                                          .participant = rows.integer_at(9),
                                                          .id = rows.string_at(10),
                                                          .council = rows.string_at(11),
                                                          .from = rows.string_at(12),
                                                          .to = rows.string_at(13),
                                                          .effective = rows.date_at(14),
                                                          .on = rows.date_at(15),
                                                          .event = rows.integer_at(16),
                                                          .version = rows.integer_at(17),
                                                          .rests_on = rows.integer_at(18),
                                                          .policy_version = rows.string_at(19),
                                                          .version_hash = rows.hash_at(20),
                                                          .policy_hash = rows.hash_at(21)});
      answers.integer(1, one.number);
      while (answers.step()) {
        const auto kind = audit_answer_kind(answers.text_at(0));
        if (!kind)
          sql::fail(RegisterFault::corrupt,
                    "the register is damaged: an audit has an answer of kind `" + answers.string_at(0) + "`");
        one.answers.push_back({.kind = *kind,
                               .on = answers.date_at(1),
                               .by = answers.string_at(2),
                               .role = answers.string_at(3),
                               .reason = answers.string_at(4)});
      }
      answers.reset();
    }
    return all;
  });
}

std::expected<std::vector<OpenAudits>, RegisterError> open_audits(RegisterFile& in) {
  return guarded([&] {
    Statement rows(in.inside().connection,
                   "SELECT ifnull(council, ''), sum(said IS NULL), sum(said IS NOT NULL) FROM (SELECT (SELECT council "
                   "FROM participant_now n WHERE n.participant = a.participant) AS council, (SELECT kind FROM "
                   "audit_answer w WHERE w.audited = a.key ORDER BY w.key DESC LIMIT 1) AS said FROM audited_change a) "
                   "WHERE ifnull(said, 'disputed') = 'disputed' GROUP BY 1 ORDER BY 1");
    std::vector<OpenAudits> all;
    while (rows.step())
      all.push_back({.council = rows.string_at(0),
                     .waiting = static_cast<std::uint64_t>(rows.integer_at(1)),
                     .disputed = static_cast<std::uint64_t>(rows.integer_at(2))});
    return all;
  });
}

std::expected<void, RegisterError> append_audit_answer(RegisterFile& in, const AuditedChange& change, std::size_t seen,
                                                       const AuditAnswer& answer) {
  return guarded([&] {
    RegisterFile::Inside& inside = in.inside();
    WriteTransaction writing(inside);
    Statement there(inside.connection, "SELECT count(*) FROM audit_answer WHERE audited = ?");
    if (!there.integer(1, change.number).step() || static_cast<std::size_t>(there.integer_at(0)) != seen)
      sql::fail(RegisterFault::stale,
                "somebody else has answered audit " + std::to_string(change.number) + " meanwhile", "look again");
    const std::string on = to_iso(answer.on);
    Appender rows(inside.connection, Grows::audit_answer, 10);
    rows.begin(inside.chains).integer(change.number).text(audit_answer_name(answer.kind)).text(on);
    rows.text(answer.by).text(answer.role).text(answer.reason).integer(change.version).integer(change.rests_on);
    rows.end(inside.chains);
    writing.commit();
  });
}

}  // namespace safon
