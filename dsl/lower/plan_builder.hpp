// Writes the steps of a plan, making each distinct step once.
#pragma once
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/plan/plan.hpp"

namespace safon {

class PlanBuilder {
 public:
  explicit PlanBuilder(Plan& plan) : plan_(plan) {}

  /// The register that holds `step`'s result: an earlier one when an equal step was made before. `shape.moves` is
  /// worked out here.
  Reg make(Step step, Register shape);

  /// Standings of this programme may change by themselves while those who ask about them stay where they are.
  void let_move(std::uint16_t programme) { moving_programmes_.insert(programme); }
  [[nodiscard]] bool moves(std::uint16_t programme) const { return moving_programmes_.contains(programme); }

  /// `reg` for each row of `table`, which is its own table or one below it.
  Reg spread(Reg reg, TableId table, const Place& place);

  Reg all_of(std::vector<Reg> inputs, TableId table, const Place& place);
  Reg any_of(std::vector<Reg> inputs, TableId table, const Place& place);
  Reg not_of(Reg verdict, const Place& place);
  Reg met(TableId table, const Place& place) { return all_of({}, table, place); }
  Reg not_met(TableId table, const Place& place) { return any_of({}, table, place); }
  Reg unknown(TableId table, const Place& place);
  Reg constant(Decimal number, TableId table, const Place& place);
  Reg constant(Date date, TableId table, const Place& place);
  Reg load(TableId table, ColumnId column, const Place& place);
  Reg visible(TableId table, const Place& place);
  /// as_of is on or after `from`.
  Reg since_day(Date from, const Place& place);

  [[nodiscard]] const Register& shape(Reg reg) const { return plan_.registers[reg]; }
  [[nodiscard]] const Plan& plan() const { return plan_; }

 private:
  Reg connect(Op op, std::vector<Reg> inputs, TableId table, const Place& place);

  Plan& plan_;
  std::set<std::uint16_t> moving_programmes_;
  std::unordered_map<std::string, Reg> made_;
};

/// The register kind that a column of this type loads into.
[[nodiscard]] Register column_shape(const Schema& schema, TableId table, ColumnId column, TableId at);

}  // namespace safon
