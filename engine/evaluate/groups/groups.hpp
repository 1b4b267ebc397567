// Rows of one list that are alike in some of their values. Internal to engine/evaluate/groups.
#pragma once
#include <algorithm>
#include <vector>

#include "engine/evaluate/steps.hpp"

namespace safon {

/// A column's values as numbers that are equal where the values are.
using GroupKeys = std::vector<std::int64_t>;
[[nodiscard]] GroupKeys keys_of(const Working& w, Reg reg);

enum class Same : std::uint8_t { no, perhaps, yes };

/// The rows where step.a, with what groups them: step.inputs.
class Groups {
 public:
  Groups(Working& w, const Step& step);

  /// It may hold, and belongs to some group.
  [[nodiscard]] bool counts(std::size_t row) const {
    return verdicts_[row] != not_met8 &&
           std::ranges::none_of(keys_, [&](const GroupKeys& key) { return key[row] == absent_value<std::int64_t>; });
  }
  [[nodiscard]] bool holds(std::size_t row) const { return verdicts_[row] == met8; }
  [[nodiscard]] Same same(std::size_t a, std::size_t b) const;

 private:
  const std::uint8_t* verdicts_;
  std::vector<GroupKeys> keys_;
};

/// Each row may differ when anything of its list does.
void flips_of_lists(Working& w, const Step& step, const TableData& table);

/// sum_rows, average_rows, smallest_rows and largest_rows of each row's group.
void run_group_values(Working& w, const Step& step);

}  // namespace safon
