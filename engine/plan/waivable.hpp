// What people may decide for one participant other than the rules do: a requirement that they may waive, a parameter
// that they may adjust.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/plan/adjustable.hpp"
#include "engine/plan/dated_duration.hpp"
#include "engine/plan/outline.hpp"

namespace safon {

struct Waivable {
  std::string what;  // stable name of the requirement, or of the parameter
  Label label;
  std::string cites;
  std::uint8_t approvers = 1;          // how many people approve, none of whom has proposed it
  std::string approved_by;             // role, "officer"
  std::vector<DatedDuration> at_most;  // how long from the day of approval; empty: as long as they say
  MonthEnd rounding = MonthEnd::down;  // of the day on which that ends
  /// The requirement as it is written, with what it is written with, or the parameter, on one line and without
  /// comments: a waiver that rests on another text waits to be confirmed again.
  std::string text;
  NodeId node = no_node;                 // the requirement's
  std::optional<Adjustable> adjustable;  // of a parameter: a waiver of it says what it is adjusted to
};

}  // namespace safon
