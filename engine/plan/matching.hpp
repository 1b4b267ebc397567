// A matching, compiled: the registers that say who is matched, with whom, and what the two must have in common. It has
// a plan and an outline of its own, made when it is asked for: nights neither compile nor work out what only it needs.
#pragma once
#include <string>
#include <vector>

#include "engine/plan/outline.hpp"
#include "engine/plan/plan.hpp"
#include "engine/value/label.hpp"

namespace safon {

/// A value of both, which has to be the same or different.
struct Likeness {
  bool same = false;
  Reg value = no_reg;     // root: code, text or verdict
  NodeId node = no_node;  // what it is made of, to name what is missing
  std::string name;       // as the policy writes it: "came_from"
  Label label;            // empty where nobody wrote one
};

struct Matching {
  std::string name;
  Label label;
  std::string cites;
  Reg match = no_reg, with = no_reg;  // root verdicts: who needs somebody, and who can be had
  NodeId match_node = no_node, with_node = no_node;
  Reg takes = no_reg;      // root number: at most so many for each of those who can be had
  std::string takes_name;  // as the policy writes it
  Reg counting = no_reg;   // root number: those that it has already; no_reg: none
  NodeId counting_node = no_node;
  std::vector<Likeness> constraints, wishes;  // at most 12, and match::most_wishes
  Plan plan;
  Outline outline;
};

}  // namespace safon
