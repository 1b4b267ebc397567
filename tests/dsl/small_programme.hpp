// A whole small policy as text, for tests that need every phase.
#pragma once
#include <doctest/doctest.h>

#include <string>

#include "dsl/load/load.hpp"

namespace safon::testing {

inline const std::string small_programme = R"(
policy small "A small programme" {
  version "1"
  in force from 2020-01-01
  applies to everyone
  month end round down
}
codes kind { course visit }
record activity plural activities { kind : kind  held : date  dated by held }
record participant plural participants {
  appointed : date
  activities : list of activity
}
requirement course "has taken the course" { some activity where kind is course }
requirement visits "has paid two visits" { at least 2 activities where kind is visit within last 12 months }
programme steps "Steps" for participant {
  begins on appointed
  status new "New" initial
  status trained "Trained"
  status settled "Settled"
  from new to trained when course
  from trained to settled when visits certified by officer
}
always "nobody is settled who was not trained": settled implies previously trained
)";

/// Loads `text` as the only file; fails the test when it does not compile.
inline LoadedPolicy load_text(const std::string& text) {
  auto loaded =
      load_policy("small.safon", [&](const std::string&) { return std::expected<std::string, std::string>(text); });
  for (const auto& diagnostic : loaded.diagnostics)
    if (!loaded.compiled) FAIL_CHECK(message(diagnostic));
  REQUIRE(loaded.compiled);
  return loaded;
}

}  // namespace safon::testing
