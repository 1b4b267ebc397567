#include "engine/intake/rank.hpp"

#include <compare>

namespace safon {
namespace {

__extension__ using Wide = __int128;  // a product of two numbers is held whole

std::strong_ordering order(const RankValue& a, const RankValue& b, bool greatest_first) {
  if (a.absent != b.absent) return a.absent ? std::strong_ordering::greater : std::strong_ordering::less;
  if (a.absent) return std::strong_ordering::equal;
  const Wide left = Wide{a.number} * b.denominator, right = Wide{b.number} * a.denominator;
  return greatest_first ? right <=> left : left <=> right;
}

}  // namespace

bool goes_before(const Intake& intake, const Ranked& a, const Ranked& b) {
  for (std::size_t k = 0; k < intake.ranking.size(); ++k)
    if (const auto way = order(a.keys[k], b.keys[k], intake.ranking[k].greatest_first); way != 0) return way < 0;
  if (intake.seed) {
    const std::uint64_t x = lot(*intake.seed, intake.name, a.id), y = lot(*intake.seed, intake.name, b.id);
    if (x != y) return x < y;
  }
  return a.id < b.id;
}

// FNV-1a over the bytes, then mixed as SplitMix64 does, so that ids that differ in their last figure lie far apart.
std::uint64_t lot(std::int64_t seed, std::string_view intake, std::string_view id) {
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto add = [&](std::string_view bytes) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  };
  add(std::to_string(seed));
  add(std::string_view("\0", 1));
  add(intake);
  add(std::string_view("\0", 1));
  add(id);
  hash += 0x9e3779b97f4a7c15;
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
  return hash ^ (hash >> 31);
}

}  // namespace safon
