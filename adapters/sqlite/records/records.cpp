// Records out of the register: who is due, and what is known of them.
#include <algorithm>
#include <ranges>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/intakes/placements.hpp"
#include "adapters/sqlite/ledger/known_from.hpp"
#include "adapters/sqlite/ledger/states.hpp"
#include "adapters/sqlite/policies.hpp"
#include "adapters/sqlite/records/history.hpp"
#include "adapters/sqlite/records/schema_json.hpp"
#include "adapters/sqlite/waivers/waived.hpp"

namespace safon {
namespace {

using sql::Statement;

constexpr const char* in_this_programme =
    "SELECT participant, version, known_from, council, id, sequence, policy, state FROM standing_now WHERE programme = "
    "?3 "
    "AND participant BETWEEN ?1 AND ?2 ORDER BY participant";
// One that is new to the register.
constexpr const char* in_none =
    "SELECT k.key, n.version, n.known_from, n.council, k.id, 0, 0, NULL FROM participant_key k CROSS JOIN "
    "participant_now n ON n.participant = k.key WHERE k.key BETWEEN ?1 AND ?2 ORDER BY k.key";

// Reads a chunk stretch by stretch: keys without a gap between them are one question to the database.
class ChunkReader {
 public:
  ChunkReader(RegisterFile::Inside& inside, const CompiledPolicy& policy, std::uint16_t programme, Date as_of,
              Versions versions, Chunk& chunk)
      : names_(inside, policy.programmes[programme]),
        programme_(find_programme(inside, policy.name, policy.programmes[programme].name)),
        policy_(find_policy(inside, policy)),
        as_of_(as_of),
        which_(versions),
        chunk_(chunk),
        people_(inside.connection, programme_ != 0 ? in_this_programme : in_none),
        learned_(inside.connection,
                 "SELECT participant, version, latest_from, council FROM learned WHERE participant BETWEEN ? AND ? "
                 "ORDER BY participant"),
        not_reported_(inside.connection,
                      "SELECT participant FROM not_reported WHERE participant BETWEEN ? AND ? ORDER BY participant"),
        history_(inside, "main"),
        stored_(inside.connection,
                "SELECT key, record_schema, content, import, line, document FROM record_version WHERE key BETWEEN ?1 "
                "AND ?2 ORDER BY key"),
        import_(inside.connection, "SELECT file, received FROM import WHERE key = ?") {}

  void read(ParticipantKey first, ParticipantKey last) {
    const std::size_t begin = chunk_.participants.size();
    read_people(first, last);
    if (chunk_.participants.size() - begin != static_cast<std::size_t>(last - first + 1))
      sql::fail(RegisterFault::unknown_name, "the register has no participant with one of the keys " +
                                                 std::to_string(first) + " to " + std::to_string(last));
    for (std::size_t p = begin; p < chunk_.participants.size(); ++p) {
      keep_versions(p, latest_[p - begin]);
    }
    read_versions();
  }

 private:
  // A scan steps over this many versions that are not wanted rather than look for the next.
  static constexpr VersionKey near = 16;

  // Tables in the order of one key, read beside each other.
  void read_people(ParticipantKey first, ParticipantKey last) {
    for (Statement* each : {&people_, &learned_, &not_reported_}) each->integer(1, first).integer(2, last);
    if (programme_ != 0) people_.integer(3, programme_);
    latest_.clear();
    bool learned = learned_.step(), not_reported = not_reported_.step();
    while (people_.step()) {
      const ParticipantKey key = people_.integer_at(0);
      const bool has_learned = learned && learned_.integer_at(0) == key;
      const bool reported = !(not_reported && not_reported_.integer_at(0) == key);
      const Statement& newest = has_learned ? learned_ : people_;
      chunk_.participants.push_back({.key = key,
                                     .id = people_.string_at(4),
                                     .council = newest.string_at(3),
                                     .reported = reported,
                                     .sequence = static_cast<std::uint64_t>(people_.integer_at(5))});
      latest_.push_back({newest.integer_at(1), {static_cast<std::int32_t>(newest.integer_at(2))}});
      const auto state = people_.blob_at(7);
      if (which_ == Versions::all)
        chunk_.states.emplace_back();
      else
        chunk_.states.push_back(decode_state(state, names_));
      if (!state.empty() && people_.integer_at(6) != policy_) chunk_.rules_changed = true;
      if (has_learned) learned = learned_.step();
      if (!reported) not_reported = not_reported_.step();
    }
    for (Statement* each : {&people_, &learned_, &not_reported_}) each->reset();
  }

  // From the newest back, as far as it matters: to the one that counts on the first day that is still to be settled.
  void keep_versions(std::size_t participant, const KnownVersion& newest) {
    const ProgressState& state = chunk_.states[participant];
    const bool all = which_ == Versions::all || !state.entered;
    own_.clear();
    for (std::optional version(newest); version && version->key != 0; version = history_.before(*version)) {
      if (version->from > as_of_ || (!own_.empty() && own_.back().from == version->from))
        continue;  // of equal days the last counts
      own_.push_back(*version);
      if (!all && version->from.days <= state.evaluated_through.days + 1) break;
    }
    for (const KnownVersion& version : own_ | std::views::reverse) keep(participant, version);
  }

  void keep(std::size_t participant, const KnownVersion& version) {
    chunk_.versions.push_back({.participant = static_cast<std::uint32_t>(participant),
                               .row = static_cast<std::uint32_t>(chunk_.stored.size()),
                               .known_from = version.from});
    wanted_.emplace_back(version.key, chunk_.stored.size());
    chunk_.stored.emplace_back();
  }

  // In the order in which they lie in the file, in scans: those who came in together lie together.
  void read_versions() {
    std::ranges::sort(wanted_);
    for (std::size_t begin = 0; begin < wanted_.size();) {
      std::size_t end = begin + 1;
      while (end < wanted_.size() && wanted_[end].first - wanted_[end - 1].first <= near) ++end;
      stored_.integer(1, wanted_[begin].first).integer(2, wanted_[end - 1].first);
      for (; begin < end && stored_.step();)
        if (stored_.integer_at(0) == wanted_[begin].first) read_version(chunk_.stored[wanted_[begin++].second]);
      if (begin < end)
        sql::fail(RegisterFault::corrupt,
                  "the register is damaged: record version " + std::to_string(wanted_[begin].first) + " is gone");
      stored_.reset();
    }
    wanted_.clear();
  }

  void read_version(StoredVersion& stored) {
    stored.key = stored_.integer_at(0);
    stored.schema = stored_.integer_at(1);
    stored.content = stored_.hash_at(2);
    const auto& [file, received] = file_of(stored_.integer_at(3));
    stored.file = file;
    stored.received = received;
    stored.line = static_cast<std::uint32_t>(stored_.integer_at(4));
    const auto document = stored_.blob_at(5);
    stored.begin = chunk_.bytes.size();
    chunk_.bytes.insert(chunk_.bytes.end(), document.begin(), document.end());
    stored.end = chunk_.bytes.size();
  }

  const std::pair<std::uint32_t, Date>& file_of(std::int64_t import) {
    const auto [place, is_new] = files_.try_emplace(import);
    if (is_new) {
      if (!import_.integer(1, import).step())
        sql::fail(RegisterFault::corrupt, "the register is damaged: import " + std::to_string(import) + " is gone");
      place->second = {static_cast<std::uint32_t>(chunk_.files.size()), import_.date_at(1)};
      chunk_.files.push_back(import_.string_at(0));
      import_.reset();
    }
    return place->second;
  }

  ProgrammeNames names_;
  std::int64_t programme_, policy_;
  Date as_of_;
  Versions which_;
  Chunk& chunk_;
  Statement people_, learned_, not_reported_;
  VersionHistory history_;
  Statement stored_, import_;
  std::vector<KnownVersion> latest_;                        // of each participant of the stretch at hand
  std::vector<KnownVersion> own_;                           // versions of the participant at hand, from the newest back
  std::vector<std::pair<VersionKey, std::size_t>> wanted_;  // versions to read, and their places in Chunk::stored
  std::map<std::int64_t, std::pair<std::uint32_t, Date>> files_;
};

}  // namespace

std::expected<std::vector<ParticipantKey>, RegisterError> RegisterFile::participants(const CompiledPolicy& policy,
                                                                                     std::uint16_t programme,
                                                                                     Date as_of, Who who) {
  return guarded([&] {
    Inside& in = *inside_;
    const ReadTransaction snapshot(in);
    const std::int64_t key = find_programme(in, policy.name, policy.programmes[programme].name);
    std::vector<ParticipantKey> keys;
    const auto collect = [&](const char* question) {
      Statement rows(in.connection, question);
      rows.integer(1, key).integer(2, find_policy(in, policy)).integer(3, as_of.days);
      while (rows.step()) keys.push_back(rows.integer_at(0));
    };
    if (who == Who::everyone || key == 0) {
      collect("SELECT key FROM participant_key WHERE ?1 + ?2 + ?3 IS NOT NULL ORDER BY key");
    } else {
      // Three stretches of the index by programme, policy and waking day, and whoever has something new.
      collect("SELECT participant FROM standing WHERE programme = ?1 AND policy = ?2 AND wake <= ?3");
      collect(
          "SELECT participant FROM standing_now WHERE programme = ?1 AND policy < ?2 AND "
          "CASE policy WHEN 0 THEN wake <= ?3 ELSE settled_through < ?3 END");
      collect("SELECT participant FROM standing_now WHERE programme = ?1 AND policy > ?2 AND settled_through < ?3");
      collect(
          "SELECT l.participant FROM learned l CROSS JOIN standing_now s ON s.programme = ?1 AND s.participant = "
          "l.participant WHERE l.known_from <= ?3 AND (s.settled_through IS NULL OR s.settled_through < l.known_from) "
          "AND "
          "?2 IS NOT NULL");
      if (!policy.intakes.empty()) add_newly_known(in, "intake_event", policy.name, key, as_of, keys);
      if (!policy.waivables.empty()) add_newly_known(in, "waiver_event", policy.name, key, as_of, keys);
      std::ranges::sort(keys);
      const auto twice = std::ranges::unique(keys);
      keys.erase(twice.begin(), twice.end());
    }
    return keys;
  });
}

std::expected<void, RegisterError> RegisterFile::read(const CompiledPolicy& policy, std::uint16_t programme, Date as_of,
                                                      Versions versions, std::span<const ParticipantKey> keys,
                                                      Chunk& chunk) {
  return guarded([&] {
    chunk.clear();
    const ReadTransaction snapshot(*inside_);
    ChunkReader reader(*inside_, policy, programme, as_of, versions, chunk);
    for (std::size_t begin = 0; begin < keys.size();) {
      std::size_t end = begin + 1;
      while (end < keys.size() && keys[end] == keys[end - 1] + 1) ++end;
      reader.read(keys[begin], keys[end - 1]);
      begin = end;
    }
    add_placements(*inside_, policy, as_of, chunk);
    add_waivers(*inside_, policy, as_of, chunk);
  });
}

std::expected<const Schema*, RegisterError> RegisterFile::schema(SchemaKey key) {
  return guarded([&] { return &stored_schema(*inside_, key); });
}

}  // namespace safon
