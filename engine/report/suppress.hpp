// Which numbers of a published table are not shown: small ones, and others so that no small one can be worked out.
#pragma once
#include <vector>

#include "engine/report/tabulation.hpp"

namespace safon {

/// By cell, as Tabulation::cells.
struct Suppressed {
  std::vector<bool> cells;                  // nothing of the cell is shown, whatever the measure
  std::vector<std::vector<bool>> measures;  // by measure: its numbers are not shown there; true wherever `cells` is

  [[nodiscard]] bool hides(std::size_t cell, std::size_t measure) const { return measures[measure][cell]; }
};

/// A number from 1 to `below` - 1 of participants is small. A cell with few participants is hidden as a whole. A
/// measure is hidden in a cell where it counts few, or leaves few over, or is unknown for few. More is hidden until
/// this holds:
///
/// Whoever knows every number that is shown, that all are sums of the rows and columns that they stand for, and that no
/// count is negative, cannot narrow any small count: each number from 1 to `below` - 1 remains possible for it, and 1 and
/// 2 where `below` is 2.
///
/// This is so for the number of participants and for the counts of every measure, taken together. Of a sum or an
/// average it is only so that it is hidden wherever few participants are behind it, and then never alone in its row or
/// column. What two reports give away together is not looked at. `below` 0: nothing is hidden.
[[nodiscard]] Suppressed suppress(const Report& report, const Tabulation& table);

}  // namespace safon
