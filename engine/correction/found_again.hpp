// Whether a council still sends what was corrected: the value is looked for in its next record.
#pragma once
#include <optional>
#include <string>

#include "engine/correction/cell.hpp"

namespace safon {

enum class Sent : std::uint8_t {
  again,    // the same value, in the same row: the correction goes on
  mended,   // what it was corrected to
  other,    // another value
  no_row,   // no row that is otherwise as this one was
  no_field  // the record has no such field any more
};

struct FoundAgain {
  Sent sent{};
  RecordCell cell;  // sent again: where
  std::string now;  // mended, other: what is sent
};

/// `before`: the council's record on which the correction was made, `now`: the one that it has sent since, both of one
/// participant and one schema. `written_under`: the schema that `before` was stored in; fields that it lacks tell no
/// row from another. `field` and `value`: what was corrected, and to what. A row is the same when every field that both
/// know says the same; of several such rows, the one that stands at the same place among them.
[[nodiscard]] FoundAgain find_again(const RecordBatch& before, const Schema& written_under, const RecordBatch& now,
                                    const std::string& field, const std::string& value);

}  // namespace safon
