// How many of a programme's automatic changes people look at again.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/plan/intake.hpp"
#include "engine/plan/outline.hpp"

namespace safon {

/// So many changes that no officer has certified, of every `among` of one way between two statuses.
struct AuditRule {
  std::vector<DatedCount> share;  // from 0 to `among`
  std::int64_t among = 1;
  bool each_council = false;  // the changes of each council are counted by themselves
  std::int64_t seed = 0;      // of the lots that choose
  Place place;
};

/// "5 in 100", with the days from which it is another after `from`: "5 in 100, 10 in 100 from 2028-01-01".
[[nodiscard]] std::string share_text(const AuditRule& rule, Date from);

}  // namespace safon
