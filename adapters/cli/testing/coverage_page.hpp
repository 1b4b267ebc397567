// Coverage as text, as JSON, and as a page over the source.
#pragma once
#include <boost/json.hpp>
#include <string>

#include "adapters/cli/testing/test_run.hpp"

namespace safon {

/// To standard output: how much of each kind, then what no test has seen, by place. Each only where there is some.
void draw_coverage(const Coverage& coverage, const CompiledPolicy& policy, const Options& options);

[[nodiscard]] boost::json::object coverage_json(const Coverage& coverage, const CompiledPolicy& policy);

/// One HTML page for all of the policies, with nothing loaded from elsewhere: a table of requirements, then every file
/// that has something to see, with marks in words beside its lines.
[[nodiscard]] std::string coverage_page(const std::vector<TestRun>& runs);

}  // namespace safon
