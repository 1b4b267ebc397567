// Runs a plan over a batch. Pure: the same plan, batch, standing and as-of dates give the same result, on any machine.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/plan/plan.hpp"
#include "engine/record/batch.hpp"

namespace safon {

/// What the ledger says of each participant of the batch, for one programme.
struct Standing {
  std::vector<std::uint8_t> status;        // index into the programme's statuses
  std::vector<std::int32_t> status_since;  // Date::days
  std::vector<std::int32_t> entered;       // Date::days, first day in the programme
  std::vector<std::uint64_t> ever;         // bit s: status s was ever held (at most 64 statuses)
  std::vector<std::int32_t> validity;      // Date::days: see StandingField
  std::vector<std::int32_t> next;  // Date::days, a later day on which it may be another; empty: it stays on this day's
};

/// The rows of one register after a run. Spans live as long as the Run and until its next run().
struct Column {
  RegKind kind;
  std::span<const std::uint64_t> certain;   // verdict: bit r % 64 of word r / 64: row r is met; bits past the last row
  std::span<const std::uint64_t> possible;  // mean nothing. Possible: the row is met or unknown
  std::span<const std::uint8_t> codes8;     // code with short list, boolean, presence
  std::span<const std::uint16_t> codes16;
  std::span<const std::int32_t> dates;         // date, row
  std::span<const std::int64_t> numbers;       // number; ratio: numerators
  std::span<const std::int64_t> denominators;  // ratio
  std::span<const std::uint32_t> texts;        // text: index into the batch's texts, or with top bit set: `text`
                                               // of the plan's step of that index
};

/// Reusable working memory of one thread.
class Run {
 public:
  explicit Run(const Plan& plan);  // plan outlives the run
  ~Run();
  Run(Run&&) noexcept;
  Run& operator=(Run&&) noexcept;

  /// Evaluates every step. `standing` is by programme; what it does not give of someone is unknown.
  /// `as_of` has one day for each participant (a batch is stepped through time in lockstep, each
  /// participant at its own day) or exactly one day for all of them, which is the fast way.
  void run(const RecordBatch& batch, std::span<const Standing> standing, std::span<const std::int32_t> as_of);

  /// Valid for every register that the plan writes.
  [[nodiscard]] Column column(Reg reg) const;
  [[nodiscard]] Verdict verdict(Reg reg, std::size_t row) const;
  /// A safe lower bound of the next day after as_of on which the register's row can differ; `never` when it cannot.
  [[nodiscard]] Date flip(Reg reg, std::size_t row) const;
  /// The same for each row; empty when none can differ by itself.
  [[nodiscard]] std::span<const std::int32_t> flips(Reg reg) const;
  /// The day on which the participant was looked at.
  [[nodiscard]] Date as_of(std::size_t participant) const;
  /// The rows of child table `table` that belong to participant p: [first, second).
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> rows_of(TableId table, std::size_t participant) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace safon
