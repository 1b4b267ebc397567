#include "adapters/sqlite/import/participant_set.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "adapters/sqlite/sql/sql.hpp"
#include "engine/record/document_format.hpp"

namespace safon {

bool ParticipantSet::add(ParticipantKey key) {
  const std::size_t at = block_of(key);
  if (at >= blocks_.size()) blocks_.resize(std::max(at + 1, 2 * blocks_.size()));
  std::unique_ptr<Block>& block = blocks_[at];
  if (block == nullptr) block = std::make_unique<Block>();
  std::uint64_t& word = (*block)[word_of(key)];
  const bool is_new = (word & bit_of(key)) == 0;
  word |= bit_of(key);
  return is_new;
}

Bytes ParticipantSet::packed() const {
  Bytes out;
  std::size_t before = 0;
  for (std::size_t at = 0; at < blocks_.size(); ++at) {
    if (blocks_[at] == nullptr) continue;
    for (std::size_t word = 0; word < words_of_block; ++word)
      for (std::uint64_t left = (*blocks_[at])[word]; left != 0; left &= left - 1) {
        const std::size_t key = (at * words_of_block + word) * 64 + static_cast<std::size_t>(std::countr_zero(left));
        document::put_varint(out, key - std::exchange(before, key));
      }
  }
  return out;
}

void ParticipantSet::unpack(std::span<const std::uint8_t> bytes) {
  document::Cursor cursor{bytes.data(), bytes.data() + bytes.size()};
  std::uint64_t key = 0, step = 0;
  while (cursor.left() > 0) {
    if (!cursor.varint(step) || key + step > largest)
      sql::fail(RegisterFault::corrupt, "the register is damaged: a confirmation cannot be read");
    key += step;
    add(static_cast<ParticipantKey>(key));
  }
}

}  // namespace safon
