// A published table, compiled: the registers that say where a participant belongs and what is measured. It has a plan
// of its own, so that nights do not work out what only the table asks for.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/plan/plan.hpp"
#include "engine/value/label.hpp"

namespace safon {

/// A value that rows or columns may have.
struct GroupName {
  std::string name;
  Label label;
};

struct Grouping {
  enum class Kind : std::uint8_t { code, condition, status, year } kind{};
  std::string name;               // as the policy writes it: "council"
  Label label;                    // empty where nobody wrote one
  std::vector<GroupName> values;  // of a code or status, by index
  Reg value = no_reg;             // root: code, verdict, status or date
  Reg applicable = no_reg;        // condition: not met here means "not applicable"; no_reg: it always is
  Reg entered = no_reg;           // status: the day of entry, unknown for whoever is not in the programme
};

struct Measure {
  enum class Kind : std::uint8_t { count, sum, average, smallest, largest, share } kind{};
  std::string name;
  Label label;
  bool percentage = false;  // of the value
  Reg value = no_reg;       // root number; no_reg for count and share
  Reg where = no_reg;       // root verdict; no_reg: everybody
  Reg among = no_reg;       // share: root verdict; no_reg: everybody
};

struct Report {
  std::string name;
  Label label;
  std::string cites;
  Reg where = no_reg;  // root verdict: whom it is about; no_reg: everybody
  Grouping rows;
  std::optional<Grouping> columns;
  std::uint32_t suppress_below = 0;  // 0: nothing is suppressed
  std::vector<Measure> measures;     // at most 12
  Plan plan;
};

}  // namespace safon
