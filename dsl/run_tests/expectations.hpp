// Holds what a test expects against where its stage has come. Internal to dsl/run_tests.
#pragma once
#include "dsl/run_tests/stage.hpp"

namespace safon {

/// Adds a failure to the stage's result for each expectation that does not hold, and for each `always` that is broken
/// and not expected to be. The stage has been played.
void check_expectations(Stage& stage);

/// Since when the node has had the verdict that it has on the day of the test. `stage.look()` has been called.
[[nodiscard]] std::optional<Date> holds_since(const Stage& stage, const Node& node);

/// The node of a requirement or of a part of one, by its stable path.
[[nodiscard]] NodeId find_node(const Outline& outline, const std::string& name);

}  // namespace safon
