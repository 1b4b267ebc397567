// The tables that a policy declares, in the outbox: CSV and HTML, in each language of the policy.
#pragma once
#include <expected>
#include <string>

#include "adapters/sqlite/register.hpp"

namespace safon {

/// OUTBOX/tables/REPORT.csv and REPORT.html in the main language, REPORT.cy.csv and so on in the others. How many
/// reports that were; the error is in plain words.
[[nodiscard]] std::expected<std::size_t, std::string> write_tables(RegisterFile& in, const CompiledPolicy& policy,
                                                                   Date as_of, const std::string& outbox);

/// Whether all of them are there.
[[nodiscard]] bool tables_are_there(const CompiledPolicy& policy, const std::string& outbox);

}  // namespace safon
