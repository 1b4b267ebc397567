// The differences of two versions as text and as JSON.
#pragma once
#include <boost/json.hpp>
#include <ostream>
#include <string>

#include "adapters/cli/draw/terminal.hpp"
#include "dsl/compare/compare.hpp"

namespace safon {

struct ComparedVersions {
  std::array<std::string, 2> name;  // "2026.1", or the file's name where both have one version
  std::string language;
};

void draw_comparison(std::ostream& out, const PolicyComparison& comparison, const ComparedVersions& versions,
                     const Terminal& terminal);

/// One line: "requirement induction: tightened".
[[nodiscard]] std::string difference_line(const PolicyDifference& difference);

[[nodiscard]] boost::json::object comparison_json(const PolicyComparison& comparison, const ComparedVersions& versions);

}  // namespace safon
