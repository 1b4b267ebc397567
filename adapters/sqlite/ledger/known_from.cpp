#include "adapters/sqlite/ledger/known_from.hpp"

#include <algorithm>

namespace safon {

KnownFrom::KnownFrom(const RegisterFile::Inside& inside)
    : settled_(inside.connection,
               "SELECT max(s.settled_through) FROM programme p CROSS JOIN standing_now s ON s.programme = p.key AND "
               "s.participant = ?2 WHERE p.policy = ?1") {}

Date KnownFrom::of(const std::string& policy, ParticipantKey participant, Date on) {
  settled_.text(1, policy).integer(2, participant);
  std::int64_t through = on.days;
  if (settled_.step() && !settled_.null_at(0)) through = std::max(through, settled_.integer_at(0));
  settled_.reset();
  return {static_cast<std::int32_t>(through) + 1};
}

}  // namespace safon
