// A test with a table of cases, taken apart into one test for each row. Internal to dsl/analyse_test.
#pragma once
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/model/policy.hpp"
#include "dsl/syntax/nodes.hpp"

namespace safon::tests {

/// A test as it is to be run: the whole of one without a table, or one row.
struct OneCase {
  syntax::Test test;  // without tables; its title names the row
  Span span;          // of the row
};

/// None where the table has no row that can be understood; that was reported. A test without a table is for the caller.
[[nodiscard]] std::vector<OneCase> take_apart(const syntax::Test& test, const model::Policy& policy,
                                              const Sources& sources, Diagnostics& diagnostics);

}  // namespace safon::tests
