// Why: one tree for the trace, the "still needed" advice, the letter and the audit. Data only; adapters draw it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate/evaluate.hpp"
#include "engine/plan/compiled_policy.hpp"
#include "engine/record/batch.hpp"

namespace safon {

enum class Answer : std::uint8_t { met, not_met, unknown, not_applicable, conflict };

struct ExplainedValue {
  std::string name;   // "residential.held"
  std::string value;  // "2026-03-09", "unknown", "none", a code's label in the language asked for
  bool known = true;
  std::string file;  // where it came from; empty for today, parameters and literals
  std::uint32_t line = 0;
  std::string received;  // ISO date
};

struct Explanation {
  NodeId node = no_node;  // of the outline
  NodeKind kind{};
  Joint joint{};      // how children that are parts of a condition hang together
  std::string name;   // stable: "reflection.coaching"
  std::string label;  // in the language asked for; else the name; else the source text
  std::string text;   // source text of a condition
  Answer answer{};
  std::int64_t count = 0;    // of at least, at most, exactly
  std::uint8_t outcome = 0;  // exception: what it makes of the verdict: 0 met, 1 not met, 2 not applicable
  std::string tally;         // "2 of 3; 1 more of 2 unknown" for counts and groups
  std::string cites;
  std::string file;  // rule file
  Place place;
  Date next{never};           // may change by then with no new facts
  std::optional<Date> since;  // since when this answer holds, where it was asked for
  std::vector<ExplainedValue> values;
  std::vector<Explanation> children;
};

/// One thing that is missing, in the words of the policy.
struct Needed {
  std::string name;  // "reflection.coaching"
  std::string label;
  Answer answer{};                   // not met, or unknown: then `missing` names the fields
  std::vector<std::string> missing;  // fields that nobody has told us
  std::optional<Date> by;            // something else that is met now would lapse on this day, or the case is due
  std::string cites;
};

/// Runs the plan over one participant with every register kept, and reads the outline out of it.
/// `node`: a requirement's, a transition's or a property's node.
[[nodiscard]] Explanation explain(const CompiledPolicy& policy, NodeId node, const Run& run, const RecordBatch& batch,
                                  std::size_t participant, std::string_view language);

/// Folds to the smallest set of reasons that settles the verdict: for met, what carries it; for not met, what stops it.
[[nodiscard]] Explanation reasons(const Explanation& explanation);

/// The shortest list of what is still missing for `node` to be met; empty when it is met.
[[nodiscard]] std::vector<Needed> still_needed(const Explanation& explanation);

}  // namespace safon
