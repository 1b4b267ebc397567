// Ways on which only people lead: the rules never follow them.
#pragma once
#include <cstdint>

namespace safon {

enum class Decided : std::uint8_t {
  no,          // the rules follow it, or open a case for it
  revoked,     // people take a status away
  reinstated,  // people give it back
};

}  // namespace safon
