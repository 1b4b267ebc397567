// An event of the ledger as other systems get it: one JSON object a line, as docs/outgoing.md describes.
#pragma once
#include <string>

#include "adapters/sqlite/queries/queries.hpp"

namespace safon {

/// With its end of line. The same event gives the same bytes, whenever it is asked for.
[[nodiscard]] std::string event_line(const LedgerEvent& event);

/// "42-3f1c9a2b0d4e5f60": the number in the ledger, and the first of its hash, so that the events of a register that
/// was restored and went on otherwise are not taken for those of before.
[[nodiscard]] std::string event_id(const LedgerEvent& event);

}  // namespace safon
