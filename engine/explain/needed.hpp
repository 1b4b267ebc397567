// What is still missing: the shortest list, with the days that matter.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/explain/explain.hpp"
#include "engine/progress/elsewhere/elsewhere.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// Other ways to what this thing and those before it in the list are needed for.
struct OtherWays {
  std::size_t instead_of = 1;  // so many things: this one and those before it
  bool each = false;           // each of the ways may stand in for one of them, not only for all of them
  std::vector<std::vector<std::string>> ways;  // what each takes, by label, in the order of the policy
};

/// One thing that is missing, in the words of the policy.
struct Needed {
  std::string name;  // "reflection.coaching"; empty for a decision of officers
  std::string label;
  Answer answer{};                      // not met, or unknown: then `missing` or `to_confirm` says why
  std::vector<std::string> missing;     // fields that nobody has told us
  std::vector<std::string> to_confirm;  // parameters whose adjustment waits to be confirmed again
  bool cease = false;                   // it is met, and has to stop being so
  std::vector<std::string> of;          // criteria that may still be met, by label
  std::int64_t more = 0;                // so many of them are needed
  std::size_t officers = 0;             // so many people have still to certify; all else is there
  std::string role;                     // who: "officer"
  std::optional<Date> from;       // it becomes possible on this day, and not before; to cease: it does so by itself
  std::optional<Date> by;         // the last day on which it counts
  bool too_late = false;          // `by` is past
  std::vector<OtherWays> others;  // the list takes the shortest way; these are the others
  std::string cites;
};

/// What is met now, is needed together with what is missing, and lapses first.
struct Lapse {
  Date on;  // the first day on which it is not met any more
  std::string name, label;
};

struct StillNeeded {
  std::vector<Needed> list;  // empty: nothing is missing
  std::optional<Lapse> lapse;
};

/// What bears on a transition besides its condition. Days are those of one participant as of `as_of`.
struct Outlook {
  Date as_of{first_date};
  std::optional<Date>
      closes;  // the last day of the present status: on the next one time alone leads away from this way
  const OpenCase* open = nullptr;  // its case, while it waits
  std::optional<Date> declined;    // it is met, but an officer declined it: closed until newer facts come
  bool setback = false;            // it leads to a setback: nobody is advised how to get there
};

/// The standing is `state`'s, and in other programmes that of `elsewhere`. `known_from`: of the newest facts. The case
/// points into `state`.
[[nodiscard]] Outlook outlook(const CompiledPolicy& policy, std::uint16_t programme, std::uint16_t transition,
                              const RecordBatch& batch, std::size_t participant, const ProgressState& state,
                              Date known_from, Date as_of, Elsewhere elsewhere = {});

/// The shortest list of what is still missing for the explained node to be met; empty when it is met.
[[nodiscard]] StillNeeded still_needed(const Explanation& explanation);

/// The same of a transition: its case counts, and the end of the present status; nothing when it was declined, or leads
/// to a setback.
[[nodiscard]] StillNeeded still_needed(const Explanation& explanation, const Transition& transition,
                                       const Outlook& outlook);

}  // namespace safon
