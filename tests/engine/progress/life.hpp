// One participant whose nights and decisions are told one by one, and read back as lines.
#pragma once
#include <doctest/doctest.h>

#include "tests/engine/progress/small_policy.hpp"

namespace safon::testing {

using Lines = std::vector<std::string>;

/// One participant whose nights and decisions are told one by one.
struct Life {
  SmallPolicy& small;
  Records records;
  Run run;
  ProgressState state;
  const Calendar* calendar = nullptr;

  explicit Life(SmallPolicy& policy) : small(policy), records(policy.policy), run(policy.policy.plan) {}

  void know(const char* from, const Record& record) { records.add(0, day(from), record); }
  Lines night(const char* to) {
    return to_text(small.policy, progress({.policy = &small.policy,
                                           .batch = &records.batch,
                                           .versions = records.versions,
                                           .to = day(to),
                                           .calendar = calendar},
                                          {&state, 1}, run));
  }
  std::variant<Lines, std::string> decide(Decision decision) {
    auto outcome = safon::decide(small.policy, 0, decision, 0, state);
    if (auto* why = std::get_if<std::string>(&outcome)) return *why;
    return to_text(small.policy, std::get<std::vector<Event>>(outcome));
  }
  std::string refusal(Decision decision) { return std::get<std::string>(decide(decision)); }
  Lines done(Decision decision) { return std::get<Lines>(decide(decision)); }
};

constexpr int course = 0, coaching = 1, module = 2;

inline Record record(const char* begin, std::vector<Activity> items = {}, std::optional<bool> flag = {}) {
  return {.begin = day(begin), .flag = flag, .activities = std::move(items)};
}

}  // namespace safon::testing

namespace doctest {
template <>
struct StringMaker<safon::testing::Lines> {
  static String convert(const safon::testing::Lines& lines) {
    std::string text;
    for (const auto& line : lines) text += "\n  " + line;
    return text.c_str();
  }
};
}  // namespace doctest
