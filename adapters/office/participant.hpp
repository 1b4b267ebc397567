// One participant out of the register, with everything that explaining and deciding need.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "adapters/office/corrections/places.hpp"
#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/register.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/record/batch.hpp"

namespace safon::office {

struct LoadedParticipant {
  Chunk chunk;                           // one participant, its versions, and its state as the register has it
  RecordBatch batch;                     // the versions, with lines
  std::uint32_t row = 0;                 // of the version known on the day that was asked about
  Date known_from;                       // since when that version is known
  ProgressState state;                   // on that day
  Date settled_through;                  // the last day that the register has settled, whatever day was asked about
  std::vector<HeldElsewhere> elsewhere;  // what is held in other programmes, as this one knows of it
  /// A programme that this one asks has moved in days that are not evaluated yet.
  bool moved_elsewhere = false;
  std::vector<CorrectedPlace> corrected;  // of the version known on that day
  std::vector<Event> brought;             // what the days up to it bring, where they were not evaluated yet
};

/// The key of the participant with that id. Refused: an id that nobody has, with the nearest.
[[nodiscard]] std::expected<ParticipantKey, Refusal> find_id(RegisterFile& in, const std::string& id);

/// The participant as of a day: as the ledger had it then, or, for a day that is not evaluated yet, as an evaluation of
/// that day would leave it. Nothing is written. Refused: an id that nobody has, or nothing known by that day.
[[nodiscard]] std::expected<LoadedParticipant, Refusal> load_participant(RegisterFile& in, const CompiledPolicy& policy,
                                                                         std::uint16_t programme, const std::string& id,
                                                                         Date as_of);

/// Where the ledger had a participant at the end of a day that is settled.
[[nodiscard]] std::expected<ProgressState, RegisterError> state_at_end_of(RegisterFile& in,
                                                                          const CompiledPolicy& policy,
                                                                          std::uint16_t programme, ParticipantKey key,
                                                                          Date day);

/// The programme of that name, or all of them when `name` is empty.
[[nodiscard]] std::expected<std::vector<std::uint16_t>, Refusal> find_programmes(const CompiledPolicy& policy,
                                                                                 const std::string& name);

/// A status of a programme.
struct StatusOf {
  std::uint16_t programme = 0;
  std::uint8_t status = 0;
};
/// Those of these programmes that have a status of that name: one at least. Refused with the nearest status
/// as help.
[[nodiscard]] std::expected<std::vector<StatusOf>, Refusal> find_statuses(const CompiledPolicy& policy,
                                                                          const std::vector<std::uint16_t>& programmes,
                                                                          const std::string& status);

}  // namespace safon::office
