#include "adapters/sqlite/ledger/projections.hpp"

#include <algorithm>
#include <utility>

#include "adapters/sqlite/policies.hpp"
#include "adapters/sqlite/records/schema_json.hpp"
#include "adapters/sqlite/schema.hpp"
#include "engine/progress/before.hpp"
#include "engine/record/document_format.hpp"

namespace safon {
namespace {

// One in so many of all standings: then several share a page of 8 KB, with some ninety each.
constexpr std::int64_t taken_over_at_one_in = 16;

constexpr std::string_view before_the_first_day = "0, 0, NULL, NULL, NULL, NULL, 0, 0, 0, NULL";

std::string json_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? "," : "") + json_text(text);
  return out + "]";
}

}  // namespace

void add_standings_of_programme(RegisterFile::Inside& inside, std::string_view where, std::int64_t programme) {
  constexpr ParticipantKey at_once = 65536;  // the rows wait in memory, since they come from the table that they go to
  sql::Statement add(
      inside.connection,
      in_schema(where,
                "INSERT INTO @standing(programme, participant, id, version, known_from, council, wake, policy, "
                "sequence, status, since, settled_through, next_day, stopped, cases, reviews, state) SELECT ?1, k.key, "
                "k.id, ifnull(l.version, ifnull(n.version, s.version)), ifnull(l.latest_from, ifnull(n.known_from, "
                "s.known_from)), ifnull(l.council, s.council), (WITH RECURSIVE own(version, known_from) AS (SELECT "
                "ifnull(l.version, ifnull(n.version, s.version)), ifnull(l.latest_from, ifnull(n.known_from, "
                "s.known_from)) UNION SELECT b.before, b.known_from FROM own CROSS JOIN "
                "@version_before b ON b.version = own.version) SELECT min(known_from) FROM own), ") +
          std::string(before_the_first_day) +
          in_schema(where,
                    " FROM main.participant_key k LEFT JOIN @learned l ON l.participant = k.key LEFT JOIN @standing s "
                    "ON s.programme = 1 AND s.participant = k.key LEFT JOIN @looked_at n ON n.programme = 1 AND "
                    "n.participant = k.key WHERE k.key BETWEEN ?2 AND ?3"));
  sql::Statement last(inside.connection, "SELECT max(key) FROM main.participant_key");
  const ParticipantKey end = last.step() ? last.integer_at(0) : 0;
  for (ParticipantKey first = 1; first <= end; first += at_once)
    add.integer(1, programme).integer(2, first).integer(3, first + at_once - 1).execute();
}

void take_over_looked_at(sql::Connection& connection) {
  {
    sql::Statement many(connection,
                        "SELECT (SELECT count(*) FROM looked_at) * ?1 > (SELECT max(key) FROM participant_key)");
    if (!many.integer(1, taken_over_at_one_in).step() || many.integer_at(0) == 0) return;
  }
  connection.run(
      "UPDATE standing SET version = n.version, known_from = n.known_from, sequence = n.sequence, settled_through = "
      "n.settled_through, next_day = n.next_day, state = n.state FROM looked_at n WHERE n.programme = "
      "standing.programme AND n.participant = standing.participant; DELETE FROM looked_at");
}

Projection::Projection(RegisterFile::Inside& inside, std::string_view where)
    : history_(inside, where),
      add_newcomers_(inside.connection, in_schema(where,
                                                  "INSERT INTO @council_participant SELECT council, participant FROM "
                                                  "main.record_version WHERE participant >= ?1 AND key >= ?2")),
      add_their_standings_(
          inside.connection,
          in_schema(where,
                    "INSERT INTO @standing(programme, participant, id, version, known_from, council, wake, policy, "
                    "sequence, status, since, settled_through, next_day, stopped, cases, reviews, state) SELECT p.key, "
                    "v.participant, k.id, v.key, v.known_from, v.council, v.known_from, ") +
              std::string(before_the_first_day) +
              " FROM main.programme p CROSS JOIN main.record_version v CROSS JOIN main.participant_key k ON k.key = "
              "v.participant WHERE v.participant >= ?1 AND v.key >= ?2"),
      // Where there is no programme yet, nobody has a standing.
      learn_newcomers_(
          inside.connection,
          in_schema(
              where,
              "INSERT INTO @learned SELECT v.participant, v.known_from, v.key, v.known_from, v.council FROM (SELECT 1 "
              "WHERE NOT EXISTS (SELECT 1 FROM main.programme)) CROSS JOIN main.record_version v WHERE v.participant "
              ">= ?1 AND v.key >= ?2")),
      put_council_(inside.connection,
                   in_schema(where,
                             "UPDATE @council_participant SET council = ?2 WHERE council = ?3 AND participant = "
                             "?1")),
      report_(inside.connection, in_schema(where, "DELETE FROM @not_reported WHERE participant = ?")),
      no_longer_report_(inside.connection,
                        in_schema(where, "INSERT INTO @not_reported VALUES(?) ON CONFLICT DO NOTHING")),
      put_learned_(inside.connection,
                   in_schema(where,
                             "INSERT INTO @learned VALUES(?, ?, ?, ?, ?) ON CONFLICT(participant) DO UPDATE SET "
                             "known_from = min(known_from, excluded.known_from), version = excluded.version, "
                             "latest_from = excluded.latest_from, council = excluded.council")),
      learned_(
          inside.connection,
          in_schema(where, "SELECT known_from, version, latest_from, council FROM @learned WHERE participant = ?")),
      wake_other_(inside.connection,
                  in_schema(where,
                            "UPDATE @standing AS s SET wake = CASE WHEN ifnull((SELECT n.settled_through FROM "
                            "@looked_at n WHERE n.programme = s.programme AND n.participant = s.participant), "
                            "settled_through) >= ?3 THEN wake ELSE min(wake, ?3) END, version = ?4, known_from = ?5, "
                            "council = ?6 WHERE programme = ?1 AND participant = ?2")),
      pass_on_to_other_(inside.connection,
                        in_schema(where,
                                  "UPDATE @looked_at SET version = ?3, known_from = ?4 WHERE programme = ?1 AND "
                                  "participant = ?2")),
      wake_asker_(inside.connection,
                  in_schema(where,
                            "UPDATE @standing AS s SET wake = min(wake, 1 + ifnull((SELECT n.settled_through FROM "
                            "@looked_at n WHERE n.programme = s.programme AND n.participant = s.participant), "
                            "settled_through)) WHERE programme = ?1 AND participant = ?2 AND settled_through IS NOT "
                            "NULL")),
      drop_learned_(inside.connection, in_schema(where, "DELETE FROM @learned WHERE participant = ?")),
      put_standing_(
          inside.connection,
          in_schema(where,
                    "UPDATE @standing SET policy = ?3, wake = ?4, sequence = ?5, status = ?6, since = ?7, "
                    "settled_through = ?8, next_day = ?9, stopped = ?10, cases = ?11, reviews = ?12, state = "
                    "?13, version = ?14, known_from = ?15, council = ?16 WHERE programme = ?1 AND participant = ?2")),
      put_all_but_wake_(
          inside.connection,
          in_schema(where,
                    "UPDATE @standing SET sequence = ?5, status = ?6, since = ?7, settled_through = ?8, "
                    "next_day = ?9, stopped = ?10, cases = ?11, reviews = ?12, state = ?13, version = ?14, known_from "
                    "= ?15, council = ?16 WHERE programme = ?1 AND participant = ?2 AND policy = ?3 AND wake = ?4")),
      put_looked_at_(inside.connection,
                     in_schema(where, "INSERT OR REPLACE INTO @looked_at VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")),
      drop_looked_at_(inside.connection,
                      in_schema(where, "DELETE FROM @looked_at WHERE programme = ? AND participant = ?")),
      drop_cases_(inside.connection,
                  in_schema(where, "DELETE FROM @open_case WHERE programme = ? AND participant = ?")),
      put_case_(inside.connection, in_schema(where, "INSERT INTO @open_case VALUES(?,?,?,?,?,?,?,?)")),
      held_(inside.connection, in_schema(where,
                                         "SELECT s.programme, s.status FROM main.programme p CROSS JOIN @standing s ON "
                                         "s.programme = p.key AND s.participant = ? WHERE s.status IS NOT NULL")),
      put_count_(inside.connection,
                 in_schema(where,
                           "INSERT INTO @headcount VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET participants "
                           "= participants + excluded.participants")),
      drop_counts_(inside.connection, in_schema(where, "DELETE FROM @headcount WHERE participants = 0")) {
  sql::Statement programmes(inside.connection, "SELECT key FROM main.programme ORDER BY key");
  while (programmes.step()) programmes_.push_back(programmes.integer_at(0));
}

std::int64_t held_status(const ProgressState& state, const ProgrammeNames& names) {
  return state.history.empty() ? 0 : names.status_key(state.history.back().status);
}

std::vector<std::int64_t> keys_of_askers(RegisterFile::Inside& inside, const CompiledPolicy& policy,
                                         std::uint16_t programme) {
  std::vector<std::int64_t> keys;
  for (const Programme& each : policy.programmes)
    if (std::ranges::binary_search(each.asks, programme))
      keys.push_back(find_programme(inside, policy.name, each.name));
  return keys;
}

void Projection::count(std::int64_t programme, std::int64_t status, std::string_view council, int more) {
  counted_[{programme, status, std::string(council)}] += more;
}

void Projection::finish() {
  for (const auto& [place, more] : std::exchange(counted_, {})) {
    const auto& [programme, status, council] = place;
    if (more != 0) put_count_.integer(1, programme).integer(2, status).text(3, council).integer(4, more).execute();
  }
  drop_counts_.execute();
}

void Projection::version_added(ParticipantKey participant, const KnownVersion& version, std::string_view council,
                               const KnownVersion& newest, std::string_view council_before) {
  history_.insert(version, newest);
  const bool latest = newest.from <= version.from;
  if (latest && council_before != council) {
    held_.integer(1, participant);
    while (held_.step()) {
      count(held_.integer_at(0), held_.integer_at(1), council_before, -1);
      count(held_.integer_at(0), held_.integer_at(1), council, 1);
    }
    held_.reset();
    put_council_.integer(1, participant).text(2, council).text(3, council_before).execute();
  }
  const KnownVersion& now = latest ? version : newest;
  put_learned_.integer(1, participant).integer(2, version.from.days).integer(3, now.key).integer(4, now.from.days);
  put_learned_.text(5, latest ? council : council_before).execute();
}

void Projection::newcomers_added(ParticipantKey first, VersionKey version) {
  for (sql::Statement* each : {&add_newcomers_, &add_their_standings_, &learn_newcomers_})
    each->integer(1, first).integer(2, version).execute();
}

void Projection::reported(ParticipantKey participant, bool is) {
  (is ? report_ : no_longer_report_).integer(1, participant).execute();
}

// Their other programmes have not looked at it yet.
NewestVersion Projection::pass_on_learned(std::int64_t programme, ParticipantKey participant,
                                          const NewestVersion& otherwise) {
  NewestVersion newest = otherwise;
  if (learned_.integer(1, participant).step()) {
    newest = {{learned_.integer_at(1), {static_cast<std::int32_t>(learned_.integer_at(2))}}, learned_.string_at(3)};
    for (const std::int64_t other : programmes_) {
      if (other == programme) continue;
      wake_other_.integer(1, other).integer(2, participant).integer(3, learned_.integer_at(0));
      wake_other_.integer(4, newest.version.key).integer(5, newest.version.from.days).text(6, newest.council).execute();
      pass_on_to_other_.integer(1, other).integer(2, participant);
      pass_on_to_other_.integer(3, newest.version.key).integer(4, newest.version.from.days).execute();
    }
    learned_.reset();
    drop_learned_.integer(1, participant).execute();
  }
  learned_.reset();
  return newest;
}

void Projection::settled(const Programme& rules, std::int64_t programme, ParticipantKey participant,
                         std::int64_t policy, std::int64_t sequence, const StoodBefore& before,
                         const ProgressState& state, const ProgrammeNames& names, const Bytes& encoded,
                         std::span<const std::int64_t> askers, Noted unmoved) {
  const NewestVersion newest = pass_on_learned(programme, participant, before.newest);
  if (state.history.size() > before.steps)
    for (const std::int64_t asker : askers) wake_asker_.integer(1, asker).integer(2, participant).execute();
  // They wake when time alone may change something, or when something that is in already becomes known.
  std::int64_t wake = state.next.days;
  for (std::optional version(newest.version); version && version->from > state.evaluated_through;
       version = history_.before(*version))
    wake = std::min<std::int64_t>(wake, version->from.days);

  // The index by waking day is left alone where that day stays.
  const bool wakes_as_before = policy == before.policy && wake == before.wake;
  if (unmoved == Noted::apart && wakes_as_before && newest.council == before.newest.council) {
    put_looked_at_.integer(1, programme).integer(2, participant);
    put_looked_at_.integer(3, newest.version.key).integer(4, newest.version.from.days).integer(5, sequence);
    put_looked_at_.integer(6, state.evaluated_through.days).integer(7, state.next.days).blob(8, encoded).execute();
    return;
  }
  if (before.looked_at) drop_looked_at_.integer(1, programme).integer(2, participant).execute();
  sql::Statement& put = wakes_as_before ? put_all_but_wake_ : put_standing_;
  put.integer(1, programme).integer(2, participant).integer(3, policy).integer(4, wake).integer(5, sequence);
  put.integer(14, newest.version.key).integer(15, newest.version.from.days).text(16, newest.council);
  std::string since;
  const std::int64_t held = held_status(state, names);
  if (held == 0) {
    put.null(6).null(7);
  } else {
    since = to_iso(began(rules, state.history));
    put.integer(6, held).text(7, since);
  }
  if (held != before.held) {
    if (before.held != 0) count(programme, before.held, newest.council, -1);
    if (held != 0) count(programme, held, newest.council, 1);
  }
  put.integer(8, state.evaluated_through.days).integer(9, state.next.days).integer(10, state.stopped);
  put.integer(11, static_cast<std::int64_t>(state.cases.size())).integer(12, state.reviews);
  put.blob(13, encoded).execute();
  put_cases(programme, participant, state, names);
}

void Projection::put_cases(std::int64_t programme, ParticipantKey participant, const ProgressState& state,
                           const ProgrammeNames& names) {
  drop_cases_.integer(1, programme).integer(2, participant).execute();
  for (const OpenCase& open : state.cases) {
    const std::string open_since = to_iso(open.since), opened = to_iso(open.opened);
    const std::string due = open.due ? to_iso(*open.due) : "", certified_by = json_list(open.certified_by);
    const std::string escalated_to = json_list(open.escalated_to);
    put_case_.integer(1, programme).integer(2, participant).integer(3, names.transition_key(open.transition));
    put_case_.text(4, open_since).text(5, opened);
    if (open.due) put_case_.text(6, due);
    put_case_.text(7, certified_by).text(8, escalated_to).execute();
  }
}

void encode_days(std::span<const SettledDay> days, Bytes& out) {
  using namespace document;
  std::int64_t key = 0, through = 0;
  for (const SettledDay& day : days) {
    put_varint(out, static_cast<std::uint64_t>(day.participant - key));
    put_varint(out, zigzag(day.through.days - through));
    put_varint(out, day.next == never ? 0 : zigzag(std::int64_t{day.next.days} - day.through.days) + 1);
    key = day.participant, through = day.through.days;
  }
}

std::vector<SettledDay> decode_days(std::span<const std::uint8_t> bytes) {
  std::vector<SettledDay> days;
  document::Cursor cursor{bytes.data(), bytes.data() + bytes.size()};
  std::int64_t key = 0, through = 0;
  while (cursor.left() > 0) {
    std::uint64_t step = 0, days_on = 0, next = 0;
    if (!cursor.varint(step) || !cursor.varint(days_on) || !cursor.varint(next))
      sql::fail(RegisterFault::corrupt, "the register is damaged: a settlement cannot be read");
    key += static_cast<std::int64_t>(step);
    through += document::unzigzag(days_on);
    const std::int64_t on = next == 0 ? 0 : through + document::unzigzag(next - 1);
    days.push_back({.participant = key,
                    .through = {static_cast<std::int32_t>(through)},
                    .next = next == 0 ? never : Date{static_cast<std::int32_t>(on)}});
  }
  return days;
}

}  // namespace safon
