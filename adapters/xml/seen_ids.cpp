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

std::size_t SeenIds::slot_of(std::uint64_t hash) const {
  const std::size_t mask = hashes_.size() - 1;
  std::size_t at = hash & mask;
  while (hashes_[at] != 0 && hashes_[at] != hash) at = (at + 1) & mask;
  return at;
}

std::uint32_t SeenIds::add(std::string_view id, std::uint32_t line) {
  if ((count_ + 1) * 5 > hashes_.size() * 4) {
    const std::size_t size = hashes_.empty() ? 1024 : hashes_.size() * 2;
    const std::vector<std::uint64_t> hashes = std::exchange(hashes_, std::vector<std::uint64_t>(size));
    const std::vector<std::uint32_t> lines = std::exchange(lines_, std::vector<std::uint32_t>(size));
    for (std::size_t slot = 0; slot < hashes.size(); ++slot) {
      if (hashes[slot] == 0) continue;
      const std::size_t to = slot_of(hashes[slot]);
      hashes_[to] = hashes[slot];
      lines_[to] = lines[slot];
    }
  }
  const std::uint64_t key = hash(id);
  const std::size_t slot = slot_of(key);
  if (hashes_[slot] != 0) return lines_[slot];
  hashes_[slot] = key;
  lines_[slot] = line;
  ++count_;
  return 0;
}

}  // namespace safon::xml
