// What a night did: gathered by its steps, told by its summary, its report and its metrics.
#pragma once
#include <string>
#include <vector>

#include "adapters/cli/verbs/operator/take_in/take_in.hpp"
#include "adapters/office/people/duties.hpp"
#include "engine/night/evaluate_register.hpp"

namespace safon {

struct NightFile {
  std::string name;     // under the inbox
  std::string kept_as;  // where it is now
  TakenIn taken;
};

struct Night {
  Date as_of;
  std::vector<NightFile> files;            // in the order in which they were taken in
  std::vector<std::string> still_written;  // left in the inbox for the next night
  std::vector<std::string> not_for_us;
  bool evaluated = false;
  EvaluateReport evaluation;
  std::vector<office::DutyHeld> untold;  // duties that nobody holds where cases have gone on to them
  bool failed = false;                   // something could not be done: the night is not finished

  [[nodiscard]] std::size_t files_with(Fate fate) const {
    std::size_t count = 0;
    for (const auto& file : files) count += file.taken.fate == fate;
    return count;
  }
  [[nodiscard]] std::uint64_t rejected() const {
    std::uint64_t count = 0;
    for (const auto& file : files) count += file.taken.result.rejected;
    return count;
  }
};

/// 0 all good, 3 with something to look at, 4 not finished.
[[nodiscard]] Exit exit_of(const Night& night);

/// Takes in what has arrived and moves it on: first into the register, then to where it is kept, so that a night that
/// is killed in between finds the file in already and moves it. `move` false leaves all where it is. Answers false when
/// the register failed: then nothing more should be tried.
[[nodiscard]] bool take_in_arrived(RegisterFile& into, const LoadedPolicy& policy, const Options& options, bool move,
                                   Night& night);

/// "the night as of 2026-11-02 is done, all good: 3 files came in; …"
[[nodiscard]] std::string sentence_of(const Night& night);
/// "in", "in before", "refused", "not read".
[[nodiscard]] const char* name_of(Fate fate);

/// "1 file", "2 files".
[[nodiscard]] std::string counted(std::uint64_t n, const char* one, const char* many);

/// On the standard output, as text or JSON; then one sentence on the error stream.
void tell_night(const Night& night, const Options& options);

}  // namespace safon
