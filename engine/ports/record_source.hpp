// The port through which records come in to be evaluated: some participants at a time, with where the ledger has them.
#pragma once
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "engine/plan/compiled_policy.hpp"
#include "engine/ports/hash.hpp"
#include "engine/ports/register_error.hpp"
#include "engine/progress/progress.hpp"
#include "engine/record/document.hpp"

namespace safon {

using ParticipantKey = std::int64_t;  // from 1, in the order in which participants were first reported
using VersionKey = std::int64_t;      // a record version, from 1, in the order in which they came in
using SchemaKey = std::int64_t;

/// One version of one participant's record, as it is stored.
struct StoredVersion {
  VersionKey key = 0;
  SchemaKey schema = 0;    // the schema that it was written under
  Hash content;            // of the document without its lines
  std::uint32_t file = 0;  // index into Chunk::files
  std::uint32_t line = 0;  // where the participant begins in that file, 0 unknown
  Date received;
  std::size_t begin = 0, end = 0;  // of the document in Chunk::bytes
};

struct ChunkParticipant {
  ParticipantKey key = 0;
  std::string id;
  std::string council;         // of the latest version
  bool reported = true;        // false: a later full return no longer had them
  std::uint64_t sequence = 0;  // of the state; changes whenever the state does. 0: no state yet
};

/// Of whom it is asked what they hold in other programmes, and what of it is news to the asking programme.
struct AskedAbout {
  ParticipantKey key = 0;
  std::uint64_t sequence = UINT64_MAX;  // of the asking programme's state: what was recorded later is news to it …
  Date through{first_date};             // … which it knows from the day after this at the earliest, its last settled
  std::uint64_t before = UINT64_MAX;    // only what was recorded before the state of this sequence
};

/// Some participants with their states in one programme and the record versions that matter. Reused from chunk to
/// chunk.
struct Chunk {
  std::vector<ChunkParticipant> participants;
  std::vector<ProgressState> states;    // as `participants`
  std::vector<RecordVersion> versions;  // ready for ProgressInput: row i is stored[i]; by participant, known_from, age
  std::vector<StoredVersion> stored;    // as `versions`
  std::vector<std::string> files;       // that versions came from
  Bytes bytes;                          // the documents, one after the other
  std::vector<std::vector<std::int32_t>> placed;  // as RecordBatch::placed, by version; empty without intakes
  std::vector<std::vector<Waived>> waived;        // as RecordBatch::waived, by version; empty without waivers
  bool rules_changed = false;  // for ProgressInput: somebody here was settled under another policy text

  [[nodiscard]] std::span<const std::uint8_t> document(std::size_t version) const {
    return std::span(bytes).subspan(stored[version].begin, stored[version].end - stored[version].begin);
  }
  /// Whom to ask about in other programmes, where the states are those that the register has.
  [[nodiscard]] std::vector<AskedAbout> asked_about() const {
    std::vector<AskedAbout> all;
    for (std::size_t p = 0; p < participants.size(); ++p)
      all.push_back({participants[p].key, participants[p].sequence, states[p].evaluated_through});
    return all;
  }
  void clear() {
    participants.clear(), states.clear(), versions.clear(), stored.clear(), files.clear(), bytes.clear();
    placed.clear(), waived.clear();
    rules_changed = false;
  }
};

enum class Who : std::uint8_t { due, everyone };

/// `matter`: the version in force when the state was last settled, and those that became known since, up to the as-of
/// date. `all`: every version known by the as-of date, and states that have not begun: to derive a history afresh.
enum class Versions : std::uint8_t { matter, all };

class RecordSource {
 public:
  virtual ~RecordSource() = default;

  /// The participants who are due in a programme as of a day, ascending: never settled, or something was learnt by
  /// then, or their next date has come.
  [[nodiscard]] virtual std::expected<std::vector<ParticipantKey>, RegisterError> participants(
      const CompiledPolicy& policy, std::uint16_t programme, Date as_of, Who who) = 0;

  /// Fills `chunk` with these participants, who must ascend. States are given in the indices of `policy`.
  [[nodiscard]] virtual std::expected<void, RegisterError> read(const CompiledPolicy& policy, std::uint16_t programme,
                                                                Date as_of, Versions versions,
                                                                std::span<const ParticipantKey> keys, Chunk& chunk) = 0;

  /// Fills `held` with what these hold in `programmes`, in the order that ProgressInput wants; participants are
  /// numbered as in `about`.
  [[nodiscard]] virtual std::expected<void, RegisterError> elsewhere(const CompiledPolicy& policy,
                                                                     std::span<const std::uint16_t> programmes,
                                                                     std::span<const AskedAbout> about,
                                                                     std::vector<HeldElsewhere>& held) = 0;

  /// The schema that documents were written under. Lives as long as the source.
  [[nodiscard]] virtual std::expected<const Schema*, RegisterError> schema(SchemaKey key) = 0;
};

}  // namespace safon
