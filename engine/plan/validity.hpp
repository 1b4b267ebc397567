// From what the validity of a status is counted.
#pragma once
#include <cstdint>

namespace safon {

enum class Validity : std::uint8_t {
  from_status,           // the day since which the status is held: each renewal begins a full period anew
  from_previous_expiry,  // a renewal goes on where the period before it ends, however early or late it came
  to_day_of_year,        // through the first such day that leaves at least the time asked
};

}  // namespace safon
