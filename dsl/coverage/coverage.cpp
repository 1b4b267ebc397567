#include "dsl/coverage/coverage.hpp"

#include <algorithm>

#include "dsl/coverage/points.hpp"
#include "engine/explain/answers.hpp"

namespace safon {

std::string_view point_name(PointKind kind) {
  static constexpr std::array<std::string_view, point_kinds> names{"requirement", "branch", "exception", "transition"};
  return names[std::size_t(kind)];
}

std::size_t CoveragePoint::goals() const {
  return std::size_t(std::ranges::count(asked, true));
}

std::size_t CoveragePoint::reached() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < asked.size(); ++i) count += asked[i] && seen[i] > 0;
  return count;
}

std::vector<std::string> CoveragePoint::missing() const {
  static constexpr std::array<const char*, 3> answers{"met", "not met", "unknown"};
  std::vector<std::string> all;
  for (std::size_t i = 0; i < asked.size(); ++i)
    if (asked[i] && seen[i] == 0) all.emplace_back(kind == PointKind::transition ? "taken" : answers[i]);
  return all;
}

unsigned Reach::percent() const {
  return goals == 0 ? 100 : unsigned(100 * reached / goals);
}

namespace {

template <class Wanted>
Reach tally(const Coverage& coverage, Wanted wanted) {
  Reach sum;
  for (const auto& point : coverage.points) {
    if (!wanted(point)) continue;
    sum.reached += point.reached();
    sum.goals += point.goals();
  }
  return sum;
}

}  // namespace

Reach Coverage::all() const {
  return tally(*this, [](const auto&) { return true; });
}
Reach Coverage::of(PointKind kind) const {
  return tally(*this, [&](const auto& point) { return point.kind == kind; });
}
Reach Coverage::of(const std::string& owner) const {
  return tally(*this, [&](const auto& point) { return point.of == owner; });
}

std::vector<std::string> Coverage::owners() const {
  std::vector<std::string> all;
  for (const auto& point : points)
    if (std::ranges::find(all, point.of) == all.end()) all.push_back(point.of);
  return all;
}

CoverageTaker::CoverageTaker(const CompiledPolicy& policy) : policy_(policy) {
  coverage_.points = points_of(policy);
}

TestWatch CoverageTaker::next_test() {
  count();
  running_ = true;
  now_.assign(coverage_.points.size(), {});
  TestWatch watch;
  watch.looked = [this](const Run& run) {
    for (std::size_t p = 0; p < now_.size(); ++p) {
      const auto& point = coverage_.points[p];
      if (point.kind == PointKind::transition || point.node == no_node) continue;
      const auto answer = answer_of(policy_.outline.nodes[point.node], run, 0);
      if (answer == Answer::met) now_[p][0] = true;
      if (answer == Answer::not_met) now_[p][1] = true;
      if (answer == Answer::unknown) now_[p][2] = true;
    }
  };
  watch.brought = [this](const Event& event) {
    if (event.kind != EventKind::status_changed || event.transition == none16) return;
    const auto& programme = policy_.programmes[event.programme];
    const auto& name = programme.transitions[event.transition].name;
    for (std::size_t p = 0; p < now_.size(); ++p) {
      const auto& point = coverage_.points[p];
      if (point.kind == PointKind::transition && point.of == programme.name && point.name == name) now_[p][0] = true;
    }
  };
  return watch;
}

void CoverageTaker::count() {
  if (!running_) return;
  running_ = false;
  ++coverage_.tests;
  for (std::size_t p = 0; p < now_.size(); ++p)
    for (std::size_t i = 0; i < now_[p].size(); ++i) coverage_.points[p].seen[i] += now_[p][i];
}

Coverage CoverageTaker::take() {
  count();
  return std::move(coverage_);
}

Coverage coverage_of(const model::Policy& policy, const CompiledPolicy& compiled, const std::stop_token& stop) {
  CoverageTaker taker(compiled);
  for (const auto& test : policy.tests) {
    if (stop.stop_requested()) break;
    (void)run_test(policy, compiled, test, taker.next_test());
  }
  return taker.take();
}

}  // namespace safon
