// Corrections as a table, as lines, and as JSON.
#pragma once
#include <boost/json.hpp>
#include <ostream>
#include <span>

#include "adapters/cli/draw/explanation.hpp"
#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/office/corrections/corrections.hpp"

namespace safon {

/// Those that hold; with Options::all, also those that are over.
[[nodiscard]] Table correction_table(std::span<const office::ListedCorrection> corrections, const Options& options);

void draw_correction(std::ostream& out, const office::ListedCorrection& listed);
[[nodiscard]] boost::json::object correction_json(const office::ListedCorrection& listed);

/// Beneath what is said of one participant: what of the record officers have put right.
void draw_own_corrections(std::ostream& out, std::span<const office::ListedCorrection> corrections, const Pen& pen);

}  // namespace safon
