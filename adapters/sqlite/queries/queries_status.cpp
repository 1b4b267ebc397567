// Where people stand, how many, and who waits for an officer: from the derived tables.
#include <map>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/queries/event_row.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {
namespace {

using sql::Statement;

Date day_at(const Statement& row, int column) {
  return {static_cast<std::int32_t>(row.integer_at(column))};
}

// A JSON list of texts, through SQLite's own reader.
std::vector<std::string> texts_in(Statement& reader, std::string_view json) {
  std::vector<std::string> texts;
  reader.text(1, json);
  while (reader.step()) texts.push_back(reader.string_at(0));
  reader.reset();
  return texts;
}

StatusRow status_at(const Statement& row) {
  StatusRow out{.key = row.integer_at(0), .id = row.string_at(1), .council = row.string_at(2)};
  out.policy = row.string_at(3), out.programme = row.string_at(4), out.status = row.string_at(5);
  out.since = row.date_at(6);
  out.evaluated_through = day_at(row, 7), out.next = day_at(row, 8);
  out.reported = row.integer_at(9) != 0, out.stopped = row.integer_at(10) != 0;
  out.open_cases = static_cast<std::uint32_t>(row.integer_at(11));
  out.open_reviews = static_cast<std::uint32_t>(row.integer_at(12));
  return out;
}

}  // namespace

Answered<std::vector<ParticipantKey>> participants_of_council(RegisterFile& in, std::string_view council) {
  return guarded([&] {
    Statement rows(in.inside().connection,
                   "SELECT participant FROM council_participant WHERE council = ? ORDER BY participant");
    rows.text(1, council);
    std::vector<ParticipantKey> out;
    while (rows.step()) out.push_back(rows.integer_at(0));
    return out;
  });
}

Answered<void> each_status(RegisterFile& in, const StatusFilter& filter,
                           const std::function<void(const StatusRow&)>& each) {
  return guarded([&] {
    const std::string everybody = "participant_key k",
                      of_council = "council_participant n CROSS JOIN participant_key k ON k.key = n.participant";
    const std::string key = filter.council ? "n.participant" : "k.key";
    std::string question =
        "SELECT k.key, k.id, ifnull(l.council, s.council), p.policy, p.name, t.name, s.since, s.settled_through, "
        "s.next_day, NOT EXISTS (SELECT 1 FROM not_reported r WHERE r.participant = k.key), s.stopped, s.cases, "
        "s.reviews FROM " +
        (filter.council ? of_council : everybody) +
        " CROSS JOIN programme p CROSS JOIN standing_now s ON s.programme = p.key AND s.participant = k.key CROSS JOIN "
        "status_name t ON t.key = s.status LEFT JOIN learned l ON l.participant = k.key WHERE " +
        key + " > ?1";
    if (filter.participant) question += " AND " + key + " = ?2";
    if (filter.council) question += " AND n.council = ?3";
    if (filter.programme) question += " AND p.name = ?4";
    if (filter.status) question += " AND t.name = ?5";
    question += " ORDER BY " + key + ", p.key";
    Statement rows(in.inside().connection, question);
    rows.integer(1, filter.after);
    if (filter.participant) rows.integer(2, *filter.participant);
    if (filter.council) rows.text(3, *filter.council);
    if (filter.programme) rows.text(4, *filter.programme);
    if (filter.status) rows.text(5, *filter.status);
    for (std::size_t count = 0; count < filter.limit && rows.step(); ++count) each(status_at(rows));
  });
}

Answered<std::vector<StatusRow>> statuses(RegisterFile& in, const StatusFilter& filter) {
  std::vector<StatusRow> out;
  auto asked = each_status(in, filter, [&](const StatusRow& row) { out.push_back(row); });
  if (!asked) return std::unexpected(asked.error());
  return out;
}

Answered<std::vector<FunnelRow>> funnel(RegisterFile& in) {
  return guarded([&] {
    Statement rows(in.inside().connection,
                   "SELECT p.policy, p.name, h.council, t.name, h.participants FROM headcount h "
                   "JOIN programme p ON p.key = h.programme JOIN status_name t ON t.key = h.status "
                   "ORDER BY 1, 2, 3, 4");
    std::vector<FunnelRow> out;
    while (rows.step())
      out.push_back({.policy = rows.string_at(0),
                     .programme = rows.string_at(1),
                     .council = rows.string_at(2),
                     .status = rows.string_at(3),
                     .participants = static_cast<std::uint64_t>(rows.integer_at(4))});
    return out;
  });
}

Answered<OpenWork> open_work(RegisterFile& in, Date as_of) {
  return guarded([&] {
    Statement ask(in.inside().connection,
                  "SELECT (SELECT count(*) FROM open_case), (SELECT count(*) FROM open_case WHERE due < ?), "
                  "(SELECT count(*) FROM standing WHERE reviews > 0), (SELECT count(*) FROM audited_change) - (SELECT "
                  "count(DISTINCT audited) FROM audit_answer), (SELECT ifnull(sum((kind = 'disputed') - (kind = "
                  "'answered')), 0) FROM audit_answer), (SELECT count(*) FROM open_case WHERE escalated_to <> '[]')");
    const auto day = to_iso(as_of);
    ask.text(1, day);
    OpenWork open;
    if (!ask.step()) return open;
    open.cases = static_cast<std::uint64_t>(ask.integer_at(0));
    open.overdue = static_cast<std::uint64_t>(ask.integer_at(1));
    open.reviews = static_cast<std::uint64_t>(ask.integer_at(2));
    open.audits = static_cast<std::uint64_t>(ask.integer_at(3));
    open.disputed = static_cast<std::uint64_t>(ask.integer_at(4));
    open.escalated = static_cast<std::uint64_t>(ask.integer_at(5));
    return open;
  });
}

Answered<std::vector<EscalatedCases>> escalated_cases(RegisterFile& in) {
  return guarded([&] {
    // Few lists of duties come up, and each is read once for a council.
    Statement rows(in.inside().connection,
                   "SELECT c.escalated_to, ifnull(l.council, n.council), count(*) FROM open_case c JOIN standing n ON "
                   "n.programme = c.programme AND n.participant = c.participant LEFT JOIN learned l ON l.participant = "
                   "c.participant WHERE c.escalated_to <> '[]' GROUP BY 1, 2");
    Statement texts(in.inside().connection, "SELECT value FROM json_each(?) ORDER BY key");
    std::map<std::pair<std::string, std::string>, std::uint64_t> counts;
    while (rows.step())
      for (const auto& duty : texts_in(texts, rows.text_at(0)))
        counts[{duty, rows.string_at(1)}] += static_cast<std::uint64_t>(rows.integer_at(2));
    std::vector<EscalatedCases> out;
    for (const auto& [of, cases] : counts) out.push_back({of.first, of.second, cases});
    return out;
  });
}

Answered<std::vector<CaseRow>> open_cases(RegisterFile& in) {
  return guarded([&] {
    const ReadTransaction snapshot(in.inside());
    Statement rows(
        in.inside().connection,
        "SELECT k.key, k.id, ifnull(l.council, n.council), p.policy, p.name, t.name, c.since, c.opened, c.due, "
        "c.certified_by, "
        "(SELECT max(e.effective) FROM event e JOIN settlement s ON s.key = e.settlement WHERE "
        "e.participant = c.participant AND e.kind = 'case_overdue' AND e.transition = t.name AND "
        "e.on_day > c.opened AND s.programme = c.programme), " +
            std::string(case_deferred_until) +
            ", c.escalated_to FROM open_case c JOIN participant_key k ON k.key = "
            "c.participant "
            "JOIN standing n ON n.programme = c.programme AND n.participant = c.participant LEFT JOIN learned l ON "
            "l.participant = c.participant JOIN programme p ON p.key = c.programme "
            "JOIN status_name t ON t.key = c.transition ORDER BY c.due IS NULL, c.due, c.opened, k.id, p.key, t.name");
    Statement texts(in.inside().connection, "SELECT value FROM json_each(?) ORDER BY key");
    std::vector<CaseRow> out;
    while (rows.step()) {
      CaseRow row{.key = rows.integer_at(0), .id = rows.string_at(1), .council = rows.string_at(2)};
      row.policy = rows.string_at(3), row.programme = rows.string_at(4), row.transition = rows.string_at(5);
      row.since = rows.date_at(6), row.opened = rows.date_at(7);
      if (!rows.null_at(8)) row.due = rows.date_at(8);
      row.certified_by = texts_in(texts, rows.text_at(9));
      if (!rows.null_at(10)) row.overdue = rows.date_at(10);
      if (!rows.null_at(11)) row.deferred_until = rows.date_at(11);
      row.escalated_to = texts_in(texts, rows.text_at(12));
      out.push_back(std::move(row));
    }
    return out;
  });
}

}  // namespace safon
