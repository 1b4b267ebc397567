// Which participants: a bit for each key, small enough for a register of millions.
#pragma once
#include <cstddef>
#include <cstdint>
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
    return word_of(key) < words_.size() && (words_[word_of(key)] & bit_of(key)) != 0;
  }

  /// Keys, ascending, each as the distance from the one before.
  [[nodiscard]] Bytes packed() const;
  /// Adds what packed() made. Throws sql::Failure, fault `corrupt`.
  void unpack(std::span<const std::uint8_t> bytes);

 private:
  static constexpr std::uint64_t largest = std::uint64_t{1} << 32;
  static std::size_t word_of(ParticipantKey key) { return static_cast<std::size_t>(key) / 64; }
  static std::uint64_t bit_of(ParticipantKey key) { return std::uint64_t{1} << (key % 64); }

  std::vector<std::uint64_t> words_;
};

}  // namespace safon
