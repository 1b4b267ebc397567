#include "adapters/xml/feed/code_table.hpp"

#include <cstring>

namespace safon::xml {

CodeTable::Ends CodeTable::ends_of(std::string_view text) {
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

std::size_t CodeTable::slot_of(std::string_view text, const Ends& ends) const {
  const std::uint64_t mixed = (ends.first ^ (ends.last << 1 | ends.last >> 63) ^ ends.size) * 0x9E3779B97F4A7C15ULL;
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = (mixed ^ mixed >> 32) & mask;
  const auto differs = [&](const Slot& one) {
    return one.ends != ends || (ends.size > 16 && entries_[one.entry - 1u].text != text);
  };
  while (slots_[slot].entry != 0 && differs(slots_[slot])) slot = (slot + 1) & mask;
  return slot;
}

void CodeTable::add(std::string_view text, std::uint16_t code) {
  if ((entries_.size() + 1) * 2 > slots_.size()) {
    slots_.assign(slots_.empty() ? 8 : slots_.size() * 2, {});
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Ends ends = ends_of(entries_[i].text);
      slots_[slot_of(entries_[i].text, ends)] = {ends, std::uint16_t(i + 1)};
    }
  }
  const Ends ends = ends_of(text);
  Slot& slot = slots_[slot_of(text, ends)];
  if (slot.entry != 0) {
    entries_[slot.entry - 1u].code = code;
    return;
  }
  entries_.push_back({std::string(text), code});
  slot = {ends, std::uint16_t(entries_.size())};
}

std::optional<std::uint16_t> CodeTable::find(std::string_view text) const {
  if (slots_.empty()) return {};
  const std::uint16_t entry = slots_[slot_of(text, ends_of(text))].entry;
  if (entry == 0) return {};
  return entries_[entry - 1u].code;
}

std::vector<std::string> CodeTable::texts() const {
  std::vector<std::string> result;
  for (const Entry& entry : entries_) result.push_back(entry.text);
  return result;
}

}  // namespace safon::xml
