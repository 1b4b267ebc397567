// The codes that a field of a return may have, by their text, without allocating to look one up.
#pragma once
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace safon::xml {

class CodeTable {
 public:
  /// The last one given for a text counts.
  void add(std::string_view text, std::uint16_t code);
  [[nodiscard]] std::optional<std::uint16_t> find(std::string_view text) const;
  [[nodiscard]] std::vector<std::string> texts() const;  // in the order in which they were added

 private:
  struct Entry {
    std::string text;
    std::uint16_t code;
  };
  /// Up to sixteen bytes are known by their ends and their number alone.
  struct Ends {
    std::uint64_t first, last;
    std::size_t size;
    bool operator==(const Ends&) const = default;
  };
  struct Slot {
    Ends ends{};
    std::uint16_t entry = 0;  // index + 1, 0 empty
  };
  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  // a power of two, at most half full

  [[nodiscard]] static Ends ends_of(std::string_view text);
  [[nodiscard]] std::size_t slot_of(std::string_view text, const Ends& ends) const;
};

inline CodeTable::Ends CodeTable::ends_of(std::string_view text) {
  const char* const at = text.data();
  const std::size_t size = text.size();
  Ends ends{0, 0, size};
  if (size >= 8) {
    std::memcpy(&ends.first, at, 8);
    std::memcpy(&ends.last, at + size - 8, 8);
  } else if (size >= 4) {  // the two halves overlap in the same bytes
    std::uint32_t first, last;
    std::memcpy(&first, at, 4);
    std::memcpy(&last, at + size - 4, 4);
    ends.first = first | std::uint64_t(last) << 8 * (size - 4);
  } else {
    for (std::size_t i = 0; i < size; ++i) ends.first = ends.first << 8 | static_cast<unsigned char>(at[i]);
  }
  return ends;
}

inline std::size_t CodeTable::slot_of(std::string_view text, const Ends& ends) const {
  const std::uint64_t mixed = (ends.first ^ (ends.last << 1 | ends.last >> 63) ^ ends.size) * 0x9E3779B97F4A7C15ULL;
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = (mixed ^ mixed >> 32) & mask;
  const auto differs = [&](const Slot& one) {
    return one.ends != ends || (ends.size > 16 && entries_[one.entry - 1u].text != text);
  };
  while (slots_[slot].entry != 0 && differs(slots_[slot])) slot = (slot + 1) & mask;
  return slot;
}

inline std::optional<std::uint16_t> CodeTable::find(std::string_view text) const {
  if (slots_.empty()) return {};
  const std::uint16_t entry = slots_[slot_of(text, ends_of(text))].entry;
  if (entry == 0) return {};
  return entries_[entry - 1u].code;
}

}  // namespace safon::xml
