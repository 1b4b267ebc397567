// Tests of intakes: from what was written to people and expectations that fit the policy. Internal to dsl/analyse_test.
#pragma once
#include <optional>

#include "dsl/analyse_feed/record_fields.hpp"
#include "dsl/analyse_test/test_names.hpp"

namespace safon::tests {

/// At most so many people in one test.
inline constexpr std::uint32_t people_in_a_test = 1000;

/// None where it names no intake of the policy, which is said.
[[nodiscard]] std::optional<model::IntakeTest> check_intake_test(const syntax::IntakeTest& test, Span span,
                                                                 const model::Policy& policy,
                                                                 const RecordFields& fields, const TestNames& names,
                                                                 Diagnostics& diagnostics);

}  // namespace safon::tests
