// Which participants: a bit for each key, in blocks that are made when somebody of theirs comes. So a return of a few
// people costs what they are, in a register of millions as in a small one, and a return of everybody a bit for each.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "adapters/sqlite/register.hpp"
#include "engine/record/document.hpp"

namespace safon {

class ParticipantSet {
 public:
  /// False when it was there already.
  bool add(ParticipantKey key);
  [[nodiscard]] bool has(ParticipantKey key) const {
    const std::size_t block = block_of(key);
    return block < blocks_.size() && blocks_[block] != nullptr && ((*blocks_[block])[word_of(key)] & bit_of(key)) != 0;
  }

  /// Keys, ascending, each as the distance from the one before.
  [[nodiscard]] Bytes packed() const;
  /// Adds what packed() made. Throws sql::Failure, fault `corrupt`.
  void unpack(std::span<const std::uint8_t> bytes);

 private:
  static constexpr std::uint64_t largest = std::uint64_t{1} << 32;
  static constexpr std::size_t words_of_block = 64;
  using Block = std::array<std::uint64_t, words_of_block>;
  static std::size_t block_of(ParticipantKey key) { return static_cast<std::size_t>(key) / (64 * words_of_block); }
  static std::size_t word_of(ParticipantKey key) { return static_cast<std::size_t>(key) / 64 % words_of_block; }
  static std::uint64_t bit_of(ParticipantKey key) { return std::uint64_t{1} << (key % 64); }

  std::vector<std::unique_ptr<Block>> blocks_;  // null: nobody of it
};

}  // namespace safon
