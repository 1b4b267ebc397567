// A participant's record as JSON: the same form that `safon_record()` gives in SQL. docs/stream.md describes it.
#pragma once
#include <boost/json/object.hpp>
#include <expected>
#include <string>

#include "engine/record/batch.hpp"

namespace safon {

/// Appends the record to the batch as one participant. What is left out is unknown, null is absent. The error says
/// which field is wrong and why; the batch is then as it was.
[[nodiscard]] std::expected<void, std::string> append_record(const boost::json::object& record, RecordBatch& batch);

}  // namespace safon
