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
/// measure is hidden in a cell where it counts few, or leaves few over. More is hidden until this holds:
///
/// Whoever knows every number that is shown, that all are sums of the rows and columns that they stand for, and that no
/// count is negative, cannot narrow a small one. For a number of participants each number from 1 to `below` - 1 remains
/// possible (1 and 2 where `below` is 2). For how many of them a measure counts, or leaves over, each of these that is
/// not more than they are.
///
/// This is so for all measures taken together, by whoever does not know that one of them implies another. (Counts and
/// shares of one condition do, and are hidden alike.) Of a sum or an average it is only so that it is hidden wherever
/// few participants are behind it. Of how many a measure is not known is no part of this: it may be shown of the whole
/// table only. What two reports give away together is not looked at. `below` 0: nothing is hidden.
[[nodiscard]] Suppressed suppress(const Report& report, const Tabulation& table);

}  // namespace safon
