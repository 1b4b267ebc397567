#include "adapters/sqlite/ledger/projections.hpp"

#include <algorithm>
#include <utility>

#include "adapters/sqlite/records/schema_json.hpp"
#include "engine/record/document_format.hpp"

namespace safon {
namespace {

std::string in(std::string_view where, std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '@')
      out.append(where).append(".");
    else
      out += c;
  }
  return out;
}

constexpr std::string_view before_the_first_day = "0, 0, NULL, NULL, NULL, NULL, 0, 0, 0, NULL";

std::string json_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? "," : "") + json_text(text);
  return out + "]";
}

}  // namespace

void add_standings_of_programme(RegisterFile::Inside& inside, std::string_view where, std::int64_t programme) {
  sql::Statement add(
      inside.connection,
      in(where,
         "INSERT INTO @standing(programme, participant, wake, policy, sequence, status, since, "
         "settled_through, next_day, stopped, cases, reviews, state) SELECT ?, key, (SELECT min(known_from) "
         "FROM main.record_version WHERE participant = participant_key.key), ") +
          std::string(before_the_first_day) + " FROM main.participant_key");
  add.integer(1, programme).execute();
}

Projection::Projection(RegisterFile::Inside& inside, std::string_view where)
    : add_newcomers_(inside.connection,
                     in(where,
                        "INSERT INTO @participant_now SELECT participant, council, key, known_from, 1 FROM "
                        "main.record_version "
                        "WHERE participant >= ?1 AND key >= ?2")),
      add_their_standings_(
          inside.connection,
          in(where,
             "INSERT INTO @standing(programme, participant, wake, policy, sequence, status, since, settled_through, "
             "next_day, stopped, cases, reviews, state) SELECT p.key, v.participant, v.known_from, ") +
              std::string(before_the_first_day) +
              " FROM main.programme p CROSS JOIN main.record_version v WHERE v.participant >= ?1 AND v.key >= ?2"),
      put_participant_(inside.connection,
                       in(where,
                          "INSERT INTO @participant_now VALUES(?, ?, ?, ?, 1) ON CONFLICT(participant) DO UPDATE SET "
                          "council = excluded.council, version = excluded.version, known_from = excluded.known_from")),
      put_version_(inside.connection,
                   in(where, "UPDATE @participant_now SET version = ?2, known_from = ?3 WHERE participant = ?1")),
      put_reported_(inside.connection, in(where, "UPDATE @participant_now SET reported = ?2 WHERE participant = ?1")),
      put_learned_(inside.connection, in(where,
                                         "INSERT INTO @learned VALUES(?, ?) ON CONFLICT(participant) DO UPDATE SET "
                                         "known_from = min(known_from, excluded.known_from)")),
      learned_(inside.connection, in(where, "SELECT known_from FROM @learned WHERE participant = ?")),
      wake_others_(inside.connection,
                   in(where,
                      "UPDATE @standing SET wake = min(wake, ?3) WHERE programme IN (SELECT key FROM main.programme "
                      "WHERE key <> ?1) AND participant = ?2 AND (settled_through IS NULL OR settled_through < ?3)")),
      drop_learned_(inside.connection, in(where, "DELETE FROM @learned WHERE participant = ?")),
      wake_(inside.connection,
            "SELECT known_from FROM main.record_version WHERE participant = ? AND known_from > ? ORDER BY known_from "
            "LIMIT "
            "1"),
      put_standing_(inside.connection,
                    in(where,
                       "UPDATE @standing SET policy = ?3, wake = ?4, sequence = ?5, status = ?6, since = ?7, "
                       "settled_through = ?8, next_day = ?9, stopped = ?10, cases = ?11, reviews = ?12, state = ?13 "
                       "WHERE programme = ?1 AND participant = ?2")),
      put_all_but_wake_(inside.connection,
                        in(where,
                           "UPDATE @standing SET sequence = ?5, status = ?6, since = ?7, settled_through = ?8, "
                           "next_day = ?9, stopped = ?10, cases = ?11, reviews = ?12, state = ?13 "
                           "WHERE programme = ?1 AND participant = ?2 AND policy = ?3 AND wake = ?4")),
      drop_cases_(inside.connection, in(where, "DELETE FROM @open_case WHERE programme = ? AND participant = ?")),
      put_case_(inside.connection, in(where, "INSERT INTO @open_case VALUES(?,?,?,?,?,?,?)")),
      council_(inside.connection, in(where, "SELECT council FROM @participant_now WHERE participant = ?")),
      held_(inside.connection, in(where,
                                  "SELECT s.programme, s.status FROM main.programme p CROSS JOIN @standing s ON "
                                  "s.programme = p.key AND s.participant = ? WHERE s.status IS NOT NULL")),
      put_count_(inside.connection, in(where,
                                       "INSERT INTO @headcount VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET participants "
                                       "= participants + excluded.participants")),
      drop_counts_(inside.connection, in(where, "DELETE FROM @headcount WHERE participants = 0")) {}

std::int64_t held_status(const ProgressState& state, const ProgrammeNames& names) {
  return state.history.empty() ? 0 : names.status_key(state.history.back().status);
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

void Projection::version_added(ParticipantKey participant, VersionKey version, std::string_view council,
                               Date known_from, bool latest, std::string_view council_before) {
  if (latest && council_before != council) {
    held_.integer(1, participant);
    while (held_.step()) {
      count(held_.integer_at(0), held_.integer_at(1), council_before, -1);
      count(held_.integer_at(0), held_.integer_at(1), council, 1);
    }
    held_.reset();
  }
  if (latest && council_before == council)  // so that the index by council is left alone
    put_version_.integer(1, participant).integer(2, version).integer(3, known_from.days).execute();
  else if (latest)
    put_participant_.integer(1, participant).text(2, council).integer(3, version).integer(4, known_from.days).execute();
  put_learned_.integer(1, participant).integer(2, known_from.days).execute();
}

void Projection::newcomers_added(ParticipantKey first, VersionKey version) {
  add_newcomers_.integer(1, first).integer(2, version).execute();
  add_their_standings_.integer(1, first).integer(2, version).execute();
}

void Projection::reported(ParticipantKey participant, bool is) {
  put_reported_.integer(1, participant).integer(2, is).execute();
}

// Their other programmes have not looked at it yet.
void Projection::pass_on_learned(std::int64_t programme, ParticipantKey participant) {
  const bool learned = learned_.integer(1, participant).step();
  const std::int64_t known_from = learned ? learned_.integer_at(0) : 0;
  learned_.reset();
  if (!learned) return;
  wake_others_.integer(1, programme).integer(2, participant).integer(3, known_from).execute();
  drop_learned_.integer(1, participant).execute();
}

void Projection::settled(std::int64_t programme, ParticipantKey participant, std::int64_t policy, std::int64_t sequence,
                         const StoodBefore& before, const ProgressState& state, const ProgrammeNames& names,
                         const Bytes& encoded) {
  // They wake when time alone may change something, or when something that is in already becomes known.
  wake_.integer(1, participant).integer(2, state.evaluated_through.days);
  std::int64_t wake = state.next.days;
  if (wake_.step()) wake = std::min(wake, wake_.integer_at(0));
  wake_.reset();
  pass_on_learned(programme, participant);

  // The index by waking day is left alone where that day stays.
  sql::Statement& put = policy == before.policy && wake == before.wake ? put_all_but_wake_ : put_standing_;
  put.integer(1, programme).integer(2, participant).integer(3, policy).integer(4, wake).integer(5, sequence);
  std::string since;
  const std::int64_t held = held_status(state, names);
  if (held == 0) {
    put.null(6).null(7);
  } else {
    since = to_iso(state.history.back().effective);
    put.integer(6, held).text(7, since);
  }
  if (held != before.held) {
    const bool known = council_.integer(1, participant).step();
    if (known && before.held != 0) count(programme, before.held, council_.text_at(0), -1);
    if (known && held != 0) count(programme, held, council_.text_at(0), 1);
    council_.reset();
  }
  put.integer(8, state.evaluated_through.days).integer(9, state.next.days).integer(10, state.stopped);
  put.integer(11, static_cast<std::int64_t>(state.cases.size())).integer(12, state.reviews);
  put.blob(13, encoded).execute();

  drop_cases_.integer(1, programme).integer(2, participant).execute();
  for (const OpenCase& open : state.cases) {
    const std::string open_since = to_iso(open.since), opened = to_iso(open.opened);
    const std::string due = open.due ? to_iso(*open.due) : "", certified_by = json_list(open.certified_by);
    put_case_.integer(1, programme).integer(2, participant).integer(3, names.transition_key(open.transition));
    put_case_.text(4, open_since).text(5, opened);
    if (open.due) put_case_.text(6, due);
    put_case_.text(7, certified_by).execute();
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
