// Which answers a policy's own tests have seen of it: each requirement, branch and exception is to be seen met, not met
// and unknown, and each transition taken. It says what no test has tried, not that what was tried is right.
#pragma once
#include <array>
#include <cstdint>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "dsl/run_tests/run_tests.hpp"

namespace safon {

/// requirement: its own answer. branch: an item of a group, `applies when`, a condition that a `let` names.
/// exception: `unless` and `except`. transition: somebody has gone that way.
enum class PointKind : std::uint8_t { requirement, branch, exception, transition };
inline constexpr std::size_t point_kinds = 4;

/// "requirement"
[[nodiscard]] std::string_view point_name(PointKind kind);

struct CoveragePoint {
  PointKind kind{};
  std::string of;    // requirement, or programme of a transition
  std::string name;  // stable path, "from->to" of a transition; else the source text on one line
  NodeId node = no_node;
  Place place;
  /// In how many tests it was met (a transition: taken), not met, unknown; a test counts once for each.
  std::array<std::uint32_t, 3> seen{};
  /// Which of the three are asked for: what reads nothing of the record is never unknown.
  std::array<bool, 3> asked{};

  [[nodiscard]] std::size_t goals() const;
  [[nodiscard]] std::size_t reached() const;
  /// "not met", "unknown"; of a transition "taken".
  [[nodiscard]] std::vector<std::string> missing() const;
};

struct Reach {
  std::size_t reached = 0, goals = 0;
  /// Rounded down, so that 100 is all; 100 where nothing is asked.
  [[nodiscard]] unsigned percent() const;
};

struct Coverage {
  std::vector<CoveragePoint> points;  // by requirement, in the order of the policy; then the transitions
  std::size_t tests = 0;

  [[nodiscard]] Reach all() const;
  [[nodiscard]] Reach of(PointKind kind) const;
  /// What belongs to one requirement or programme.
  [[nodiscard]] Reach of(const std::string& owner) const;
  /// Requirements and programmes in the order of the points.
  [[nodiscard]] std::vector<std::string> owners() const;
};

/// Looks over the shoulder of tests as they run. The policy outlives it.
class CoverageTaker {
 public:
  explicit CoverageTaker(const CompiledPolicy& policy);
  /// For the next test; holds until the next call or take().
  [[nodiscard]] TestWatch next_test();
  [[nodiscard]] Coverage take();

 private:
  void count();

  const CompiledPolicy& policy_;
  Coverage coverage_;
  std::vector<std::array<bool, 3>> now_;  // of the test that runs
  bool running_ = false;
};

/// Runs every test of the policy, whether it holds or not; no further one once `stop` asks for that.
[[nodiscard]] Coverage coverage_of(const model::Policy& policy, const CompiledPolicy& compiled,
                                   const std::stop_token& stop = {});

}  // namespace safon
