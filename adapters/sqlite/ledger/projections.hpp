// The derived tables: what the tables that grow come to. Written as things happen, and by `rebuild` all over again,
// through the same functions.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/states.hpp"
#include "adapters/sqlite/records/history.hpp"

namespace safon {

/// A programme that is new to the register: everybody stands before it. `where`: "main", or "temp" to compare.
void add_standings_of_programme(RegisterFile::Inside& inside, std::string_view where, std::int64_t programme);

/// The key of the status that is held, 0 for none.
[[nodiscard]] std::int64_t held_status(const ProgressState& state, const ProgrammeNames& names);

struct NewestVersion {
  KnownVersion version;
  std::string council;
};

/// A row of `standing` before it is settled.
struct StoodBefore {
  std::int64_t policy = 0, wake = 0;
  std::int64_t held = 0;   // as held_status()
  NewestVersion newest;    // as the row has it
  std::size_t steps = 0;   // of the history
  bool looked_at = false;  // some of it is in `looked_at`
};

/// Where it is noted that somebody was looked at who stands as before: with their standing, or apart, in `looked_at`.
enum class Noted : std::uint8_t { in_place, apart };

/// What is noted apart goes to the standings once there is so much that several share a page. In the caller's
/// transaction.
void take_over_looked_at(sql::Connection& connection);

/// Those whose transitions ask for statuses of the programme, by key.
[[nodiscard]] std::vector<std::int64_t> keys_of_askers(RegisterFile::Inside& inside, const CompiledPolicy& policy,
                                                       std::uint16_t programme);

class Projection {
 public:
  Projection(RegisterFile::Inside& inside, std::string_view where);

  /// Of somebody who has others. `newest`: of those, with its council.
  void version_added(ParticipantKey participant, const KnownVersion& version, std::string_view council,
                     const KnownVersion& newest, std::string_view council_before);
  /// Of all participants from `first` on, who are new, and have one version each, all from `version` on.
  void newcomers_added(ParticipantKey first, VersionKey version);
  void reported(ParticipantKey participant, bool is);
  /// `sequence`: the settlement's key. `askers`: the programmes that have to look again when this one has moved.
  /// `unmoved`: apart only without events.
  void settled(const Programme& rules, std::int64_t programme, ParticipantKey participant, std::int64_t policy,
               std::int64_t sequence, const StoodBefore& before, const ProgressState& state,
               const ProgrammeNames& names, const Bytes& encoded, std::span<const std::int64_t> askers, Noted unmoved);
  /// Writes what was only counted so far: before the transaction is committed.
  void finish();

 private:
  // The newest version: the one that was learned, otherwise the one that is given.
  [[nodiscard]] NewestVersion pass_on_learned(std::int64_t programme, ParticipantKey participant,
                                              const NewestVersion& otherwise);
  void put_cases(std::int64_t programme, ParticipantKey participant, const ProgressState& state,
                 const ProgrammeNames& names);
  void count(std::int64_t programme, std::int64_t status, std::string_view council, int more);

  std::map<std::tuple<std::int64_t, std::int64_t, std::string>, std::int64_t> counted_;  // as headcount
  std::vector<std::int64_t> programmes_;                                                 // all that the register has
  VersionHistory history_;
  sql::Statement add_newcomers_, add_their_standings_, learn_newcomers_;
  sql::Statement put_council_, report_, no_longer_report_, put_learned_, learned_, wake_other_, pass_on_to_other_,
      wake_asker_, drop_learned_, put_standing_, put_all_but_wake_, put_looked_at_, drop_looked_at_, drop_cases_,
      put_case_;
  sql::Statement held_, put_count_, drop_counts_;
};

/// What is settled in one transaction, participant by participant, as settlement.days has it.
struct SettledDay {
  ParticipantKey participant = 0;
  Date through, next;
};
void encode_days(std::span<const SettledDay> days, Bytes& out);
[[nodiscard]] std::vector<SettledDay> decode_days(std::span<const std::uint8_t> bytes);

}  // namespace safon
