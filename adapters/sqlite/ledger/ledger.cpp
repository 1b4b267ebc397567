// Results into the register: runs, what they settle, and what officers decide.
#include <algorithm>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/events.hpp"
#include "adapters/sqlite/ledger/projections.hpp"
#include "adapters/sqlite/ledger/states.hpp"
#include "adapters/sqlite/policies.hpp"
#include "engine/progress/event_name.hpp"

namespace safon {
namespace {

using sql::Statement;

void check_programme(const CompiledPolicy& policy, std::uint16_t programme) {
  if (programme >= policy.programmes.size())
    sql::fail(RegisterFault::invalid, "policy `" + policy.name + "` has no programme " + std::to_string(programme));
}

// What an event rests on: the version that it names, or the one that was known on its day. A decision does not know
// about versions.
enum class RestsOn : std::uint8_t { its_version, its_day };

std::size_t version_on(const Chunk& chunk, Date day) {
  std::optional<std::size_t> found;
  for (const RecordVersion& version : chunk.versions)
    if (version.known_from <= day || !found) found = version.row;
  return found.value_or(chunk.stored.size());
}

// Whether next to none of them share a page of standings, so that each would have a page written for its own sake.
bool far_apart(std::span<const ChunkParticipant> people) {
  constexpr std::size_t from_each_to_the_next = 32;
  return !people.empty() && static_cast<std::size_t>(people.back().key - people.front().key) >=
                                from_each_to_the_next * (people.size() - 1);
}

// One settlement: events, states and the row that ties them together, in the caller's transaction.
class Settlement {
 public:
  Settlement(RegisterFile::Inside& inside, const CompiledPolicy& policy, std::uint16_t programme,
             std::optional<RunKey> run)
      : inside_(inside),
        programme_(policy.programmes[programme]),
        names_(inside, programme_),
        askers_(keys_of_askers(inside, policy, programme)),
        run_(run),
        policy_key_(find_policy(inside, policy)),
        programme_key_(find_programme(inside, policy.name, programme_.name)),
        policy_hash_(hash_policy(policy)),
        key_(Appender::next_key(inside.chains, Grows::settlement)),
        standing_(
            inside.connection,
            "SELECT sequence, policy, state, wake, version, known_from, council, looked_at FROM standing_now WHERE "
            "programme = ? AND participant = ?"),
        history_(inside, "main"),
        version_hash_(inside.connection, "SELECT hash FROM record_version WHERE key = ?"),
        events_(inside.connection),
        projection_(inside, "main") {
    if (policy_key_ == 0 || programme_key_ == 0)
      sql::fail(RegisterFault::invalid, "the policy was not stored with the register");
  }

  /// False: the participant's state is not the one that was read, and nothing was written.
  bool settle(const ChunkParticipant& who, std::span<const Event> events, const ProgressState& after,
              const Chunk& chunk, RestsOn rests_on, Noted unmoved) {
    standing_.integer(1, programme_key_).integer(2, who.key);
    const bool as_read = standing_.step() && static_cast<std::uint64_t>(standing_.integer_at(0)) == who.sequence;
    if (!as_read) {
      standing_.reset();
      return false;
    }
    ProgressState state = decode_state(standing_.blob_at(2), names_);
    const StoodBefore before{
        standing_.integer_at(1),
        standing_.integer_at(3),
        held_status(state, names_),
        {{standing_.integer_at(4), {static_cast<std::int32_t>(standing_.integer_at(5))}}, standing_.string_at(6)},
        state.history.size(),
        standing_.integer_at(7) != 0};
    standing_.reset();
    // What comes in while a night is at work is known from the day after it at the earliest; an officer has no such
    // day.
    if (rests_on == RestsOn::its_day && came_in_since(who, chunk, state.evaluated_through, after.evaluated_through))
      return false;
    const Date through_before = state.evaluated_through;
    for (const Event& event : events) {
      append(who, event, chunk, rests_on);
      apply(programme_, event, state);
    }
    state.evaluated_through = after.evaluated_through;
    state.next = after.next;
    Bytes expected, given;
    encode_state(state, names_, expected);
    encode_state(after, names_, given);
    if (expected != given)
      sql::fail(RegisterFault::invalid, "the new state of `" + who.id + "` does not follow from its events");
    // A policy text counts as looked at only when days were settled under it.
    const std::int64_t policy = state.evaluated_through > through_before ? policy_key_ : before.policy;
    projection_.settled(programme_, programme_key_, who.key, policy, key_, before, state, names_, given, askers_,
                        events.empty() ? unmoved : Noted::in_place);
    days_.push_back({.participant = who.key, .through = state.evaluated_through, .next = state.next});
    return true;
  }

  void finish() {
    if (days_.empty()) return;
    Bytes days;
    encode_days(days_, days);
    Appender rows(inside_.connection, Grows::settlement, 6);
    rows.begin(inside_.chains).integer(programme_key_).integer(policy_key_);
    run_ ? rows.integer(*run_) : rows.null();
    rows.blob(days).end(inside_.chains);
    projection_.finish();
  }

 private:
  // A version that counts in the days that are about to be settled, and was not there when the chunk was read.
  bool came_in_since(const ChunkParticipant& who, const Chunk& chunk, Date after, Date through) {
    for (auto known = history_.newest(who.key); known && known->from > after; known = history_.before(*known)) {
      // Of those of one day the chunk has the last.
      const auto has_it = [&](const RecordVersion& version) {
        return version.known_from == known->from && chunk.stored[version.row].key >= known->key;
      };
      if (known->from <= through && std::ranges::none_of(chunk.versions, has_it)) return true;
    }
    return false;
  }

  void append(const ChunkParticipant& who, const Event& event, const Chunk& chunk, RestsOn how) {
    EventRow row = to_row(event, programme_);
    row.participant = who.key;
    row.settlement = key_;
    row.policy_hash = policy_hash_;
    const std::size_t rests_on = how == RestsOn::its_version ? event.version : version_on(chunk, event.on);
    if (rests_on < chunk.stored.size()) {
      row.version = chunk.stored[rests_on].key;
      row.version_hash = hash_of(*row.version);
    }
    events_.append(row, inside_.chains);
  }

  // Events come by participant, so most rest on the version that the one before them rests on.
  const Hash& hash_of(VersionKey version) {
    if (version == last_version_) return last_hash_;
    if (!version_hash_.integer(1, version).step())
      sql::fail(RegisterFault::invalid, "an event rests on a record version that is not in the register");
    last_hash_ = version_hash_.hash_at(0);
    last_version_ = version;
    version_hash_.reset();
    return last_hash_;
  }

  RegisterFile::Inside& inside_;
  const Programme& programme_;
  ProgrammeNames names_;
  std::vector<std::int64_t> askers_;
  std::optional<RunKey> run_;
  std::int64_t policy_key_, programme_key_;
  Hash policy_hash_;
  std::int64_t key_;
  Statement standing_;
  VersionHistory history_;
  Statement version_hash_;
  EventWriter events_;
  Projection projection_;
  std::vector<SettledDay> days_;
  VersionKey last_version_ = 0;
  Hash last_hash_;
};

// The last run, when it has no end and asked the same: same text, same day. 0: there is none.
RunKey interrupted_run(const sql::Connection& connection, std::int64_t policy, std::string_view as_of) {
  Statement last(connection,
                 "SELECT key FROM run r WHERE key = (SELECT max(key) FROM run) AND policy = ? AND as_of = ? AND NOT "
                 "EXISTS (SELECT 1 FROM run_end WHERE run = r.key)");
  return last.integer(1, policy).text(2, as_of).step() ? last.integer_at(0) : 0;
}

SoFar settled_by(const sql::Connection& connection, RunKey run) {
  SoFar so_far;
  auto& [counts, people] = so_far;
  Statement settlements(connection, "SELECT days FROM settlement WHERE run = ?");
  settlements.integer(1, run);
  while (settlements.step())
    for (const SettledDay& day : decode_days(settlements.blob_at(0))) people.push_back(day.participant);
  std::ranges::sort(people);
  people.erase(std::unique(people.begin(), people.end()), people.end());
  counts.participants = people.size();
  Statement events(connection,
                   "SELECT kind, count(*) FROM settlement s JOIN event e ON e.settlement = s.key WHERE s.run = ? GROUP "
                   "BY kind");
  events.integer(1, run);
  while (events.step()) {
    const std::string_view kind = events.text_at(0);
    const auto number = static_cast<std::uint64_t>(events.integer_at(1));
    counts.events += number;
    if (kind == event_name(EventKind::status_changed)) counts.status_changes += number;
    if (kind == event_name(EventKind::case_opened)) counts.cases_opened += number;
    if (kind == event_name(EventKind::case_overdue)) counts.cases_overdue += number;
    if (kind == event_name(EventKind::case_escalated)) counts.cases_escalated += number;
    if (kind == event_name(EventKind::review_opened)) counts.reviews_opened += number;
    if (kind == event_name(EventKind::stopped)) counts.stopped += number;
  }
  return so_far;
}

}  // namespace

std::expected<RunKey, RegisterError> RegisterFile::begin_run(const RunInfo& info) {
  return guarded([&] {
    Inside& in = *inside_;
    if (in.reading) sql::fail(RegisterFault::read_only, "the register was opened for reading");
    if (!in.evaluating) in.evaluating.emplace(in.path);
    WriteTransaction writing(in);
    const PolicyKeys keys = store_policy(in, *info.policy);
    const std::string as_of = to_iso(info.as_of);
    RunKey run = interrupted_run(in.connection, keys.policy, as_of);
    SoFar before;
    if (run != 0) {
      before = settled_by(in.connection, run);
    } else {
      Appender rows(in.connection, Grows::run, 5);
      rows.begin(in.chains).integer(keys.policy).text(as_of).text(info.started).end(in.chains);
      run = Appender::next_key(in.chains, Grows::run) - 1;
    }
    writing.commit();
    in.runs[run] = {.policy = info.policy, .so_far = std::move(before)};
    return run;
  });
}

std::expected<SoFar, RegisterError> RegisterFile::so_far(RunKey run) {
  const auto begun = inside_->runs.find(run);
  return begun == inside_->runs.end() ? SoFar{} : begun->second.so_far;
}

std::expected<std::vector<ParticipantKey>, RegisterError> RegisterFile::settle(RunKey run, std::uint16_t programme,
                                                                               const Chunk& before,
                                                                               std::span<const Event> events,
                                                                               std::span<const ProgressState> after) {
  return guarded([&] {
    Inside& in = *inside_;
    const auto begun = in.runs.find(run);
    if (begun == in.runs.end())
      sql::fail(RegisterFault::invalid, "run " + std::to_string(run) + " is not going on here");
    const CompiledPolicy& policy = *begun->second.policy;
    check_programme(policy, programme);
    if (after.size() != before.participants.size())
      sql::fail(RegisterFault::invalid, "there are not as many states as participants");
    std::vector<ParticipantKey> stale;
    WriteTransaction writing(in);
    Settlement settlement(in, policy, programme, run);
    const Noted unmoved = far_apart(before.participants) ? Noted::apart : Noted::in_place;
    for (std::uint32_t p = 0; p < after.size(); ++p) {
      std::size_t own = 0;
      while (own < events.size() && events[own].participant == p) ++own;
      if (!settlement.settle(before.participants[p], events.first(own), after[p], before, RestsOn::its_version,
                             unmoved))
        stale.push_back(before.participants[p].key);
      events = events.subspan(own);
    }
    if (!events.empty()) sql::fail(RegisterFault::invalid, "the events are not in the order of the participants");
    settlement.finish();
    writing.commit();
    return stale;
  });
}

std::expected<void, RegisterError> RegisterFile::end_run(RunKey run, const RunCounts& counts,
                                                         const std::string& finished) {
  return guarded([&] {
    Inside& in = *inside_;
    RunCounts all = counts;
    if (const auto begun = in.runs.find(run); begun != in.runs.end()) all += begun->second.so_far.counts;
    WriteTransaction writing(in);
    Appender rows(in.connection, Grows::run_end, 10);
    rows.begin(in.chains).integer(run).text(finished);
    for (const std::uint64_t count :
         {all.participants, all.events, all.status_changes, all.cases_opened, all.reviews_opened, all.stopped})
      rows.integer(static_cast<std::int64_t>(count));
    rows.end(in.chains);
    take_over_looked_at(in.connection);
    writing.commit();
    in.runs.erase(run);
    if (in.runs.empty()) in.evaluating.reset();
  });
}

std::expected<void, RegisterError> RegisterFile::decide(const CompiledPolicy& policy, std::uint16_t programme,
                                                        const Chunk& before, std::span<const Event> events,
                                                        const ProgressState& after) {
  return guarded([&] {
    check_programme(policy, programme);
    if (before.participants.size() != 1 || events.empty())
      sql::fail(RegisterFault::invalid, "a decision is about one participant and brings events");
    Inside& in = *inside_;
    WriteTransaction writing(in);
    store_policy(in, policy);
    Settlement settlement(in, policy, programme, std::nullopt);
    if (!settlement.settle(before.participants[0], events, after, before, RestsOn::its_day, Noted::in_place))
      sql::fail(RegisterFault::stale, "somebody else has changed `" + before.participants[0].id + "` meanwhile",
                "look at the case again, then decide");
    settlement.finish();
    writing.commit();
  });
}

}  // namespace safon
