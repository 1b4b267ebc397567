#include "adapters/xml/feed/code_table.hpp"

namespace safon::xml {

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

std::vector<std::string> CodeTable::texts() const {
  std::vector<std::string> result;
  for (const Entry& entry : entries_) result.push_back(entry.text);
  return result;
}

}  // namespace safon::xml
