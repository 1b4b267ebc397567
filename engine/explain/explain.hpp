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

/// "not met": the stable name, as messages and JSON have it. Other languages are the adapters' own.
[[nodiscard]] std::string_view answer_name(Answer answer);

/// Values are given, not worded: what is not a value of its own is said by `says`, and whoever draws it finds the
/// words.
struct ExplainedValue {
  enum class Says : std::uint8_t {
    value,    // `value`: "2026-03-09", "12.5", a code's label in the language asked for
    about,    // the same, rounded
    unknown,  // nobody told us; `value`: the row, where it is one of several
    absent,   // known not to be there
    yes,
    no,
    met,
    not_met,
    more,             // `count` rows more than are shown
    passed_over,      // the row `value` was not chosen: it lacks what `why` says
    fails,            // the row `value` does not count, or is not what every row should be: it lacks what `why` says
    needs,            // a member of a pool, of `count` rows
    out_of_range,     // a sum or product too large to be held: unknown for that reason
    divided_by_zero,  // a quotient that is unknown for that reason
  };
  std::string name;  // "residential.held"
  Says says = Says::value;
  std::string value;
  std::size_t count = 0;
  std::vector<std::string> why;  // conditions, as the rule has them; empty: it is dated later than the day asked about
  std::string file;              // where it came from; empty for today, parameters and literals
  std::uint32_t line = 0;
  std::string received;  // ISO date

  /// A parameter that people have adjusted for this participant; `value` is what counts, or is unknown until what they
  /// said is confirmed again.
  struct Adjusted {
    std::string to, instead_of;  // instead_of: the policy's value; empty where it has none on that day
    Date until;                  // the last day
    std::int64_t number = 0;     // of the waiver
    std::string approved_by;     // "A. Evans, B. Price"
    bool confirmed = true;
  };
  std::optional<Adjusted> adjusted;

  [[nodiscard]] bool known() const {
    return says != Says::unknown && says != Says::out_of_range && says != Says::divided_by_zero;
  }
};

/// How many parts are met. What a group does not count stays empty.
struct Tally {
  std::int64_t met = 0, unknown = 0;
  std::optional<std::int64_t> of, at_most, needed;
  bool operator==(const Tally&) const = default;
};

struct Explanation {
  NodeId node = no_node;  // of the outline
  NodeKind kind{};
  Joint joint{};      // how children that are parts of a condition hang together
  std::string name;   // stable: "reflection.coaching"
  std::string label;  // in the language asked for; else the name; else the source text
  std::string text;   // source text of a condition
  Answer answer{};
  std::int64_t count = 0;    // of at least, at most, exactly; as of the day asked about
  std::uint8_t outcome = 0;  // exception: what it makes of the verdict: 0 met, 1 not met, 2 not applicable
  bool except = false;       // exception: written with `except`, else with `unless`
  bool waiver = false;       // exception: people have waived the requirement; those who approved are among `values`
  /// Unknown only whether it is met or not applicable: it holds nothing back, and counts for nothing yet.
  bool spares = false;
  std::optional<Tally> tally;           // of counts and groups, where it settles the answer
  std::vector<std::string> decided_by;  // exceptions that make the answer what it is, by name: the parts do not
  std::string cites;
  std::string file;  // rule file
  Place place;
  Date next{never};              // may change by then with no new facts
  std::optional<Date> since;     // since when this answer holds, where it was asked for
  std::optional<Date> met_from;  // not met now: the day from which time alone makes it so, where it was asked for
  std::optional<Date> lapses;    // met now: the first day on which it is not any more, where it was asked for
  std::optional<Date> last;      // not met now: the last day on which what is lacking may happen and still count
  std::vector<ExplainedValue> values;
  std::vector<Explanation> children;
};

/// Runs the plan over one participant with every register kept, and reads the outline out of it.
/// `node`: a requirement's, a transition's or a property's node.
[[nodiscard]] Explanation explain(const CompiledPolicy& policy, NodeId node, const Run& run, const RecordBatch& batch,
                                  std::size_t participant, std::string_view language);

/// Folds to the smallest set of reasons that settles the verdict: for met, what carries it; for not met, what stops it.
[[nodiscard]] Explanation reasons(const Explanation& explanation);

}  // namespace safon
