// A model in, a compiled policy out. Cannot fail: what could is the analyser's to refuse.
#pragma once
#include "dsl/model/policy.hpp"
#include "dsl/source/source_text.hpp"
#include "engine/plan/compiled_policy.hpp"

namespace safon {
[[nodiscard]] CompiledPolicy lower(const model::Policy& policy, const Sources& sources);
}
