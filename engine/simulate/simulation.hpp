// What a draft would change for everybody: counts, reasons, and a few people by name. Data only; adapters draw it.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/explain/explain.hpp"
#include "engine/value/date.hpp"
#include "engine/value/label.hpp"

namespace safon {

/// What the draft does to somebody in one programme. Further along is a status that the draft names later, or a case
/// for one; a setback or a stay away lies before all others.
enum class Effect : std::uint8_t {
  gains,      // gets further, and would not without the draft
  sooner,     // gets to the same earlier
  later,      // gets to the same, and waits longer for it
  loses,      // does not get as far, or falls back
  otherwise,  // stands elsewhere, and neither is further
};
inline constexpr std::size_t effects = 5;
/// "waits_longer": stable, for JSON and CSV.
[[nodiscard]] std::string_view effect_name(Effect effect);

/// Where somebody stands. Statuses are indices into SimulatedProgramme::statuses.
struct Whereabouts {
  std::optional<std::uint8_t> status;  // none: not entered
  Date since{never};
  std::optional<std::uint8_t> case_for;  // the furthest that a case waits for, where that is as far or further
  Date case_since{never};
  bool operator==(const Whereabouts&) const = default;
};

/// Why it is so: what the two policies answer differently, on the day on which the ways part.
struct Reason {
  enum class Kind : std::uint8_t {
    differs,  // a requirement or a named part of one has another answer
    added,    // only the draft asks it: it stands in the way, or opens another
    removed,  // only the policy in force asks it, likewise
    way,      // nothing that has a name: the way itself, its deadline, or the validity of the status
  } kind{};
  std::string name;  // stable: "induction.in_time"; of a way "enrolled->inducted"
  Label label;
  Answer before{}, after{};  // of `differs`, and of the side that asks
};

/// Somebody whom the draft touches.
struct Affected {
  std::string id, council;
  std::uint16_t programme = 0;  // index into Simulation::programmes
  Effect effect{};
  std::uint8_t status = 0;                            // the one that is gained, awaited or lost
  Whereabouts before, after;                          // on the as-of day
  std::optional<Date> reached_before, reached_after;  // since when they have that status, or a case for it; none: not
                                                      // by the last day that was looked at
  std::vector<std::uint32_t> reasons;                 // indices into SimulatedProgramme::reasons
};

struct SimulatedStatus {
  std::string name;
  Label label;
  bool before = true, after = true;  // the policy in force, and the draft, have it
};

struct SimulatedProgramme {
  std::string name;
  Label label;
  bool before = true, after = true;
  std::vector<SimulatedStatus> statuses;  // in the order of the draft
  struct Count {
    std::uint64_t before = 0, after = 0;
  };
  /// By council of the latest record: not entered first, then by status.
  std::map<std::string, std::vector<Count>> councils;
  /// How many stand in `row` before and in `column` after: not entered first, then by status.
  std::vector<std::vector<std::uint64_t>> moves;
  Count cases, stopped;  // participants with a case for something as far or further; stopped by a conflict
  std::uint64_t left_alone =
      0;  // entered before the day from which the draft applies: the policy in force stays theirs
  std::array<std::uint64_t, effects> effects_of{};
  std::vector<Reason> reasons;
  std::vector<std::array<std::uint64_t, effects>> reason_counts;  // as `reasons`: participants, by effect
  std::array<std::vector<Affected>, effects> samples;             // by effect, in the order of ids
};

/// A requirement, or a named part of one, asked of everybody on the as-of day.
struct AskedOfAll {
  std::string name;
  Label label;
  bool is_part = false, before = true, after = true;
  /// [answer before][answer after]; where only one side asks, the other is `not_asked`.
  static constexpr std::size_t not_asked = 5;
  std::array<std::array<std::uint64_t, 6>, 6> answers{};

  [[nodiscard]] std::uint64_t count(bool of_draft, Answer answer) const;
  /// Participants whose answer is another.
  [[nodiscard]] std::uint64_t changed() const;
};

struct Simulation {
  Date as_of, until;
  std::uint64_t participants = 0;              // about whom something is known by the as-of day
  std::vector<SimulatedProgramme> programmes;  // in the order of the draft
  std::vector<AskedOfAll> requirements;        // in the order of the draft
};

}  // namespace safon
