// Who is to be matched and with whom, as a matching's registers say it of each participant.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/evaluate/evaluate.hpp"
#include "engine/plan/compiled_policy.hpp"
#include "engine/plan/matching.hpp"
#include "engine/ports/record_source.hpp"
#include "engine/record/batch.hpp"

namespace safon::match {

/// A value in which two people may be alike: equal numbers are equal values of one likeness.
using Value = std::uint32_t;
inline constexpr Value unknown_like = 0xFFFFFFFF, none_like = 0xFFFFFFFE;

struct Person {
  std::string id, council;
  std::vector<Value> values;  // by constraint, then by wish; of a constraint never unknown
  std::int64_t most = 0;      // givers: so many each takes, with those that it has. None is negative
  std::int64_t has = 0;

  [[nodiscard]] std::int64_t room() const { return has < most ? most - has : 0; }
};

/// May need somebody, or may be had, but a fact is not known.
struct Doubtful {
  std::string id, council;
  bool needs = false;                // else: may be had
  std::vector<std::string> missing;  // what nobody told us
};

struct People {
  std::vector<Person> seekers, givers;  // by id
  std::vector<Doubtful> doubtful;       // by id; who is so both ways stands twice, as one who needs somebody first
};

/// Asks each participant out of a run of the matching's plan. Who is added first makes no difference.
class Gathering {
 public:
  explicit Gathering(const CompiledPolicy& policy, const Matching& matching);

  void add(const ChunkParticipant& participant, const RecordBatch& batch, const Run& run, std::size_t row);
  [[nodiscard]] People finish() &&;

 private:
  [[nodiscard]] Value value_of(std::size_t likeness, const RecordBatch& batch, const Run& run, std::size_t row);
  [[nodiscard]] const Likeness& likeness(std::size_t index) const;
  [[nodiscard]] std::size_t likenesses() const;

  const Matching& matching_;
  CompiledPolicy asked_;                             // the matching's plan and outline, as explanations want them
  std::vector<std::map<std::string, Value>> texts_;  // by likeness
  People people_;
};

}  // namespace safon::match
