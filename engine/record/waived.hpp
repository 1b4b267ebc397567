// A waiver as an evaluation sees it.
#pragma once
#include <cstdint>
#include <string>

#include "engine/value/date.hpp"

namespace safon {

struct Waived {
  std::uint32_t participant = 0;  // of the batch
  Date from, until;               // both days included
  bool confirmed = true;          // false: the requirement's text has changed since, and nobody has confirmed it again
  std::int64_t number = 0;        // of the waiver, in its register
  std::string approved_by;        // "A. Evans, B. Price"
};

}  // namespace safon
