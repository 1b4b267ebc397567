#include "adapters/sqlite/import/participant_set.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "adapters/sqlite/sql/sql.hpp"
#include "engine/record/document_format.hpp"

namespace safon {

bool ParticipantSet::add(ParticipantKey key) {
  const std::size_t word = word_of(key);
  if (word >= words_.size()) words_.resize(std::max(word + 1, 2 * words_.size()));
  const bool is_new = (words_[word] & bit_of(key)) == 0;
  words_[word] |= bit_of(key);
  return is_new;
}

Bytes ParticipantSet::packed() const {
  Bytes out;
  std::size_t before = 0;
  for (std::size_t word = 0; word < words_.size(); ++word)
    for (std::uint64_t left = words_[word]; left != 0; left &= left - 1) {
      const std::size_t key = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
      document::put_varint(out, key - std::exchange(before, key));
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
