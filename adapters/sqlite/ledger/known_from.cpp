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

void add_newly_known(const RegisterFile::Inside& inside, std::string_view said_in, const std::string& policy,
                     std::int64_t programme, Date as_of, std::vector<ParticipantKey>& keys) {
  sql::Statement rows(inside.connection,
                      "SELECT e.participant FROM " + std::string(said_in) +
                          " e CROSS JOIN standing_now s ON s.programme = ?1 AND s.participant = e.participant WHERE "
                          "e.known_from IS NOT NULL AND e.known_from <= ?2 AND e.policy = ?3 AND (s.settled_through "
                          "IS NULL OR s.settled_through < e.known_from)");
  rows.integer(1, programme).integer(2, as_of.days).text(3, policy);
  while (rows.step()) keys.push_back(rows.integer_at(0));
}

}  // namespace safon
