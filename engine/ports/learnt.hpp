// Days between two record versions on which something else is learnt about somebody: the chunk gets a version for each,
// which differs from the one before it in what is then put beside the record.
#pragma once
#include <span>

#include "engine/ports/record_source.hpp"

namespace safon {

struct Learnt {
  std::uint32_t participant = 0;  // index into the chunk
  Date known_from;
};

/// `learnt`: by participant, in any order for one. Those after `as_of`, and before anything was known of them, are
/// passed over. What stands beside the versions already goes with them.
void add_versions(Chunk& chunk, Date as_of, std::span<const Learnt> learnt);

}  // namespace safon
