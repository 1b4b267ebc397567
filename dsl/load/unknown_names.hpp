// One mistake, one message: a name that nothing declares is unknown wherever it is used, and all those places have one
// cause.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "dsl/load/load.hpp"

namespace safon {

/// The names that a file which the policy does not use would declare are reported once for that file. `names` are the
/// rule files beside the policy's own, in any order; those that the policy uses are passed over.
void blame_unused_files(LoadedPolicy& policy, const ReadFile& read, std::vector<std::string> names);

/// Where a declaration that could not be read has lost its name, a name that nobody knows may be that one.
void forgive_lost_names(LoadedPolicy& policy);

/// Of messages about one unknown name the first stays; the next place, and how many more there are, become its notes.
/// The diagnostics must be sorted.
void fold_unknown_names(Diagnostics& diagnostics);

}  // namespace safon
