#pragma once
#include "engine/value/duration.hpp"

namespace safon {

/// A duration that changes with time: by date, ascending; the last that began on or before a day holds on it.
struct DatedDuration {
  Date from;
  Duration duration;
};

}  // namespace safon
