// From which day on something that people have said is known, and to whom that is new.
#pragma once
#include <string>
#include <string_view>
#include <vector>

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

/// Appends those of whom something that people have said of the policy became known by `as_of`, and since the programme
/// was settled; in any order. `said_in`: the table that has it.
void add_newly_known(const RegisterFile::Inside& inside, std::string_view said_in, const std::string& policy,
                     std::int64_t programme, Date as_of, std::vector<ParticipantKey>& keys);

}  // namespace safon
