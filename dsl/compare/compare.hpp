// What two versions of a policy say differently: not their texts, but what they mean for somebody.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "dsl/load/load.hpp"
#include "engine/explain/explain.hpp"

namespace safon {

/// A made-up participant, held against both versions.
struct ComparedExample {
  Date as_of;
  std::array<std::string, 2> given;  // old, new: lines of a test block, `given participant { … }` and what follows it
  std::array<std::string, 2> found;  // "not met"; of a programme "inducted since 2026-09-01, case for accredited"
  std::array<std::optional<Explanation>, 2> why;         // of a verdict: the one part that settles it, without parts
  std::array<std::vector<std::string>, 2> expectations;  // `induction not met`, as a test expects it
};

struct PolicyDifference {
  enum class Of : std::uint8_t {
    policy,
    record,
    parameter,
    requirement,
    programme,
    status,
    transition,
    intake,
    other,  // always, report, matching, pool, feed, calendar, framework: by their text
  } of{};
  enum class Change : std::uint8_t {
    added,
    removed,
    renamed,
    tightened,
    loosened,
    both_ways,      // tightened for some, loosened for others
    changed,        // in another way, or in a declaration
    no_difference,  // the text differs, and no participant was found to whom the answer does
  } change{};
  std::string name;                     // "induction"; renamed: the new one
  std::string old_name;                 // renamed
  std::string detail;                   // "20 becomes 25 from 2028-09-01"
  std::optional<Date> from;             // the day from which they differ, when not from the start
  std::vector<std::string> parameters;  // that differ, and that it is written with
  std::vector<std::string> also;        // requirements that change because they rest on this one
  std::vector<ComparedExample> examples;
};

struct PolicyComparison {
  std::vector<PolicyDifference> differences;  // in the order of the policy
  Date from;                                  // the day from which both are read as in force
  std::vector<std::string> wordings;          // labels and citations that differ: no answer does
};

/// Both policies are without errors. `language`: of the explanations; "" is the main one. Made-up participants are the
/// same for the same two texts.
[[nodiscard]] PolicyComparison compare_policies(const LoadedPolicy& old_policy, const LoadedPolicy& new_policy,
                                                std::string_view language);

}  // namespace safon
