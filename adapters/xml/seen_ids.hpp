// Which ids a return has given already, and on which line: 15 to 30 bytes for each participant, whatever its id's
// length.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace safon::xml {

/// Ids are known by 64 bits of a hash: among a million, two differing ids are taken for one with a chance of 1 in 36
/// million, and then the second is rejected by name, not lost.
class SeenIds {
 public:
  /// The line on which `id` was first given, or 0 when this is the first time.
  std::uint32_t add(std::string_view id, std::uint32_t line);

 private:
  // Side by side rather than in one slot, which would take sixteen bytes.
  std::vector<std::uint64_t> hashes_;  // 0: empty; a power of two, at most four fifths full
  std::vector<std::uint32_t> lines_;
  std::size_t count_ = 0;

  [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const;
};

}  // namespace safon::xml
