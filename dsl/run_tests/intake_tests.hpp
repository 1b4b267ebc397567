// Runs the tests of intakes: people are brought to the day of the intake, and its places given out among them.
#pragma once
#include "dsl/run_tests/run_tests.hpp"

namespace safon {

/// Of one test. The other intakes give out nothing in it but what the test says.
[[nodiscard]] TestResult run_intake_test(const model::Policy& policy, const CompiledPolicy& compiled,
                                         const model::IntakeTest& test);

}  // namespace safon
