// A rule file that cannot be read: which one may have been meant.
#pragma once
#include "dsl/load/load.hpp"

namespace safon {

/// Gives each message about a file that is not there the name of one that is: the nearest beside it, or, where a folder
/// was named, the rule file in it that is called like it, else those that it holds.
void suggest_files(LoadedPolicy& policy, const ListFiles& list);

}  // namespace safon
