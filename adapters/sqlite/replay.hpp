// The derived tables from the tables that grow, from nothing.
#pragma once
#include <functional>
#include <span>
#include <string>

#include "adapters/sqlite/inside.hpp"
#include "engine/plan/compiled_policy.hpp"

namespace safon {

/// Fills the derived tables of the schema `where`, which are empty. `trouble` hears of each settlement that cannot be
/// replayed, by key; the others are.
void replay(RegisterFile::Inside& inside, std::span<const CompiledPolicy* const> policies, std::string_view where,
            const std::function<void(std::int64_t settlement, const RegisterError&)>& trouble);

}  // namespace safon
