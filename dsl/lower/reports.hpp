// A published table as registers of a plan of its own.
#pragma once
#include "dsl/model/policy.hpp"
#include "dsl/source/source_text.hpp"
#include "engine/plan/report.hpp"

namespace safon {
[[nodiscard]] Report lower_report(const model::Report& written, const model::Policy& policy, const Sources& sources);
}
