// The derived tables: what the tables that grow come to. Written as things happen, and by `rebuild` all over again,
// through the same functions.
#pragma once
#include <string>
#include <string_view>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/states.hpp"

namespace safon {

/// A programme that is new to the register: everybody stands before it. `where`: "main", or "temp" to compare.
void add_standings_of_programme(RegisterFile::Inside& inside, std::string_view where, std::int64_t programme);

class Projection {
 public:
  Projection(RegisterFile::Inside& inside, std::string_view where);

  /// `latest`: no other version of theirs is known from a later day.
  void version_added(ParticipantKey participant, VersionKey version, std::string_view council, Date known_from,
                     bool latest);
  void reported(ParticipantKey participant, bool is);
  /// `sequence`: the settlement's key.
  void settled(std::int64_t programme, ParticipantKey participant, std::int64_t policy, std::int64_t sequence,
               const ProgressState& state, const ProgrammeNames& names, const Bytes& encoded);

 private:
  sql::Statement put_participant_, put_reported_, add_standings_, wake_, put_standing_, drop_cases_, put_case_;
};

/// What is settled in one transaction, participant by participant, as settlement.days has it.
struct SettledDay {
  ParticipantKey participant = 0;
  Date through, next;
};
void encode_days(std::span<const SettledDay> days, Bytes& out);
[[nodiscard]] std::vector<SettledDay> decode_days(std::span<const std::uint8_t> bytes);

}  // namespace safon
