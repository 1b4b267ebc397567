#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/events.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/sqlite/queries/event_row.hpp"

namespace safon {
namespace {

using sql::Statement;

/// A condition on a participant, with so many places for councils from `first` on.
std::string of_councils(Councils councils, const std::string& participant, int first) {
  if (councils.empty()) return {};
  std::string list;
  for (std::size_t c = 0; c < councils.size(); ++c) list += (c ? ", ?" : "?") + std::to_string(first + int(c));
  return " AND EXISTS (SELECT 1 FROM council_participant n WHERE n.participant = " + participant +
         " AND n.council IN (" + list + "))";
}

void bind_words(Statement& statement, std::span<const std::string> words, int first) {
  for (std::size_t w = 0; w < words.size(); ++w) statement.text(first + int(w), words[w]);
}

/// A condition on a case, with so many places for duties from `first` on.
std::string to_duties(std::span<const std::string> duties, int first) {
  if (duties.empty()) return {};
  std::string list;
  for (std::size_t d = 0; d < duties.size(); ++d) list += (d ? ", ?" : "?") + std::to_string(first + int(d));
  return " AND c.escalated_to <> '[]' AND EXISTS (SELECT 1 FROM json_each(c.escalated_to) j WHERE j.value IN (" + list +
         "))";
}

constexpr std::string_view order_of(CaseOrder order) {
  switch (order) {
    case CaseOrder::due:
      return "c.due IS NULL, c.due, c.opened, c.participant, c.programme, c.transition";
    case CaseOrder::opened:
      return "c.opened, c.participant, c.programme, c.transition";
    case CaseOrder::id:
      return "(SELECT id FROM participant_key k WHERE k.key = c.participant), c.programme, c.transition";
  }
  return "";
}

std::vector<DayCount> counted(Statement& rows, bool as_text) {
  std::vector<DayCount> all;
  while (rows.step())
    all.push_back({.day = as_text ? rows.date_at(0) : Date{static_cast<std::int32_t>(rows.integer_at(0))},
                   .count = static_cast<std::uint64_t>(rows.integer_at(1))});
  return all;
}

}  // namespace

struct OneMoment::Snapshot {
  ReadTransaction reading;
};

OneMoment::OneMoment(RegisterFile& in) {
  static_cast<void>(guarded([&] { snapshot_.reset(new Snapshot{ReadTransaction(in.inside())}); }));
}
OneMoment::~OneMoment() = default;

Answered<CasePage> page_of_cases(RegisterFile& in, const CaseFilter& filter) {
  return guarded([&] {
    const auto& connection = in.inside().connection;
    std::string where = " FROM open_case c WHERE 1" + of_councils(filter.councils, "c.participant", 10);
    if (filter.programme) where += " AND c.programme IN (SELECT key FROM programme WHERE name = ?1)";
    if (filter.due_before) where += " AND c.due < ?2";
    const int duties_from = 10 + int(filter.councils.size());
    where += to_duties(filter.duties, duties_from);
    const auto day = filter.due_before ? to_iso(*filter.due_before) : std::string();
    const auto bound = [&](Statement& statement) {
      if (filter.programme) statement.text(1, *filter.programme);
      if (filter.due_before) statement.text(2, day);
      bind_words(statement, filter.councils, 10);
      bind_words(statement, filter.duties, duties_from);
    };
    CasePage page;
    Statement all(connection, "SELECT count(*)" + where);
    bound(all);
    if (all.step()) page.all = static_cast<std::size_t>(all.integer_at(0));
    const std::string order(order_of(filter.order));
    Statement rows(connection,
                   "WITH c AS MATERIALIZED (SELECT c.*" + where + " ORDER BY " + order +
                       " LIMIT ?3 OFFSET ?4) SELECT k.key, k.id, ifnull(l.council, n.council), p.policy, p.name, "
                       "t.name, c.since, c.opened, c.due, c.certified_by, " +
                       std::string(case_deferred_until) +
                       ", c.escalated_to FROM c CROSS JOIN participant_key k ON k.key "
                       "= c.participant CROSS JOIN standing n ON n.programme = c.programme AND n.participant = "
                       "c.participant LEFT JOIN learned l ON l.participant = c.participant CROSS JOIN programme p ON "
                       "p.key = c.programme CROSS JOIN status_name t ON t.key = c.transition ORDER BY " +
                       order);
    bound(rows);
    rows.integer(3, static_cast<std::int64_t>(filter.limit)).integer(4, static_cast<std::int64_t>(filter.offset));
    Statement texts(connection, "SELECT value FROM json_each(?) ORDER BY key");
    while (rows.step()) {
      CaseRow row{.key = rows.integer_at(0), .id = rows.string_at(1), .council = rows.string_at(2)};
      row.policy = rows.string_at(3), row.programme = rows.string_at(4), row.transition = rows.string_at(5);
      row.since = rows.date_at(6), row.opened = rows.date_at(7);
      if (!rows.null_at(8)) row.due = rows.date_at(8);
      if (!rows.null_at(10)) row.deferred_until = rows.date_at(10);
      texts.text(1, rows.text_at(9));
      while (texts.step()) row.certified_by.push_back(texts.string_at(0));
      texts.reset();
      texts.text(1, rows.text_at(11));
      while (texts.step()) row.escalated_to.push_back(texts.string_at(0));
      texts.reset();
      page.rows.push_back(std::move(row));
    }
    return page;
  });
}

Answered<std::optional<ParticipantName>> name_of(RegisterFile& in, ParticipantKey key) {
  return guarded([&]() -> std::optional<ParticipantName> {
    Statement row(in.inside().connection,
                  "SELECT k.id, n.council, n.reported FROM participant_key k JOIN participant_now n ON n.participant = "
                  "k.key WHERE k.key = ?");
    if (!row.integer(1, key).step()) return std::nullopt;
    return ParticipantName{.id = row.string_at(0), .council = row.string_at(1), .reported = row.integer_at(2) != 0};
  });
}

Answered<std::vector<LedgerEvent>> page_of_events(RegisterFile& in, std::int64_t before, Councils councils,
                                                  std::size_t limit) {
  return guarded([&] {
    std::string list;
    for (std::size_t c = 0; c < councils.size(); ++c) list += (c ? ", ?" : "?") + std::to_string(10 + c);
    Statement rows(in.inside().connection,
                   std::string(columns_of_event) + "WHERE e.key < ?1" +
                       (councils.empty() ? "" : " AND ifnull(v.council, i.council) IN (" + list + ")") +
                       " ORDER BY e.key DESC LIMIT ?2");
    rows.integer(1, before).integer(2, static_cast<std::int64_t>(limit));
    bind_words(rows, councils, 10);
    std::vector<LedgerEvent> out;
    while (rows.step()) out.push_back(ledger_event_at(rows));
    return out;
  });
}

Answered<std::vector<RejectionRow>> page_of_rejections(RegisterFile& in, std::int64_t import, std::size_t offset,
                                                       std::size_t limit) {
  return guarded([&] {
    Statement rows(
        in.inside().connection,
        "SELECT r.import, i.file, r.line, r.column_, r.participant, r.field, r.code, r.message FROM rejection "
        "r JOIN import i ON i.key = r.import WHERE r.import = ?1 ORDER BY r.key LIMIT ?2 OFFSET ?3");
    rows.integer(1, import).integer(2, static_cast<std::int64_t>(limit)).integer(3, static_cast<std::int64_t>(offset));
    std::vector<RejectionRow> out;
    while (rows.step()) out.push_back(rejection_at(rows));
    return out;
  });
}

Answered<std::int64_t> newest_change(RegisterFile& in) {
  return guarded([&] {
    Statement row(in.inside().connection, "PRAGMA data_version");
    return row.step() ? row.integer_at(0) : 0;
  });
}

Answered<std::vector<DayCount>> waiting_since(RegisterFile& in, Councils councils) {
  return guarded([&] {
    Statement rows(in.inside().connection, "SELECT c.opened, count(*) FROM open_case c WHERE 1" +
                                               of_councils(councils, "c.participant", 10) +
                                               " GROUP BY c.opened ORDER BY c.opened");
    bind_words(rows, councils, 10);
    return counted(rows, true);
  });
}

Answered<std::vector<DayCount>> next_dates(RegisterFile& in, Councils councils, Date from, Date until) {
  return guarded([&] {
    // The index has all that is asked: the standings themselves are large.
    Statement rows(
        in.inside().connection,
        "SELECT s.wake, count(*) FROM standing s INDEXED BY standing_by_wake WHERE s.wake >= ?1 AND s.wake < "
        "?2" +
            of_councils(councils, "s.participant", 10) + " GROUP BY s.wake ORDER BY s.wake");
    rows.integer(1, from.days).integer(2, until.days);
    bind_words(rows, councils, 10);
    return counted(rows, false);
  });
}

}  // namespace safon
