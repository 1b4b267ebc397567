// Random records in a register, read back through its views into tables that a policy as SQL asks:
//
//   r0        a row for each participant and day: p numbers it, k is the participant, today the day
//   r1, r2 …  the rows of the lists, as in the schema: k, row, parent (the row of the list in which it stands)
//   working   the working days of the policy's calendar
//   fact      what was worked out: f numbers the question, p the row of r0, row that of the list (0: the participant);
//             v the value, d its denominator, a whether it is absent
//
// The columns of a schema are v0, v1 … in the engine's units, and a0, a1 …: 1 where the value is absent; gN is 1 where
// the list N was given. The views show unknown and absent alike, so those flags come from `safon_record`.
#pragma once
#include <filesystem>
#include <vector>

#include "adapters/sqlite/register.hpp"
#include "engine/plan/compiled_policy.hpp"
#include "engine/record/batch.hpp"
#include "tests/oracle/as_sql/policy.hpp"

namespace safon::oracle {

enum class Answer : std::uint8_t { not_met, met, unknown, not_applicable };

/// By requirement, participant and day.
using Answers = std::vector<std::vector<std::vector<Answer>>>;

class RecordTables {
 public:
  /// Takes the records in, as `policy`'s feed would have. Stops the test when the register refuses.
  RecordTables(const CompiledPolicy& policy, const RecordBatch& batch, std::vector<Date> days);
  ~RecordTables();
  RecordTables(const RecordTables&) = delete;
  RecordTables& operator=(const RecordTables&) = delete;

  /// What SQLite says. The calendar's working days are those of the policy.
  [[nodiscard]] Answers answers(const model::Policy& policy, const SqlPolicy& sql);
  [[nodiscard]] std::string record(std::size_t participant) const;  // as JSON
  [[nodiscard]] const std::vector<Date>& days() const { return days_; }

 private:
  void take_in(const CompiledPolicy& policy, const RecordBatch& batch);
  void make_tables(const Schema& schema);
  void make_calendar(const Calendar& calendar);

  std::filesystem::path folder_;
  std::unique_ptr<RegisterFile> file_;
  std::size_t participants_;
  std::vector<Date> days_;
};

}  // namespace safon::oracle
