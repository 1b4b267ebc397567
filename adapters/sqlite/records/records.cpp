// Records out of the register: who is due, and what is known of them.
#include <algorithm>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/states.hpp"
#include "adapters/sqlite/policies.hpp"
#include "adapters/sqlite/records/schema_json.hpp"

namespace safon {
namespace {

using sql::Statement;

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
        ids_(inside.connection, "SELECT key, id FROM participant_key WHERE key BETWEEN ? AND ? ORDER BY key"),
        now_(
            inside.connection,
            "SELECT participant, council, reported, version, known_from FROM participant_now WHERE participant BETWEEN "
            "? AND ? ORDER BY participant"),
        standings_(inside.connection,
                   "SELECT participant, sequence, policy, state FROM standing WHERE programme = ?3 AND participant "
                   "BETWEEN ?1 AND ?2 ORDER BY participant"),
        known_(inside.connection,
               "SELECT participant, known_from, key FROM record_version WHERE participant BETWEEN ?1 AND ?2 AND "
               "known_from <= ?3 ORDER BY participant, known_from, key"),
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
    for (std::size_t p = begin; p < chunk_.participants.size();) {
      if (only_latest_matters(p, latest_[p - begin])) {
        keep(p, latest_[p - begin]);
        ++p;
        continue;
      }
      std::size_t end = p + 1;
      while (end < chunk_.participants.size() && !only_latest_matters(end, latest_[end - begin])) ++end;
      look_up_versions(p, end);
      p = end;
    }
    read_versions();
  }

 private:
  // A scan steps over this many versions that are not wanted rather than look for the next.
  static constexpr VersionKey near = 16;

  struct Known {
    VersionKey key;
    Date from;
  };

  // Three tables in the order of one key, read beside each other. Who is not in all of them is not there.
  void read_people(ParticipantKey first, ParticipantKey last) {
    for (Statement* each : {&ids_, &now_, &standings_}) each->integer(1, first).integer(2, last);
    standings_.integer(3, programme_);
    latest_.clear();
    bool standing = standings_.step();
    while (ids_.step() && now_.step() && ids_.integer_at(0) == now_.integer_at(0)) {
      const ParticipantKey key = ids_.integer_at(0);
      const bool stands = standing && standings_.integer_at(0) == key;
      chunk_.participants.push_back({.key = key,
                                     .id = ids_.string_at(1),
                                     .council = now_.string_at(1),
                                     .reported = now_.integer_at(2) != 0,
                                     .sequence = stands ? static_cast<std::uint64_t>(standings_.integer_at(1)) : 0});
      latest_.push_back({now_.integer_at(3), {static_cast<std::int32_t>(now_.integer_at(4))}});
      const auto state = stands ? standings_.blob_at(3) : std::span<const std::uint8_t>();
      if (which_ == Versions::all)
        chunk_.states.emplace_back();
      else
        chunk_.states.push_back(decode_state(state, names_));
      if (!state.empty() && standings_.integer_at(2) != policy_) chunk_.rules_changed = true;
      if (stands) standing = standings_.step();
    }
    for (Statement* each : {&ids_, &now_, &standings_}) each->reset();
  }

  // Nothing became known since the state was settled.
  [[nodiscard]] bool only_latest_matters(std::size_t participant, const Known& latest) const {
    const ProgressState& state = chunk_.states[participant];
    return which_ == Versions::matter && state.entered && latest.from <= std::min(state.evaluated_through, as_of_);
  }

  void look_up_versions(std::size_t begin, std::size_t end) {
    known_.integer(1, chunk_.participants[begin].key).integer(2, chunk_.participants[end - 1].key);
    known_.integer(3, as_of_.days);
    bool more = known_.step();
    for (std::size_t p = begin; p < end; ++p) {
      own_.clear();
      for (; more && known_.integer_at(0) == chunk_.participants[p].key; more = known_.step())
        own_.push_back({known_.integer_at(2), {static_cast<std::int32_t>(known_.integer_at(1))}});
      keep_versions(p);
    }
    known_.reset();
  }

  void keep_versions(std::size_t participant) {
    const ProgressState& state = chunk_.states[participant];
    const bool all = which_ == Versions::all || !state.entered;
    for (std::size_t v = 0; v < own_.size(); ++v) {
      const bool last = v + 1 == own_.size();
      if (!last && own_[v + 1].from == own_[v].from) continue;  // the last of equal days counts
      // Superseded before the first day that is still to be settled.
      if (!all && !last && own_[v + 1].from.days <= state.evaluated_through.days + 1) continue;
      keep(participant, own_[v]);
    }
  }

  void keep(std::size_t participant, const Known& version) {
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
  Statement ids_, now_, standings_, known_, stored_, import_;
  std::vector<Known> latest_;                               // of each participant of the stretch at hand
  std::vector<Known> own_;                                  // versions of the participant at hand
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
          "SELECT participant FROM standing WHERE programme = ?1 AND policy < ?2 AND "
          "CASE policy WHEN 0 THEN wake <= ?3 ELSE settled_through < ?3 END");
      collect("SELECT participant FROM standing WHERE programme = ?1 AND policy > ?2 AND settled_through < ?3");
      collect(
          "SELECT l.participant FROM learned l CROSS JOIN standing s ON s.programme = ?1 AND s.participant = "
          "l.participant WHERE l.known_from <= ?3 AND (s.settled_through IS NULL OR s.settled_through < l.known_from) "
          "AND "
          "?2 IS NOT NULL");
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
  });
}

std::expected<const Schema*, RegisterError> RegisterFile::schema(SchemaKey key) {
  return guarded([&] { return &stored_schema(*inside_, key); });
}

}  // namespace safon
