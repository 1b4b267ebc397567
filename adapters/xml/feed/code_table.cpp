#include "adapters/xml/feed/code_table.hpp"

#include <cstring>

namespace safon::xml {
namespace {

// The first and last eight bytes and the length tell almost all codes of one list apart.
std::uint64_t hash(std::string_view text) {
  std::uint64_t first = 0, last = 0;
  if (text.size() >= 8) {
    std::memcpy(&first, text.data(), 8);
    std::memcpy(&last, text.data() + text.size() - 8, 8);
  } else {
    std::memcpy(&first, text.data(), text.size());
  }
  std::uint64_t mixed = (first ^ (last << 1 | last >> 63) ^ text.size()) * 0x9E3779B97F4A7C15ULL;
  return mixed ^ mixed >> 32;
}

}  // namespace

std::size_t CodeTable::slot_of(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash(text) & mask;
  while (slots_[slot] != 0 && entries_[slots_[slot] - 1u].text != text) slot = (slot + 1) & mask;
  return slot;
}

void CodeTable::add(std::string_view text, std::uint16_t code) {
  if ((entries_.size() + 1) * 2 > slots_.size()) {
    slots_.assign(slots_.empty() ? 8 : slots_.size() * 2, 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) slots_[slot_of(entries_[i].text)] = std::uint16_t(i + 1);
  }
  const std::size_t slot = slot_of(text);
  if (slots_[slot] != 0) {
    entries_[slots_[slot] - 1u].code = code;
    return;
  }
  entries_.push_back({std::string(text), code});
  slots_[slot] = std::uint16_t(entries_.size());
}

std::optional<std::uint16_t> CodeTable::find(std::string_view text) const {
  if (slots_.empty()) return {};
  const std::uint16_t entry = slots_[slot_of(text)];
  if (entry == 0) return {};
  return entries_[entry - 1u].code;
}

std::vector<std::string> CodeTable::texts() const {
  std::vector<std::string> result;
  for (const Entry& entry : entries_) result.push_back(entry.text);
  return result;
}

}  // namespace safon::xml
