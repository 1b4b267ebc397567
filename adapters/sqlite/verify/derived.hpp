// The derived tables against what the tables that grow come to.
#pragma once
#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/verify/verify.hpp"

namespace safon {

/// Makes them again in tables of this connection alone, and adds each row that is not like its own to `out`.
void verify_derived(RegisterFile::Inside& inside, std::span<const CompiledPolicy* const> policies, Verification& out);

}  // namespace safon
