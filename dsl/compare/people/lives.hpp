// What becomes of made-up participants under one version: their statuses and the cases that wait for officers.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "dsl/compare/people/versions.hpp"
#include "engine/progress/progress.hpp"

namespace safon::comparison {

struct Life {
  std::vector<ProgressState> in;  // by programme
  std::string stopped_by;         // which transitions conflict; empty: none do
};

/// As a test block would live them: by candidate, up to its day. `policy`: of that side, framed or as it is.
[[nodiscard]] std::vector<Life> lives(const Versions& versions, Side side, const CompiledPolicy& policy,
                                      std::span<const Candidate> candidates);

/// "enrolled since 2026-01-05, holder since 2026-03-09; case for holder since 2026-03-09"
[[nodiscard]] std::string life_text(const Programme& programme, const Life& life, std::uint16_t index);
/// The same without days.
[[nodiscard]] std::string shape_of(const Programme& programme, const Life& life, std::uint16_t index);
/// What a test expects of it: "status holder since 2026-03-09", "case for holder since …". None of one that is stopped.
[[nodiscard]] std::vector<model::Expectation> expectations_of(const Life& life, const Programme& programme,
                                                              std::uint16_t index);

}  // namespace safon::comparison
