// One participant's record as bytes, in an open format that docs/record-format.md describes: what the register stores.
#pragma once
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "engine/record/batch.hpp"

namespace safon {

using Bytes = std::vector<std::uint8_t>;

/// Participant `index` of the batch, with the source line of each row at the end. Same record, same bytes.
void encode_document(const RecordBatch& batch, std::size_t index, Bytes& out);

enum class DocumentLines : std::uint8_t { skip, load };

/// Appends the record to `batch`, whose schema may differ from the one it was written under (`written_under`): columns are
/// matched by table and column name, codes by name; what the document lacks is unknown. Errors: bytes that are no document.
[[nodiscard]] std::expected<void, std::string> decode_document(std::span<const std::uint8_t> bytes, const Schema& written_under,
                                                               RecordBatch& batch, DocumentLines lines);

}  // namespace safon
