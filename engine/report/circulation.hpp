// How far a number of a table can be moved while every sum along its rows and columns, and every number that is shown,
// stay as they are. A table with its totals is a circulation: what a row gives, its total takes, and so on round. So a
// hidden number can grow or shrink by as much as can be sent round through other hidden ones.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace safon {

/// The cells of a table with totals, row by row, the total last in each and the total row last. With one column (only
/// totals) it is a list and its sum.
class Circulation {
 public:
  Circulation(std::size_t rows, std::size_t columns);  // without the totals; columns may be 0

  inline constexpr static std::uint64_t unlimited = UINT64_MAX / 4;

  /// By how much `cell` can grow (or shrink), at most `wanted`, moving hidden cells only. Each cell holds `now` and may
  /// hold from 0 to `most`.
  [[nodiscard]] std::uint64_t room(std::span<const std::uint64_t> now, std::span<const std::uint64_t> most,
                                   const std::vector<bool>& hidden, std::size_t cell, bool grow,
                                   std::uint64_t wanted) const;

  /// The other cells of the cheapest way round through `cell`; `cost` is of a cell.
  [[nodiscard]] std::vector<std::size_t> cheapest_round(std::size_t cell,
                                                        const std::function<std::uint64_t(std::size_t)>& cost) const;

  [[nodiscard]] std::size_t size() const { return edges_.size(); }

 private:
  struct Edge {
    std::uint32_t from, to;
  };
  std::size_t nodes_;
  std::vector<Edge> edges_;                   // by cell
  std::vector<std::vector<std::size_t>> at_;  // cells, by node
};

}  // namespace safon
