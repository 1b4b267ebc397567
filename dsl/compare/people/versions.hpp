// Two versions of a policy as they are compared: in force from the same day on, so that what differs is what they say.
#pragma once
#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "dsl/compare/people/candidate.hpp"
#include "dsl/load/load.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/explain/explain.hpp"

namespace safon::comparison {

struct Version {
  const LoadedPolicy* loaded;  // as it is
  model::Policy model;         // without tests, in force from the day on which the later version begins
  CompiledPolicy policy;       // of `model`, for everyone
};

struct Versions {
  std::array<std::unique_ptr<Version>, 2> of;
  JointSchema joint;
  Texts texts;
  Date from;  // the day from which both are read as in force

  [[nodiscard]] const CompiledPolicy& policy(Side side) const { return of[side]->policy; }
};

/// Both are without errors, and outlive what is made.
[[nodiscard]] Versions side_by_side(const LoadedPolicy& old_policy, const LoadedPolicy& new_policy);

/// Something that both versions have an answer to, for each participant. Of a version that does not have it (no_node)
/// it is not applicable: nothing is asked of anybody.
struct Subject {
  std::string name;                              // of the new version
  std::array<NodeId, 2> node{no_node, no_node};  // of a requirement, a transition's condition, an intake's
};

/// Candidates held against both versions at once.
class Trial {
 public:
  explicit Trial(const Versions& versions);

  void run(std::span<const Candidate> candidates);
  [[nodiscard]] Answer answer(Side side, const Subject& subject, std::size_t candidate) const;
  [[nodiscard]] Verdict verdict(Side side, Reg reg, std::size_t candidate) const {
    return runs_[side].verdict(reg, candidate);
  }
  [[nodiscard]] Explanation why(Side side, const Subject& subject, std::size_t candidate,
                                std::string_view language) const;

  /// The records of the last run, for those who step them through time.
  [[nodiscard]] const RecordBatch& batch(Side side) const { return batches_[side]; }

 private:
  const Versions& versions_;
  std::array<RecordBatch, 2> batches_;
  std::array<Run, 2> runs_;
};

[[nodiscard]] RecordBatch batch_of(const Versions& versions, Side side, std::span<const Candidate> candidates);

}  // namespace safon::comparison
