// A simulation as tables and drawings: text, JSON, CSV and HTML say the same.
#pragma once
#include <ostream>
#include <string>
#include <vector>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/page/wording.hpp"
#include "adapters/office/waivers/waivers.hpp"
#include "engine/plan/compiled_policy.hpp"
#include "engine/simulate/simulation.hpp"

namespace safon {

struct Simulated {
  const Simulation& simulation;
  const CompiledPolicy &current, &draft;
  Wording say;
  std::vector<office::WaiversToConfirm> to_confirm = {};  // waivers that would wait
  bool from_start = false;
  std::size_t samples = 0;  // that were asked for
  std::int64_t seed = 0;
};

/// The version; "draft of 2026.1" where both have the same.
[[nodiscard]] std::string name_of_draft(const Simulated& from);
/// What was held against what, as of when, and on until when.
[[nodiscard]] std::vector<std::string> said_of(const Simulated& from);
/// Plain text in the language: "waits longer".
[[nodiscard]] std::string effect_words(const Wording& say, Effect effect);
/// "`induction.in_time`: not met, met by the draft".
[[nodiscard]] std::string reason_words(const Wording& say, const Reason& reason);

// One programme's.
[[nodiscard]] Table status_table(const Simulated& from, const SimulatedProgramme& programme);
[[nodiscard]] Table council_table(const Simulated& from, const SimulatedProgramme& programme, bool changed_only);
[[nodiscard]] Table effect_table(const Simulated& from, const SimulatedProgramme& programme);
[[nodiscard]] Table reason_table(const Simulated& from, const SimulatedProgramme& programme);
[[nodiscard]] Table sample_table(const Simulated& from, const SimulatedProgramme& programme);
/// Of requirements, and of parts that have another answer for somebody.
[[nodiscard]] Table requirement_table(const Simulated& from, bool changed_only);

void draw_text(std::ostream& out, const Simulated& from, const Terminal& terminal);
[[nodiscard]] std::string simulation_json(const Simulated& from);
[[nodiscard]] std::string simulation_html(const Simulated& from);
/// What such a page says, for a page of somebody else's: its heading, and what stands under it.
[[nodiscard]] std::string simulation_title(const Simulated& from);
[[nodiscard]] std::string simulation_parts(const Simulated& from);

/// A line for each participant and programme that the draft touches: heads, then each as it comes.
[[nodiscard]] std::vector<Cell> affected_heads();
[[nodiscard]] std::vector<Cell> affected_line(const Affected& affected, const SimulatedProgramme& programme);

}  // namespace safon
