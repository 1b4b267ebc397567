// How answers follow one another through time when nothing new comes in: stepping from one flip date to the next.
#pragma once
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/explain/explain.hpp"
#include "engine/progress/elsewhere/elsewhere.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// One participant's standing in each programme, from a day on: the batch's row 0 of each Standing.
struct StandingFrom {
  Date from;
  std::vector<Standing> standing;
};
/// How it changed with the statuses held, by day; the first from the beginning, before any. `elsewhere`: what was held
/// in other programmes, as it was known on the day `known`.
[[nodiscard]] std::vector<StandingFrom> standing_through(const CompiledPolicy& policy, std::uint16_t programme,
                                                         const ProgressState& state, Elsewhere elsewhere = {},
                                                         Date known = never);

/// The verdicts of a root register over [from, to]: each with the day on which it begins; the first on `from`. Where
/// one standing is given it is taken to be the same all the time. Empty when `to` is before `from`.
[[nodiscard]] std::vector<std::pair<Date, Verdict>> timeline(const CompiledPolicy& policy, Reg reg,
                                                             const RecordBatch& batch, std::size_t participant,
                                                             std::span<const StandingFrom> standing, Date from,
                                                             Date to);
[[nodiscard]] std::vector<std::pair<Date, Verdict>> timeline(const CompiledPolicy& policy, Reg reg,
                                                             const RecordBatch& batch, std::size_t participant,
                                                             std::span<const Standing> standing, Date from, Date to);

/// Since when the node's answer as of `to` has held without a break; none when it already held on `from`.
[[nodiscard]] std::optional<Date> since(const CompiledPolicy& policy, NodeId node, const RecordBatch& batch,
                                        std::size_t participant, std::span<const Standing> standing, Date from,
                                        Date to);

/// Fills Explanation::since through the whole tree, in one walk over [from, to]. `to` is the day that was explained.
/// `speaks_from`: what began before that day is said to hold since then: earlier the policy said nothing of this
/// participant.
void add_since(Explanation& explanation, const CompiledPolicy& policy, const RecordBatch& batch,
               std::size_t participant, std::span<const StandingFrom> standing, Date from, Date speaks_from, Date to);

/// At most so many days on which something may change are looked at ahead.
inline constexpr int days_foreseen = 200;

/// Fills Explanation::met_from and Explanation::lapses through the whole tree, in one walk onward from the day that was
/// explained.
void foresee(Explanation& explanation, const CompiledPolicy& policy, const RecordBatch& batch, std::size_t participant,
             std::span<const Standing> standing, Date from);

/// The first day after `from` on which one of these root registers is met by time alone, none being met before.
[[nodiscard]] std::optional<Date> first_met_after(const CompiledPolicy& policy, std::span<const Reg> regs,
                                                  const RecordBatch& batch, std::size_t participant,
                                                  std::span<const Standing> standing, Date from);

/// A day before everything that the record dates: where to start when nothing else suggests itself.
[[nodiscard]] Date before_record(const RecordBatch& batch, std::size_t participant);

}  // namespace safon
