// The values that a condition read, with where each came from, and what stands behind a verdict in the plan.
#pragma once
#include <optional>

#include "engine/explain/explain.hpp"

namespace safon {

/// At most so many rows of a list are shown; then "and 7 more".
inline constexpr std::size_t rows_shown = 20;

/// At most so many rows are shown that were not chosen, those that came nearest first.
inline constexpr std::size_t passed_over_shown = 3;

/// One participant's values, out of a run with every register kept.
class ValueReader {
 public:
  ValueReader(const CompiledPolicy& policy, const Run& run, const RecordBatch& batch, std::size_t participant,
              std::string_view language);

  /// `verdict`: of the condition that the value is shown for.
  void read(const ShownValue& shown, Reg verdict, std::vector<ExplainedValue>& out) const;

  /// What the member of a pool is given; where that is not enough, whom it competes with, for what.
  void read_pool(std::uint16_t pool, std::size_t member, Answer answer, std::vector<ExplainedValue>& out) const;

  /// The criteria that a coverage verdict counts, as nodes without children, and how many of them it asks for; empty
  /// when the verdict is not one of coverage.
  struct Criteria {
    std::vector<Explanation> nodes;
    std::int64_t met = 0, needed = 0;  // needed: as of the day of the run; 0 where no value of a parameter is in force
  };
  [[nodiscard]] Criteria criteria(Reg verdict) const;

  /// Who approved the waivers that hold, or that wait to be confirmed again.
  void read_waiver(std::uint16_t waivable, Reg until, std::vector<ExplainedValue>& out) const;

  /// A number of the root table; none where it is not known.
  [[nodiscard]] std::optional<std::int64_t> whole_number(Reg reg) const;

  /// The last day on which what a verdict lacks may happen and still count: the bound of a date that is still to come.
  [[nodiscard]] std::optional<Date> last_day(Reg verdict) const;

  /// Sums, products and quotients behind an unknown verdict that are themselves why it is unknown. `text`: the
  /// condition.
  void read_impossible(Reg verdict, const std::string& text, std::vector<ExplainedValue>& out) const;

 private:
  [[nodiscard]] const Step* maker(Reg reg) const { return makers_[reg]; }
  [[nodiscard]] Reg in_force(Reg reg) const;
  [[nodiscard]] bool is_guard(Reg reg) const;
  [[nodiscard]] std::vector<Reg> parts(Reg reg) const;
  [[nodiscard]] std::vector<Reg> behind(Reg reg) const;
  [[nodiscard]] const Step* set_count_behind(Reg reg) const;
  [[nodiscard]] const Step* each_behind(Reg verdict, Reg rows) const;
  [[nodiscard]] std::optional<Date> known_date(Reg reg) const;
  [[nodiscard]] bool to_come(Reg reg) const;
  [[nodiscard]] std::string source_text(const Place& place) const;
  [[nodiscard]] std::vector<ColumnId> columns_read(Reg reg, TableId table) const;
  [[nodiscard]] std::string code_text(std::uint16_t list, std::size_t code) const;
  [[nodiscard]] std::string cell_text(TableId table, ColumnId column, std::size_t row) const;
  [[nodiscard]] std::string row_text(TableId table, std::size_t row) const;
  [[nodiscard]] bool list_given(TableId table) const;
  [[nodiscard]] ExplainedValue row_value(std::string name, TableId table, std::size_t row) const;
  [[nodiscard]] ExplainedValue lacking(std::string name, ExplainedValue::Says says, const std::vector<Reg>& conditions,
                                       TableId table, std::size_t row) const;
  [[nodiscard]] Verdict read_criterion(Reg rows, const Step& criterion, std::uint16_t code,
                                       std::vector<ExplainedValue>& out) const;
  void read_failing(const ShownValue& shown, const Step& each, std::vector<ExplainedValue>& out) const;
  void read_duration(const ShownValue& shown, std::vector<ExplainedValue>& out) const;
  void read_row(const ShownValue& shown, ExplainedValue value, std::vector<ExplainedValue>& out) const;
  void read_passed_over(const ShownValue& shown, Reg rows, std::vector<ExplainedValue>& out) const;
  [[nodiscard]] bool read_open_choice(Reg row, std::vector<ExplainedValue>& out) const;
  [[nodiscard]] bool read_open_above(Reg reg, std::vector<ExplainedValue>& out) const;
  void read_rows(const ShownValue& shown, std::vector<ExplainedValue>& out) const;
  void read_unknown_row(const ShownValue& shown, std::size_t row, std::vector<ExplainedValue>& out) const;
  void read_adjusted(const ShownValue& shown, ExplainedValue& value) const;
  void read_scalar(const ShownValue& shown, ExplainedValue value, std::vector<ExplainedValue>& out) const;
  void set_source(ExplainedValue& value) const;
  void set_source(ExplainedValue& value, TableId table, std::size_t row) const;

  const CompiledPolicy& policy_;
  const Schema& schema_;
  const Run& run_;
  const RecordBatch& batch_;
  const std::size_t participant_;
  const std::string_view language_;
  std::vector<const Step*> makers_;  // by register
};

}  // namespace safon
