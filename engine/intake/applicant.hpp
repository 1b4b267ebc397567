// Somebody who applies, as one row of a run says it: what ranks them, which groups they belong to, what is not known.
#pragma once
#include <string>

#include "engine/evaluate/evaluate.hpp"
#include "engine/intake/allocate.hpp"
#include "engine/plan/compiled_policy.hpp"

namespace safon {

/// Whose row is eligible, or may be. `council`: of the return that brought the record. Key and id are the caller's to
/// fill in.
[[nodiscard]] Applicant applicant_of(const CompiledPolicy& policy, const Intake& intake, const Run& run,
                                     const RecordBatch& batch, std::uint32_t row, const std::string& council);

}  // namespace safon
