// Who applies to an intake on a day: everybody in the register who is eligible, or may be.
#pragma once
#include <expected>
#include <span>
#include <vector>

#include "engine/intake/allocate.hpp"
#include "engine/ports/chunk_decoder.hpp"
#include "engine/ports/intake_book.hpp"
#include "engine/ports/record_source.hpp"

namespace safon {

class Applicants {
 public:
  /// All of them outlive it.
  Applicants(const CompiledPolicy& policy, std::uint16_t intake, RecordSource& source, IntakeBook& book);

  /// Everybody who is eligible on `day`, or of whom that is not known, with what ranks them. Days that are not settled
  /// yet are gone through without writing anything.
  [[nodiscard]] std::expected<std::vector<Applicant>, RegisterError> all(Date day);

  /// Whether these people, in any order, are eligible on `day`: as `participants`.
  [[nodiscard]] std::expected<std::vector<Verdict>, RegisterError> eligible(
      Date day, std::span<const ParticipantKey> participants);

 private:
  /// Reads and runs some participants, ascending; row_of_ then has the row of each, none for who is not known yet.
  [[nodiscard]] std::expected<void, RegisterError> ask(Date day, std::span<const ParticipantKey> keys);
  [[nodiscard]] std::expected<Applicant, RegisterError> applicant(std::size_t participant, std::uint32_t row);

  const CompiledPolicy& policy_;
  const Intake& intake_;
  RecordSource& source_;
  IntakeBook& book_;
  ChunkDecoder decoder_;
  RecordBatch batch_;
  Run run_;
  Chunk chunk_;
  std::vector<std::uint32_t> row_of_;  // by participant of the chunk
};

}  // namespace safon
