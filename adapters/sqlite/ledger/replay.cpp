#include "adapters/sqlite/ledger/replay.hpp"

#include <algorithm>

#include "adapters/sqlite/ledger/events.hpp"
#include "adapters/sqlite/ledger/projections.hpp"
#include "adapters/sqlite/ledger/states.hpp"
#include "adapters/sqlite/policies.hpp"

namespace safon {
namespace {

using sql::Statement;

struct Rules {
  const CompiledPolicy* policy;  // null: a later text stands in for the one that was used
  std::uint16_t index;           // of the programme in its policy
  const Programme* programme;
  ProgrammeNames names;
  std::vector<std::int64_t> askers;
};

class Replay {
 public:
  Replay(RegisterFile::Inside& inside, std::span<const CompiledPolicy* const> policies, std::string_view where)
      : inside_(inside),
        policies_(policies),
        where_(where),
        projection_(inside, where),
        history_(inside, where),
        state_(inside.connection,
               "SELECT state, policy, wake, version, known_from, council, sequence, looked_at FROM " + where_ +
                   ".standing_now WHERE programme = ? AND participant = ?"),
        events_(inside.connection, "SELECT * FROM main.event WHERE settlement = ? ORDER BY participant, key") {}

  void participants() {
    versions();
    Statement reports(inside_.connection,
                      "SELECT participant, kind FROM main.event WHERE import IS NOT NULL ORDER BY key");
    while (reports.step()) projection_.reported(reports.integer_at(0), reports.text_at(1) == reported_again);
    Statement programmes(inside_.connection, "SELECT key FROM main.programme ORDER BY key");
    bool stand = false;
    for (; programmes.step(); stand = true) add_standings_of_programme(inside_, where_, programmes.integer_at(0));
    if (stand) inside_.connection.run("DELETE FROM " + where_ + ".learned");  // their standings have it
  }

  ReplayedSettlement settlement(std::int64_t key, std::int64_t programme, std::int64_t policy,
                                std::span<const std::uint8_t> days, bool watched) {
    const Rules& rules = rules_of(programme, policy);
    ReplayedSettlement seen{.key = key, .programme_key = programme, .policy_key = policy};
    seen.policy = rules.policy;
    seen.programme = rules.index;
    events_.reset();
    events_.integer(1, key);
    bool more = events_.step();
    for (const SettledDay& day : decode_days(days)) {
      state_.reset();
      state_.integer(1, programme).integer(2, day.participant);
      if (!state_.step())
        sql::fail(RegisterFault::corrupt,
                  "it settles participant " + std::to_string(day.participant) + ", who is not there");
      ProgressState state = decode_state(state_.blob_at(0), rules.names);
      const std::int64_t policy_before = state_.integer_at(1);
      const Date through_before = state.evaluated_through;
      const StoodBefore before{
          policy_before,
          state_.integer_at(2),
          held_status(state, rules.names),
          {{state_.integer_at(3), {static_cast<std::int32_t>(state_.integer_at(4))}}, state_.string_at(5)},
          state.history.size(),
          state_.integer_at(7) != 0};
      if (watched) {
        seen.rules_changed = seen.rules_changed || (!state_.blob_at(0).empty() && policy_before != policy);
        seen.participants.push_back(day.participant);
        seen.before.push_back(state);
        seen.sequences.push_back(static_cast<std::uint64_t>(state_.integer_at(6)));
      }
      state_.reset();
      for (; more && events_.integer_at(2) == day.participant; more = events_.step()) {
        const EventRow row = event_at(events_);
        Event event = from_row(row, *rules.programme);
        apply(*rules.programme, event, state);
        if (!watched) continue;
        event.participant = static_cast<std::uint32_t>(seen.participants.size() - 1);
        seen.events.push_back(std::move(event));
        seen.versions.push_back(row.version.value_or(0));
      }
      state.evaluated_through = day.through;
      state.next = day.next;
      Bytes encoded;
      encode_state(state, rules.names, encoded);
      const std::int64_t settled_under = day.through > through_before ? policy : policy_before;
      projection_.settled(*rules.programme, programme, day.participant, settled_under, key, before, state, rules.names,
                          encoded, rules.askers, Noted::in_place);
    }
    if (more) sql::fail(RegisterFault::corrupt, "it has events of a participant whom it does not settle");
    return seen;
  }

  void finish() { projection_.finish(); }

 private:
  // In the order in which they came in; the first of each participant makes them known.
  void versions() {
    Statement first(inside_.connection, "INSERT INTO " + where_ + ".council_participant VALUES(?2, ?1)");
    Statement learned(inside_.connection, "INSERT INTO " + where_ + ".learned VALUES(?1, ?2, ?3, ?2, ?4)");
    Statement council(inside_.connection, "SELECT council FROM " + where_ + ".learned WHERE participant = ?");
    Statement rows(inside_.connection,
                   "SELECT key, participant, council, known_from FROM main.record_version ORDER BY key");
    ParticipantKey last = 0;
    while (rows.step()) {
      const ParticipantKey participant = rows.integer_at(1);
      const KnownVersion version{rows.integer_at(0), {static_cast<std::int32_t>(rows.integer_at(3))}};
      const auto newest = participant > last ? std::nullopt : history_.newest(participant);
      last = std::max(last, participant);
      if (newest) {
        council.reset();
        const std::string before = council.integer(1, participant).step() ? council.string_at(0) : "";
        council.reset();
        projection_.version_added(participant, version, rows.text_at(2), *newest, before);
      } else {
        first.integer(1, participant).text(2, rows.text_at(2)).execute();
        learned.integer(1, participant).integer(2, version.from.days).integer(3, version.key);
        learned.text(4, rows.text_at(2)).execute();
      }
    }
  }

  // The policy text that the settlement rests on; else the latest that has its programme.
  const Rules& rules_of(std::int64_t programme, std::int64_t policy) {
    const auto found = rules_.find({programme, policy});
    if (found != rules_.end()) return found->second;
    Statement names(inside_.connection, "SELECT policy, name FROM main.programme WHERE key = ?");
    Statement digest(inside_.connection, "SELECT digest FROM main.policy WHERE key = ?");
    if (!names.integer(1, programme).step() || !digest.integer(1, policy).step())
      sql::fail(RegisterFault::corrupt, "its programme or its policy is gone");
    const Programme* best = nullptr;
    const CompiledPolicy *exact = nullptr, *stand_in = nullptr;
    std::uint16_t index = 0;
    for (const CompiledPolicy* each : policies_) {
      if (each->name != names.text_at(0)) continue;
      const auto own = std::ranges::find(each->programmes, names.text_at(1), &Programme::name);
      if (own == each->programmes.end() || exact != nullptr) continue;
      best = &*own;
      stand_in = each;
      index = static_cast<std::uint16_t>(own - each->programmes.begin());
      if (hash_policy(*each) == digest.hash_at(0)) exact = each;
    }
    if (best == nullptr)
      sql::fail(
          RegisterFault::unknown_name,
          "no policy with programme `" + names.string_at(0) + "." + names.string_at(1) + "` was given to derive it",
          "compile the policies that the register holds");
    return rules_
        .emplace(std::pair(programme, policy),
                 Rules{exact, index, best, ProgrammeNames(inside_, *best), keys_of_askers(inside_, *stand_in, index)})
        .first->second;
  }

  RegisterFile::Inside& inside_;
  std::span<const CompiledPolicy* const> policies_;
  std::string where_;
  Projection projection_;
  VersionHistory history_;
  Statement state_, events_;
  std::map<std::pair<std::int64_t, std::int64_t>, Rules> rules_;  // by programme and policy
};

}  // namespace

void replay(RegisterFile::Inside& inside, std::span<const CompiledPolicy* const> policies, std::string_view where,
            const std::function<void(std::int64_t, const RegisterError&)>& trouble, const ReplayWatcher& watcher) {
  Replay replaying(inside, policies, where);
  replaying.participants();
  Statement rows(inside.connection, "SELECT key, programme, policy, days, run FROM main.settlement ORDER BY key");
  while (rows.step()) {
    try {
      auto seen = replaying.settlement(rows.integer_at(0), rows.integer_at(1), rows.integer_at(2), rows.blob_at(3),
                                       watcher != nullptr);
      if (!rows.null_at(4)) seen.run = rows.integer_at(4);
      if (watcher) watcher(seen);
    } catch (const sql::Failure& failure) {
      trouble(rows.integer_at(0), failure.error);
    }
  }
  replaying.finish();
}

}  // namespace safon
