// From the documents of a chunk to the columns that the evaluator reads.
#pragma once
#include <expected>
#include <map>
#include <memory>

#include "engine/ports/record_source.hpp"

namespace safon {

/// Row i of the batch becomes version i of the chunk. Keeps the mapping from each schema that documents were written
/// under to the one that is wanted, so use one decoder for a whole run.
class ChunkDecoder {
 public:
  ChunkDecoder(const Schema& wanted, RecordSource& source);  // both outlive it
  ~ChunkDecoder();

  /// Clears `batch` (made for the same schema) and fills it. With lines, also its provenance.
  [[nodiscard]] std::expected<void, RegisterError> decode(const Chunk& chunk, DocumentLines lines, RecordBatch& batch);

 private:
  const Schema& wanted_;
  RecordSource& source_;
  std::map<SchemaKey, std::unique_ptr<DocumentReader>> readers_;
};

}  // namespace safon
