// The candidates worth going on from: for each part of each subject and each pair of answers that the versions give to
// it, those for whom most of the rest is met, and those for whom least is.
#pragma once
#include <memory>

#include "dsl/compare/search/vary.hpp"

namespace safon::comparison {

class Archive {
 public:
  Archive(const Versions& versions, std::span<const Subject> subjects);

  void offer(const Trial& trial, std::size_t index, const Candidate& candidate);
  /// A settled subject is not looked at any more.
  void settle(std::size_t subject, bool settled) { settled_[subject] = settled; }
  /// Mostly one for whom a part differs while the whole does not yet.
  [[nodiscard]] const Candidate& pick(Chance& chance) const;

 private:
  /// A part of a subject as both versions have it; no_reg: one of them has it not.
  struct Part {
    std::size_t subject;
    std::array<Reg, 2> verdict{no_reg, no_reg};
  };
  struct Kept {
    std::shared_ptr<const Candidate> candidate;
    int met = 0;
    std::size_t size = 0;
  };
  struct Cell {
    std::array<std::optional<Kept>, 2> most_and_least;
    bool differs = false;
  };

  void add_parts(const Versions& versions, std::size_t subject, std::array<NodeId, 2> node);

  std::vector<Part> parts_;
  std::vector<std::vector<Cell>> cells_;  // by part, then by the pair of answers
  std::vector<bool> settled_;
  std::vector<std::array<std::size_t, 2>> filled_;  // part, pair: in the order in which they were first seen
};

}  // namespace safon::comparison
