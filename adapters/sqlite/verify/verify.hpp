// Is the register what it was when it was written? And making its derived tables again.
#pragma once
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapters/sqlite/register.hpp"

namespace safon {

/// One row that is not as it was written. `key` is the row's key, or empty when the whole table is meant.
struct Finding {
  std::string table, key, what;
  bool operator==(const Finding&) const = default;
};

struct Verification {
  std::vector<Finding> findings;  // none: every row is as it was written
  Hash head;                      // changes with every row that is appended: note it down elsewhere
  std::uint64_t rows = 0;         // that were read
};

/// `policies`: compiled from the texts in the register (see policy_files), to derive the states again; a programme for
/// which there is none is a finding. Reads one snapshot, so others may go on writing.
[[nodiscard]] std::expected<Verification, RegisterError> verify(RegisterFile& in,
                                                                std::span<const CompiledPolicy* const> policies);

/// The head alone, without reading the rows.
[[nodiscard]] std::expected<Hash, RegisterError> head(RegisterFile& in);

/// Where a head that was noted down stands in the register. Ask after verify(): it has held every head that the
/// register had against the rows that it covers.
struct HeadPlace {
  std::uint64_t event = 0;                         // the last of the ledger's events that the head covers; 0: none
  std::uint64_t events_since = 0, rows_since = 0;  // that were appended after it
};
/// Nothing: the register never had this head.
[[nodiscard]] std::expected<std::optional<HeadPlace>, RegisterError> find_head(RegisterFile& in, const Hash& head);

/// Empties the derived tables and fills them again from what was appended.
[[nodiscard]] std::expected<void, RegisterError> rebuild(RegisterFile& in,
                                                         std::span<const CompiledPolicy* const> policies);

}  // namespace safon
