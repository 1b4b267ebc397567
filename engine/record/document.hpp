// One participant's record as bytes, in an open format that docs/record-format.md describes: what the register stores.
#pragma once
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/record/batch.hpp"

namespace safon {

using Bytes = std::vector<std::uint8_t>;

/// Participant `index` of the batch appended to `out`, with the source line of each row at the end. Same record, same
/// bytes.
void encode_document(const RecordBatch& batch, std::size_t index, Bytes& out);

/// The part of a document that says what the record is: all of it but the lines. Two records are the same when these
/// bytes are (and the schema that they were written under). Empty when the bytes are no document.
[[nodiscard]] std::span<const std::uint8_t> document_content(std::span<const std::uint8_t> bytes);

enum class DocumentLines : std::uint8_t { skip, load };

/// Reads documents that were written under one schema into batches of another (or the same): columns are matched by
/// table and column name, codes by name; what a document lacks is unknown, what the batch lacks is left out. Make it
/// once, use it often.
class DocumentReader {
 public:
  DocumentReader(const Schema& written_under, const Schema& wanted);  // both outlive the reader
  ~DocumentReader();
  DocumentReader(DocumentReader&&) noexcept;
  DocumentReader& operator=(DocumentReader&&) noexcept;

  /// Appends the record to `batch`, which is of the wanted schema. Errors: bytes that are no document of
  /// `written_under`; the batch is then as it was. Lines must be loaded for all of a batch's documents or for none.
  [[nodiscard]] std::expected<void, std::string> append(std::span<const std::uint8_t> bytes, RecordBatch& batch,
                                                        DocumentLines lines);

 private:
  struct Mapping;
  std::unique_ptr<Mapping> mapping_;
};

}  // namespace safon
