// The shape that explanations take: the policy's own tree, each node tied to the register that holds its verdict.
// Made by dsl/lower beside the plan; engine/explain fills it with one participant's values.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/plan/plan.hpp"
#include "engine/value/label.hpp"

namespace safon {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

enum class NodeKind : std::uint8_t {
  requirement,
  all_of,
  any_of,
  none_of,
  at_least,
  at_most,
  exactly,    // groups carry `count` where they have one
  exception,  // `unless`/`except`; its children: the condition, then exceptions of its own
  applies,    // `applies when`
  reference,  // another requirement, by name; `target` is its node
  condition,  // a yes/no expression; children: its parts where it is and/or/not/implies/a quantifier
  coverage,   // framework: one child for each element
};

/// How the parts of a condition, or the elements of a coverage, make up its verdict.
enum class Joint : std::uint8_t {
  none,  // no parts
  all,
  any,          // `and`, `every element`; `or`, `some element`
  none_of,      // `not`, `no element`
  implication,  // the first part implies the second
};

/// A value that a condition reads, to be shown with where it came from.
struct ShownValue {
  /// A duration parameter has no register: what it is, from the day on on which `from` begins to hold.
  struct InForce {
    Reg from = no_reg;  // verdict; no_reg: from the start
    Duration duration;
  };
  std::string name;  // as written: "residential.held", "activities where kind is coaching"
  Reg reg = no_reg;  // a value register at the root table, a row register, or a row verdict of a child table (its met
                     // rows are shown)
  TableId table = root_table;         // the table whose rows the value comes from, for provenance
  ColumnId column = none16;           // the field, when it is one
  std::uint16_t status_of = none16;   // the value is a status of this programme
  std::vector<InForce> durations;     // in the order of their days; of a duration parameter only
  std::uint16_t adjustable = none16;  // the value is a parameter that can be adjusted, of CompiledPolicy::waivables
};

struct Node {
  NodeKind kind;
  std::string name;   // stable path, "reflection.coaching"; empty for unnamed parts
  Label label;        // what the author wrote; empty when none
  std::string text;   // the source text of a condition, one line
  std::string cites;  // own citation or the nearest enclosing one
  Place place;
  Reg verdict = no_reg;
  Reg applicable = no_reg;    // requirement with `applies when`: not met here means "not applicable"
  Reg conflict = no_reg;      // requirement: met when exceptions of different outcomes apply at once
  Joint joint = Joint::none;  // condition and coverage with children
  std::int64_t count = 0;
  Reg count_in_force = no_reg;  // number: what the count is, where it is a parameter that changes by date
  std::uint16_t pool = none16;  // condition: whether member `member` of that pool is given what it needs
  std::uint16_t member = 0;
  std::uint8_t outcome = 0;         // exception: 0 met, 1 not met, 2 not applicable
  bool except = false;              // exception: written with `except`, else with `unless`
  std::uint16_t waivable = none16;  // exception: it is people's waiver, of CompiledPolicy::waivables
  NodeId target = no_node;
  std::vector<NodeId> children;
  std::vector<ShownValue> values;
};

/// Rows of which none counts twice, and who shares them: see engine/pool/fill.hpp.
struct Pool {
  struct Member {
    std::string name;   // stable: "modules.taught"
    Reg rows = no_reg;  // rows of `table` that may count for it
    std::int64_t needs = 0;
    Reg needs_in_force = no_reg;  // number: what it needs, where that is a parameter that changes by date
  };
  TableId table = none16;
  std::vector<Member> members;  // served in this order
};

struct Outline {
  std::vector<Node> nodes;
  std::vector<Pool> pools;
  std::vector<NodeId> requirements;  // in the order of the policy
};

}  // namespace safon
