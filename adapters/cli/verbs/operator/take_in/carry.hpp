// Reads a return and sends what it says on its way: the work of the thread that reads.
#pragma once
#include <expected>

#include "adapters/cli/verbs/operator/take_in/conveyor.hpp"
#include "adapters/cli/verbs/operator/take_in/return_file.hpp"
#include "adapters/xml/read_return.hpp"
#include "engine/ports/hash.hpp"

namespace safon {

struct Carried {
  std::expected<xml::ReturnSummary, xml::ReturnError> read;
  Hash hash;                               // of the file's bytes
  std::vector<std::string> nothing_found;  // NothingFound::names
};

/// Returns when the file is at its end, is not well-formed, or the conveyor was stopped.
[[nodiscard]] Carried carry(const ReturnFile& file, const xml::ReturnOptions& options, const model::Policy& policy,
                            const model::Feed& feed, Conveyor& conveyor);

/// The root's field `council`, which says whose a record is; none16 when the policy has none.
[[nodiscard]] ColumnId council_column(const Schema& schema);

}  // namespace safon
