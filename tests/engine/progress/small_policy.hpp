// Policies and records small enough to be made by hand: what the tests of histories and explanations stand on.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/progress.hpp"
#include "engine/record/batch.hpp"

namespace safon::testing {

// participant { id, begin: optional date, flag: boolean }, activities { held: date, kind: code } dated by held
inline constexpr ColumnId begin_column = 1, flag_column = 2;
inline constexpr TableId activities = 1;
inline constexpr ColumnId held_column = 0, kind_column = 1;

[[nodiscard]] Date day(const char* iso);

/// Adds steps, statuses and transitions to a policy. Status 0 is the initial one.
class SmallPolicy {
 public:
  CompiledPolicy policy;

  explicit SmallPolicy(std::vector<std::string> statuses, bool begins_on_record = true);
  [[nodiscard]] Programme& programme() { return policy.programmes[0]; }

  // conditions, each a verdict at the root
  Reg flag();
  Reg constant(bool met);
  Reg at_least(int count, int kind, std::optional<Duration> within_last = {});  // activities of a kind
  Reg begun_for(Duration duration);                                             // begin + duration is today or passed
  Reg held_for(Duration duration);          // the present status has been held for so long
  Reg earliest_after(int kind, int other);  // the earliest of a kind was held after the earliest of another
  Reg was(int status);
  Reg all(std::vector<Reg> inputs);
  Reg any(std::vector<Reg> inputs);
  Reg negate(Reg input);
  Reg any_rows(int kind);  // child table: visible rows of a kind
  Reg earliest(int kind);  // row register
  Reg gather(Reg row, ColumnId column);
  Reg load(TableId table, ColumnId column);

  NodeId node(Node node);
  /// `certifiers` 0: automatic. Named "a->b"; its condition's node is called `name` where given.
  std::uint16_t transition(std::vector<std::uint8_t> from, std::uint8_t to, Reg condition, int certifiers = 0,
                           std::string name = {});
  Reg add(Step step, Register shape);
};

struct Activity {
  Date held;
  std::optional<int> kind;  // none: unknown
};
struct Record {
  std::optional<Date> begin;
  bool begin_absent = false;
  std::optional<bool> flag;
  std::vector<Activity> activities;
  bool activities_given = true;
};

/// Records in the order in which they become known; each version a row of the batch.
class Records {
 public:
  RecordBatch batch;
  std::vector<RecordVersion> versions;

  explicit Records(const CompiledPolicy& policy) : batch(policy.plan.schema) {}
  void add(std::uint32_t participant, Date known_from, const Record& record);
};

/// "2026-03-09 status_changed a->b since 2026-03-01", one line an event.
[[nodiscard]] std::string to_text(const CompiledPolicy& policy, const Event& event);
[[nodiscard]] std::vector<std::string> to_text(const CompiledPolicy& policy, const std::vector<Event>& events);

}  // namespace safon::testing
