#include "engine/ports/chunk_decoder.hpp"

namespace safon {

ChunkDecoder::ChunkDecoder(const Schema& wanted, RecordSource& source) : wanted_(wanted), source_(source) {}
ChunkDecoder::~ChunkDecoder() = default;

std::expected<void, RegisterError> ChunkDecoder::decode(const Chunk& chunk, DocumentLines lines, RecordBatch& batch) {
  batch.clear();
  for (std::size_t v = 0; v < chunk.stored.size(); ++v) {
    const StoredVersion& stored = chunk.stored[v];
    std::unique_ptr<DocumentReader>& reader = readers_[stored.schema];
    if (!reader) {
      const auto written = source_.schema(stored.schema);
      if (!written) return std::unexpected(written.error());
      reader = std::make_unique<DocumentReader>(**written, wanted_);
    }
    if (const auto read = reader->append(chunk.document(v), batch, lines); !read)
      return std::unexpected(RegisterError{RegisterFault::corrupt,
                                           "record version " + std::to_string(stored.key) + ": " + read.error(),
                                           "`safon verify` finds what was changed"});
    if (lines == DocumentLines::load)
      batch.provenance.push_back(
          {.file = chunk.files[stored.file], .line = stored.line, .received = stored.received.days});
  }
  batch.placed = chunk.placed;
  batch.waived = chunk.waived;
  return {};
}

}  // namespace safon
