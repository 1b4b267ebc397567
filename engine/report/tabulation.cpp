#include "engine/report/tabulation.hpp"

#include <algorithm>

namespace safon {
namespace {

constexpr std::int64_t largest_micros = 9'000'000'000'000'000'000;

/// Rounded to six places, halves outwards.
std::optional<Decimal> divided(__int128 numerator, std::uint64_t denominator) {
  if (denominator == 0) return std::nullopt;
  const __int128 half = denominator / 2, sign = numerator < 0 ? -1 : 1;
  const __int128 result = (numerator + sign * half) / denominator;
  if (result > largest_micros || result < -largest_micros) return std::nullopt;
  return Decimal{std::int64_t(result)};
}

}  // namespace

void Figure::add(std::int64_t micros) {
  sum += micros;
  smallest = std::min(smallest, micros);
  largest = std::max(largest, micros);
}

void Figure::add(const Figure& other) {
  sum += other.sum;
  smallest = std::min(smallest, other.smallest);
  largest = std::max(largest, other.largest);
}

std::uint64_t CellTally::all() const {
  std::uint64_t count = 0;
  for (const auto& [kind, number] : people) count += number;
  return count;
}

std::uint64_t CellTally::made(std::size_t measure, Made made) const {
  std::uint64_t count = 0;
  for (const auto& [kind, number] : people)
    if (made_by(kind, measure) == made) count += number;
  return count;
}

void CellTally::add(const CellTally& other) {
  for (const auto& [kind, number] : other.people) people[kind] += number;
  figures.resize(std::max(figures.size(), other.figures.size()));
  for (std::size_t m = 0; m < other.figures.size(); ++m) figures[m].add(other.figures[m]);
}

std::optional<Decimal> value_of(const Measure& measure, std::size_t index, const CellTally& tally) {
  const auto counted = tally.made(index, Made::counted);
  const Figure* figure = index < tally.figures.size() ? &tally.figures[index] : nullptr;
  switch (measure.kind) {
    case Measure::Kind::count:
      return Decimal{std::int64_t(counted) * micros_per_unit};
    case Measure::Kind::share:
      return divided(__int128(counted) * micros_per_unit, counted + tally.made(index, Made::other));
    case Measure::Kind::sum:
      return divided(figure ? figure->sum : 0, 1);
    case Measure::Kind::average:
      return divided(figure ? figure->sum : 0, counted);
    case Measure::Kind::smallest:
    case Measure::Kind::largest:
      break;
  }
  if (counted == 0 || !figure) return std::nullopt;
  return Decimal{measure.kind == Measure::Kind::smallest ? figure->smallest : figure->largest};
}

}  // namespace safon
