#pragma once
#include "adapters/sqlite/verify/verify.hpp"

namespace safon {

/// What was published is the text that is stored, and whoever is bound to a version is bound to one that was published.
void verify_publications(RegisterFile::Inside& inside, Verification& out);

}  // namespace safon
