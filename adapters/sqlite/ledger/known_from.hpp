// From which day on something that people have said is known.
#pragma once
#include "adapters/sqlite/inside.hpp"

namespace safon {

class KnownFrom {
 public:
  explicit KnownFrom(const RegisterFile::Inside& inside);

  /// The day after `on`, and after the last that any of the policy's programmes has settled of the participant.
  [[nodiscard]] Date of(const std::string& policy, ParticipantKey participant, Date on);

 private:
  sql::Statement settled_;
};

}  // namespace safon
