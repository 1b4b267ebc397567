// A declared table, made from the register as of a settled day.
#pragma once
#include <expected>
#include <functional>

#include "adapters/cli/publish/published.hpp"
#include "adapters/sqlite/register.hpp"
#include "engine/report/tabulate.hpp"
#include "engine/report/walk.hpp"

namespace safon {

/// Hands everybody over as the report's plan sees them on that day.
[[nodiscard]] std::expected<void, RegisterError> walk_for(RegisterFile& in, const CompiledPolicy& policy,
                                                          const Report& report, Date as_of,
                                                          const std::function<void(const Walked&)>& each);

struct MadeTable {
  Tabulation cells;
  Origin origin;
};
[[nodiscard]] std::expected<MadeTable, RegisterError> make_table(RegisterFile& in, const CompiledPolicy& policy,
                                                                 const Report& report, Date as_of);

}  // namespace safon
