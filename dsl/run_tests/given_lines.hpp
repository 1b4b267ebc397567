// In which line of a test a value stands, for the explanation of its failures. Internal to dsl/run_tests.
#pragma once
#include "dsl/run_tests/stage.hpp"

namespace safon {

/// Gives the stage's batch its provenance: the test's file, and the line of every row.
void give_lines(Stage& stage);

/// A test's record is never received.
void forget_days_received(Explanation& explanation);

}  // namespace safon
