// Why an audited change was made: what an auditor looks at.
#pragma once
#include <expected>
#include <string>

#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/audit/audit_book.hpp"
#include "engine/explain/explain.hpp"

namespace safon::office {

/// The condition of the way that was taken, as of the day since which the new status holds, by the record that was
/// known when it was recorded. `policy`: compiled from the text that the change rests on. Refused where nothing of it
/// is there any more.
[[nodiscard]] std::expected<Explanation, Refusal> why_changed(RegisterFile& in, const CompiledPolicy& policy,
                                                              const AuditedChange& change, const std::string& language);

}  // namespace safon::office
