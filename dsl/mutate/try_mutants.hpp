// Which mistakes the tests of a policy notice: every mutant is compiled, and its tests are run until one fails.
#pragma once
#include <functional>

#include "dsl/mutate/mutants.hpp"

namespace safon {

enum class Fate : unsigned char {
  noticed,   // some test fails
  survived,  // all tests hold: what was changed is held by none of them, or changes nothing
  no_policy  // it has errors, so that it could never be published
};

struct Tried {
  std::vector<Mutant> mutants;
  std::vector<Fate> fates;  // of each

  [[nodiscard]] std::size_t count(Fate fate) const;
};

/// All tests of the policy hold. `shown` is told from the calling thread how many have been tried; the mutants are
/// shared among `threads`, and the answer does not depend on how many there are.
[[nodiscard]] Tried try_mutants(const LoadedPolicy& policy, unsigned threads,
                                const std::function<void(std::size_t done, std::size_t of)>& shown = {});

}  // namespace safon
