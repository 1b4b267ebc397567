// A participant as a test block of the rule language: nothing in it names anybody, and it expects what the engine finds
// today, so that it holds until somebody changes the rules.
#pragma once
#include <string>
#include <vector>

#include "dsl/load/load.hpp"
#include "engine/progress/progress.hpp"
#include "engine/record/batch.hpp"

namespace safon {

struct SnapshotOf {
  const RecordBatch* batch = nullptr;  // its schema is the policy's
  std::size_t row = 0;                 // the participant
  Date as_of;
  std::uint16_t programme = 0;              // that the test follows
  std::vector<ProgressState> states;        // by programme, as of that day; empty where the policy has none
  std::vector<std::optional<Date>> placed;  // by intake
  std::vector<std::vector<Waived>> waived;  // by waivable requirement: of this participant
  std::int32_t shift_days = 0;              // added to every date, that of the test included
};

/// Every text of the record is replaced, by another for each, except for texts that the rules themselves hold; dates,
/// numbers and codes stay. What was held before the present status is left out: a test cannot give it.
/// `notes`: where the test ends elsewhere than the participant stood, since it knows the whole record from the start.
struct Snapshot {
  std::string text;
  std::vector<std::string> notes;
};
[[nodiscard]] Snapshot snapshot(const LoadedPolicy& policy, const SnapshotOf& of, const std::string& title);

}  // namespace safon
