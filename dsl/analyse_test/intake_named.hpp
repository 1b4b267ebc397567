// The intake that a test names: one that gives out its places once, or one year of one that does so each year.
// Internal to dsl/analyse_test.
#pragma once
#include <optional>

#include "dsl/analyse_test/test_names.hpp"
#include "dsl/diagnostic/diagnostic.hpp"

namespace safon::tests {

/// Index into policy.intakes; none where there is no such intake, or the year is left out, which is said.
[[nodiscard]] std::optional<std::uint16_t> intake_named(const syntax::Name& name, const model::Policy& policy,
                                                        const TestNames& names, Diagnostics& diagnostics);

}  // namespace safon::tests
