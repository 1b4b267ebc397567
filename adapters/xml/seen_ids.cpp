#include "adapters/xml/seen_ids.hpp"

#include <cstring>
#include <utility>

namespace safon::xml {
namespace {

std::uint64_t mix(std::uint64_t x) {
  x = (x ^ x >> 32) * 0xD6E8FEB86659FD93ULL;
  x = (x ^ x >> 32) * 0xD6E8FEB86659FD93ULL;
  return x ^ x >> 32;
}

std::uint64_t hash(std::string_view text) {
  std::uint64_t state = 0x9E3779B97F4A7C15ULL ^ text.size();
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data(), 8);
    state = mix(state ^ eight) + 0x9E3779B97F4A7C15ULL;
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, text.data(), text.size());
  state = mix(state ^ rest);
  return state == 0 ? 1 : state;
}

}  // namespace

SeenIds::Slot& SeenIds::slot_of(std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
  return slots_[at];
}

std::uint32_t SeenIds::add(std::string_view id, std::uint32_t line) {
  if ((count_ + 1) * 2 > slots_.size()) {
    std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.empty() ? 1024 : slots_.size() * 2));
    for (const Slot& slot : old)
      if (slot.hash != 0) slot_of(slot.hash) = slot;
  }
  const std::uint64_t key = hash(id);
  Slot& slot = slot_of(key);
  if (slot.hash != 0) return slot.line;
  slot = {key, line};
  ++count_;
  return 0;
}

}  // namespace safon::xml
