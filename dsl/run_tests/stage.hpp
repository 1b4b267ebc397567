// One test on its way through time. Internal to dsl/run_tests and to those who ask what a test would find.
#pragma once
#include "dsl/run_tests/run_tests.hpp"
#include "engine/progress/elsewhere/elsewhere.hpp"

namespace safon {

struct Stage {
  /// All three outlive the stage.
  Stage(const model::Policy& policy, const CompiledPolicy& compiled, const model::Test& test, TestWatch watch = {});

  const model::Policy& policy;
  const CompiledPolicy& compiled;
  const model::Test& test;
  TestWatch watch;
  RecordBatch batch;
  Run run;
  std::vector<ProgressState> states;  // by programme
  std::vector<HeldElsewhere> held;    // in all of them, as the others get to know of it
  std::string stopped_by;
  TestResult result;

  /// From what is given to the day of the test, with every decision on its day.
  void play();
  /// Evaluates the day of the test; `run` then holds every register.
  void look() { look(test.as_of); }

  [[nodiscard]] const Programme& programme() const { return compiled.programmes[test.programme]; }
  [[nodiscard]] const ProgressState& state() const { return states[test.programme]; }
  [[nodiscard]] std::vector<Standing> standing(Date day) const;
  [[nodiscard]] const OpenCase* case_for(std::uint16_t of, std::uint8_t status) const;
  /// In sentences: where somebody stands, and which cases are open.
  [[nodiscard]] std::string present(std::uint16_t of) const;
  [[nodiscard]] std::string open_cases(std::uint16_t of) const;

 private:
  void start();
  void certify();
  [[nodiscard]] bool hold(const model::Test::Certified& said) const;
  [[nodiscard]] Decision as_decided(const model::Test::Certified& said, const std::string& by) const;
  void go_to(Date day);
  void look(Date day);
  void tell(const Event& event);
};

}  // namespace safon
