// From the registers of a run to the cells of a published table. Pure: who comes in which order does not show.
#pragma once
#include <map>
#include <optional>
#include <utility>

#include "engine/evaluate/evaluate.hpp"
#include "engine/report/tabulation.hpp"

namespace safon {

/// Where a participant is in a report.
struct Placed {
  Group row = 0, column = 0;
  Kind kind = 0;
};

/// None for whoever the report is not about; `undecided` where that is not known.
struct Placing {
  std::optional<Placed> placed;
  bool undecided = false;
};
/// `row`: of a run of the report's plan.
[[nodiscard]] Placing place_in(const Report& report, const Run& run, std::size_t row);
/// The value of a measure that has one, in micros; none where the participant is not counted.
[[nodiscard]] std::optional<std::int64_t> measured(const Report& report, std::size_t measure, const Run& run,
                                                   std::size_t row);

class Tabulating {
 public:
  explicit Tabulating(const Report& report) : report_(report) {}  // outlives this
  void add(const Run& run, std::size_t row);
  [[nodiscard]] Tabulation finish() const;

 private:
  const Report& report_;
  std::map<std::pair<Group, Group>, CellTally> cells_;
  std::uint64_t undecided_ = 0;
};

}  // namespace safon
