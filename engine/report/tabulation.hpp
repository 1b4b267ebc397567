// A published table with all its numbers, before small ones are suppressed. Its size is that of the table, whatever the
// number of participants.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "engine/plan/report.hpp"
#include "engine/value/decimal.hpp"

namespace safon {

/// The index of a code or status; a year; of a condition 0 met, 1 not met, 2 not applicable.
using Group = std::int32_t;
inline constexpr Group met_group = 0, not_met_group = 1, not_applicable_group = 2;
inline constexpr Group no_group = INT32_MAX - 1;   // absent; of a status: not in the programme
inline constexpr Group unknown_group = INT32_MAX;  // nobody has told us: a row or column of its own

/// What a measure makes of a participant. `other`: of a share, who belongs to it and is not counted in it; `counted` of
/// a value: whose value is known.
enum class Made : std::uint8_t { not_counted, counted, unknown, other };
inline constexpr Made all_made[] = {Made::not_counted, Made::counted, Made::unknown, Made::other};

/// What all the measures together make of a participant: two bits each, the first measure lowest.
using Kind = std::uint32_t;
[[nodiscard]] constexpr Made made_by(Kind kind, std::size_t measure) {
  return Made((kind >> (2 * measure)) & 3U);
}

/// Of a measured value, over those who are counted.
struct Figure {
  __int128 sum = 0;  // micros
  std::int64_t smallest = INT64_MAX, largest = INT64_MIN;
  void add(std::int64_t micros);
  void add(const Figure& other);
};

/// The people of one cell.
struct CellTally {
  std::map<Kind, std::uint64_t> people;
  std::vector<Figure> figures;  // as the measures

  [[nodiscard]] std::uint64_t all() const;
  [[nodiscard]] std::uint64_t made(std::size_t measure, Made made) const;
  void add(const CellTally& other);
};

struct Tabulation {
  std::vector<Group> rows;       // those in which somebody is, in the policy's order; none and unknown last
  std::vector<Group> columns;    // the same; empty where the report has no columns
  std::vector<CellTally> cells;  // row by row, each with its total last; the total row last
  std::uint64_t undecided = 0;   // of whom it is not known whether the report is about them: in no cell

  [[nodiscard]] std::size_t width() const { return columns.size() + 1; }
  [[nodiscard]] std::size_t cell(std::size_t row, std::size_t column) const { return row * width() + column; }
};

/// What a measure comes to in a cell. None where nobody is counted, or the number is out of range.
[[nodiscard]] std::optional<Decimal> value_of(const Measure& measure, std::size_t index, const CellTally& tally);

}  // namespace safon
