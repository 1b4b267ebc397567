// A program run under a tracer, which can kill it, or have the system refuse it, at any of its calls that change files.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace safon::test {

enum class Fault : std::uint8_t {
  none,
  killed,     // before the call
  halfway,    // after it; of a write only the first half has been done
  once,       // that call fails with EIO
  from_then,  // and every one after it
  full,       // from then on nothing can be written, and no folder made: ENOSPC
  held_up,    // before that call, for as long as `meanwhile` takes
};

struct Ended {
  bool killed = false;
  int exit = 0;   // when not killed
  int calls = 0;  // that change files
};

/// Whether there is a tracer for this processor, and the system lets us use it.
[[nodiscard]] bool can_trace();

/// Runs a program in a folder; what it prints goes nowhere. `at` counts calls from 1.
[[nodiscard]] Ended run_traced(const std::vector<std::string>& words, const std::string& folder,
                               Fault fault = Fault::none, int at = 0, const std::function<void()>& meanwhile = {});

/// The same without a tracer. Killed after so many microseconds, unless it has ended by then; 0: not at all.
[[nodiscard]] Ended run_timed(const std::vector<std::string>& words, const std::string& folder, unsigned microseconds);

/// Begins to run; wait_for() tells how it ended.
[[nodiscard]] pid_t start(const std::vector<std::string>& words, const std::string& folder);
[[nodiscard]] Ended wait_for(pid_t started);

}  // namespace safon::test
