// What happened: events, imports, rejections, runs, policies.
#include <map>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/events.hpp"
#include "adapters/sqlite/queries/event_row.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {
namespace {

using sql::Statement;

std::vector<LedgerEvent> events(RegisterFile& in, std::string_view where, std::int64_t about) {
  Statement rows(in.inside().connection, std::string(columns_of_event) + std::string(where));
  if (about != 0) rows.integer(1, about);
  std::vector<LedgerEvent> out;
  while (rows.step()) out.push_back(ledger_event_at(rows));
  return out;
}

std::vector<std::string> texts(Statement& rows) {
  std::vector<std::string> out;
  while (rows.step()) out.push_back(rows.string_at(0));
  return out;
}

std::int64_t last_key(RegisterFile& in, const char* table) {
  Statement ask(in.inside().connection, std::string("SELECT ifnull(max(key), 0) FROM ") + table);
  return ask.step() ? ask.integer_at(0) : 0;
}

std::optional<Hash> hash_in(RegisterFile& in, const char* table, std::int64_t sequence) {
  Statement ask(in.inside().connection, std::string("SELECT hash FROM ") + table + " WHERE key = ?");
  ask.integer(1, sequence);
  if (!ask.step()) return std::nullopt;
  return ask.hash_at(0);
}

std::uint64_t count_at(const Statement& row, int column) {
  return static_cast<std::uint64_t>(row.integer_at(column));
}

}  // namespace

LedgerEvent ledger_event_at(const Statement& row) {
  LedgerEvent out{.sequence = row.integer_at(0), .kind = row.string_at(1), .id = row.string_at(2)};
  out.policy = row.string_at(3), out.policy_version = row.string_at(4), out.programme = row.string_at(5);
  out.on = row.date_at(6), out.effective = row.date_at(7);
  out.from = row.string_at(8), out.to = row.string_at(9), out.transition = row.string_at(10);
  if (!row.null_at(11)) out.due = row.date_at(11);
  out.by = row.string_at(12), out.text = row.string_at(13);
  out.version = row.integer_at(14);
  if (!row.null_at(15)) out.run = row.integer_at(15);
  if (!row.null_at(16)) out.import = row.integer_at(16);
  out.hash = row.hash_at(17);
  out.council = row.string_at(18);
  return out;
}

RejectionRow rejection_at(const Statement& row) {
  return {.import = row.integer_at(0),
          .file = row.string_at(1),
          .line = static_cast<std::uint32_t>(row.integer_at(2)),
          .column = static_cast<std::uint32_t>(row.integer_at(3)),
          .participant = row.string_at(4),
          .field = row.string_at(5),
          .code = row.string_at(6),
          .message = row.string_at(7)};
}

Answered<std::vector<LedgerEvent>> history(RegisterFile& in, ParticipantKey participant) {
  return guarded([&] { return events(in, "WHERE e.participant = ? ORDER BY e.key", participant); });
}

Answered<std::vector<LedgerEvent>> events_of_run(RegisterFile& in, RunKey run) {
  return guarded([&] { return events(in, "WHERE s.run = ? ORDER BY e.key", run); });
}

Answered<void> each_event(RegisterFile& in, std::int64_t after, std::int64_t through,
                          const std::function<void(const LedgerEvent&)>& each) {
  return guarded([&] {
    Statement rows(in.inside().connection,
                   std::string(columns_of_event) + "WHERE e.key > ? AND e.key <= ? ORDER BY e.key");
    rows.integer(1, after);
    rows.integer(2, through);
    while (rows.step()) each(ledger_event_at(rows));
  });
}

Answered<Position> position(RegisterFile& in) {
  return guarded([&] {
    const ReadTransaction snapshot(in.inside());
    Position at{.event = last_key(in, "event"),
                .version = last_key(in, "record_version"),
                .import = last_key(in, "import"),
                .policy = last_key(in, "policy"),
                .intake_event = last_key(in, "intake_event")};
    if (const auto hash = hash_in(in, "event", at.event)) at.event_hash = *hash;
    if (const auto hash = hash_in(in, "intake_event", at.intake_event)) at.intake_hash = *hash;
    return at;
  });
}

Answered<std::optional<Hash>> hash_of_event(RegisterFile& in, std::int64_t sequence) {
  return guarded([&] { return hash_in(in, "event", sequence); });
}

Answered<std::optional<Hash>> hash_of_intake_event(RegisterFile& in, std::int64_t sequence) {
  return guarded([&] { return hash_in(in, "intake_event", sequence); });
}

Answered<void> each_intake_event(RegisterFile& in, std::int64_t after, std::int64_t through,
                                 const std::function<void(const IntakeLedgerEvent&)>& each) {
  return guarded([&] {
    Statement rows(in.inside().connection,
                   "SELECT e.kind, k.id, e.on_day, e.effective, e.due, e.rank, e.keys, e.text, e.by_whom, e.key, "
                   "e.policy, y.version, e.intake, e.run, e.hash FROM intake_event e LEFT JOIN participant_key k ON "
                   "k.key = e.participant JOIN policy y ON y.key = e.rests_on WHERE e.key > ? AND e.key <= ? ORDER BY "
                   "e.key");
    rows.integer(1, after).integer(2, through);
    while (rows.step()) {
      IntakeLedgerEvent row{.sequence = rows.integer_at(9), .policy = rows.string_at(10)};
      row.policy_version = rows.string_at(11), row.intake = rows.string_at(12), row.hash = rows.hash_at(14);
      if (!rows.null_at(13)) row.run = rows.integer_at(13);
      IntakeEvent& event = row.event;
      if (const auto kind = intake_event_kind(rows.text_at(0))) event.kind = *kind;
      if (!rows.null_at(1)) event.id = rows.string_at(1);
      event.on = rows.date_at(2), event.effective = rows.date_at(3);
      if (!rows.null_at(4)) event.due = rows.date_at(4);
      event.rank = static_cast<std::uint32_t>(rows.integer_at(5));
      event.keys = rows.string_at(6), event.text = rows.string_at(7), event.by = rows.string_at(8);
      each(row);
    }
  });
}

Answered<std::vector<std::string>> councils_changed_since(RegisterFile& in, const Position& since) {
  return guarded([&] {
    Statement rows(in.inside().connection,
                   "WITH RECURSIVE changed(participant) AS (SELECT participant FROM event WHERE key > ?1 UNION SELECT "
                   "participant FROM intake_event WHERE key > ?3 AND participant IS NOT NULL UNION SELECT "
                   "participant FROM record_version WHERE key > ?2), theirs(version) AS (SELECT n.version FROM changed "
                   "CROSS JOIN participant_now n ON n.participant = changed.participant UNION SELECT b.before FROM "
                   "theirs CROSS JOIN version_before b ON b.version = theirs.version) SELECT DISTINCT v.council FROM "
                   "theirs CROSS JOIN record_version v ON v.key = theirs.version ORDER BY 1");
    rows.integer(1, since.event);
    rows.integer(2, since.version);
    rows.integer(3, since.intake_event);
    return texts(rows);
  });
}

Answered<std::vector<std::string>> councils(RegisterFile& in) {
  return guarded([&] {
    // From each to the next, not through everybody.
    Statement rows(
        in.inside().connection,
        "WITH RECURSIVE each(council) AS (SELECT min(council) FROM council_participant UNION ALL SELECT (SELECT "
        "min(council) FROM council_participant n WHERE n.council > each.council) FROM each WHERE each.council IS "
        "NOT NULL) SELECT council FROM each WHERE council IS NOT NULL");
    return texts(rows);
  });
}

Answered<std::vector<LedgerEvent>> open_reviews(RegisterFile& in) {
  return guarded([&] {
    // The newest reviews of a participant are the open ones, as many as the standing counts.
    return events(in,
                  "JOIN standing t ON t.programme = s.programme AND t.participant = e.participant "
                  "WHERE e.kind = 'review_opened' AND t.reviews > (SELECT count(*) FROM event later "
                  "JOIN settlement z ON z.key = later.settlement WHERE later.participant = e.participant AND "
                  "later.kind = e.kind AND z.programme = s.programme AND later.key > e.key) ORDER BY e.key DESC",
                  0);
  });
}

Answered<std::vector<ImportRow>> imports(RegisterFile& in) {
  return guarded([&] {
    Statement rows(
        in.inside().connection,
        "SELECT key, file, feed, council, imported, digest, received, known_from, full_return, added, changed, "
        "unchanged, rejected, no_longer_reported, reported_again FROM import ORDER BY key");
    std::vector<ImportRow> out;
    while (rows.step()) {
      ImportRow row{.key = rows.integer_at(0), .file = rows.string_at(1), .feed = rows.string_at(2)};
      row.council = rows.string_at(3), row.imported = rows.string_at(4);
      row.hash = rows.hash_at(5);
      row.received = rows.date_at(6), row.known_from = rows.date_at(7);
      row.full_return = rows.integer_at(8) != 0;
      row.added = count_at(rows, 9), row.changed = count_at(rows, 10), row.unchanged = count_at(rows, 11);
      row.rejected = count_at(rows, 12), row.no_longer_reported = count_at(rows, 13);
      row.reported_again = count_at(rows, 14);
      out.push_back(std::move(row));
    }
    return out;
  });
}

Answered<std::vector<RejectionRow>> rejections(RegisterFile& in, std::optional<std::int64_t> import) {
  return guarded([&] {
    Statement rows(in.inside().connection,
                   std::string("SELECT r.import, i.file, r.line, r.column_, r.participant, r.field, r.code, r.message "
                               "FROM rejection r JOIN import i ON i.key = r.import ") +
                       (import ? "WHERE r.import = ? ORDER BY r.key" : "ORDER BY r.key"));
    if (import) rows.integer(1, *import);
    std::vector<RejectionRow> out;
    while (rows.step()) out.push_back(rejection_at(rows));
    return out;
  });
}

Answered<std::vector<RunRow>> runs(RegisterFile& in) {
  return guarded([&] {
    Statement rows(in.inside().connection,
                   "SELECT r.key, p.name, p.version, r.started, r.as_of, e.finished, e.participants, e.events, "
                   "e.status_changes, e.cases_opened, e.reviews_opened, e.stopped FROM run r JOIN policy p ON p.key = "
                   "r.policy LEFT JOIN run_end e ON e.run = r.key ORDER BY r.key");
    std::vector<RunRow> out;
    while (rows.step()) {
      RunRow row{.key = rows.integer_at(0), .policy = rows.string_at(1), .policy_version = rows.string_at(2)};
      row.started = rows.string_at(3), row.as_of = rows.date_at(4);
      if (!rows.null_at(5)) row.finished = rows.string_at(5);
      row.counts = {.participants = count_at(rows, 6),
                    .events = count_at(rows, 7),
                    .status_changes = count_at(rows, 8),
                    .cases_opened = count_at(rows, 9),
                    .reviews_opened = count_at(rows, 10),
                    .stopped = count_at(rows, 11)};
      out.push_back(std::move(row));
    }
    return out;
  });
}

Answered<std::vector<RunRow>> runs_with_overdue(RegisterFile& in) {
  auto out = runs(in);
  if (!out) return out;
  return guarded([&] {
    Statement rows(in.inside().connection,
                   "SELECT s.run, count(*) FROM event e JOIN settlement s ON s.key = e.settlement WHERE e.kind = "
                   "'case_overdue' AND s.run IS NOT NULL GROUP BY s.run");
    std::map<RunKey, std::uint64_t> overdue;
    while (rows.step()) overdue[rows.integer_at(0)] = count_at(rows, 1);
    for (auto& row : *out) row.counts.cases_overdue = overdue[row.key];
    return std::move(*out);
  });
}

Answered<std::optional<Date>> last_as_of(RegisterFile& in) {
  return guarded([&]() -> std::optional<Date> {
    Statement ask(in.inside().connection, "SELECT max(as_of) FROM run");
    if (!ask.step() || ask.null_at(0)) return std::nullopt;
    return ask.date_at(0);
  });
}

Answered<std::vector<PolicyRow>> policies(RegisterFile& in) {
  return guarded([&] {
    Statement rows(in.inside().connection, "SELECT key, name, version, in_force_from, digest FROM policy ORDER BY key");
    std::vector<PolicyRow> out;
    while (rows.step())
      out.push_back({.key = rows.integer_at(0),
                     .name = rows.string_at(1),
                     .version = rows.string_at(2),
                     .in_force_from = rows.date_at(3),
                     .hash = rows.hash_at(4)});
    return out;
  });
}

Answered<std::vector<SourceFile>> policy_files(RegisterFile& in, std::int64_t policy) {
  return guarded([&] {
    Statement rows(in.inside().connection, "SELECT name, text FROM policy_file WHERE policy = ? ORDER BY key");
    rows.integer(1, policy);
    std::vector<SourceFile> out;
    while (rows.step()) {
      const auto text = rows.blob_at(1);
      out.push_back({.name = rows.string_at(0), .text = std::string(text.begin(), text.end())});
    }
    if (out.empty()) sql::fail(RegisterFault::unknown_name, "the register has no policy " + std::to_string(policy));
    return out;
  });
}

}  // namespace safon
