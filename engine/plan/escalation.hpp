// Who is told of a case that nobody decides in time.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/plan/dated_duration.hpp"
#include "engine/value/label.hpp"

namespace safon {

/// A duty that people hold, such as "head_of_accreditation".
struct Duty {
  std::string name;
  Label label;
};

/// One of the levels of a transition. The first is reached when the deadline is over, each of the others some time
/// after the one before it.
struct Escalation {
  std::uint16_t duty = 0;  // index into CompiledPolicy::duties
  /// How much longer it waits, by date, as of the day that opens the case; empty: no longer.
  std::vector<DatedDuration> later;
};

}  // namespace safon
