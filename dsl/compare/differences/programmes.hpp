// Programmes of two versions: statuses, transitions, and whose history they make differ.
#pragma once
#include "dsl/compare/differences/requirements.hpp"

namespace safon::comparison {

[[nodiscard]] std::vector<PolicyDifference> compare_programmes(Versions& versions, const Renamed& renamed);

/// Something of a programme that changed, and that a history may show.
struct Changed {
  InBoth programme{none16, none16};
  InBoth transition{none16, none16};  // none16 twice: a status or the whole programme
  std::size_t difference = 0;         // whom the example is for
};

/// By `changed`: the smallest example of a history that differs where that takes part; none where none was found.
[[nodiscard]] std::vector<std::optional<ComparedExample>> search_histories(Versions& versions,
                                                                           std::span<const Changed> changed);

}  // namespace safon::comparison
