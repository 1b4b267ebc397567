// Which ids a return has given already, and on which line: 16 to 32 bytes for each participant, whatever its id's
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
  struct Slot {
    std::uint64_t hash = 0;  // 0: empty
    std::uint32_t line = 0;
  };
  std::vector<Slot> slots_;
  std::size_t count_ = 0;

  [[nodiscard]] Slot& slot_of(std::uint64_t hash);
};

}  // namespace safon::xml
