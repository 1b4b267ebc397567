// Random schemas' worth of trouble: records with holes, plans of every op, days. The same seed makes the same case.
#pragma once
#include <random>

#include "engine/evaluate/evaluate.hpp"
#include "engine/plan/plan.hpp"
#include "engine/record/batch.hpp"

namespace safon::testing {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(engine_); }
  bool one_in(int n) { return number(1, n) == 1; }

 private:
  std::mt19937_64 engine_;
};

inline constexpr int first_day = 20000, days_of_cases = 900;  // dates and as-of days lie here

/// participant { id … } with activities (dated, with sessions of their own, dated too) and reviews (not dated).
Schema schema_of_cases();

/// A batch of `size` participants. Its plan's schema must outlive it. Of eight values one is unknown and nearly one
/// absent, some are out of all proportion, some lists were not given; of `whole` records none.
RecordBatch random_records(Random& random, const Schema& schema, int size, bool whole = false);
/// Of each of RecordBatch::waived, so many are known of.
inline constexpr int adjustables_of_cases = 3;
std::vector<Standing> random_standing(Random& random, int size);

/// Well-typed: some steps of every op that the registers made so far allow. `moves` is set where it must be.
Plan random_plan(Random& random);

/// A plan to which steps are added by hand.
class PlanBuilder {
 public:
  explicit PlanBuilder(Schema schema) { plan.schema = std::move(schema); }
  Reg add(Step step, Register target);
  Reg load(TableId table, ColumnId column);
  Plan plan;
};

/// How many cases a property tries: SAFON_CASES, else `usual`.
int cases(int usual);

}  // namespace safon::testing
