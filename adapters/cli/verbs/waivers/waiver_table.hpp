// Waivers and adjustments as a table and as text.
#pragma once
#include <boost/json.hpp>
#include <ostream>
#include <span>

#include "adapters/cli/draw/table.hpp"
#include "adapters/office/waivers/waivers.hpp"

namespace safon {

/// What a waiver waits for: "approval", "confirmation", or nothing.
[[nodiscard]] std::string waits_for(const office::ListedWaiver& listed);

/// One line each; those that are over only where `all` are wanted.
[[nodiscard]] Table waiver_table(std::span<const office::ListedWaiver> waivers, const Options& options, Date today);

/// All that was recorded about one.
void draw_waiver(std::ostream& out, const office::ListedWaiver& listed, const Options& options);
[[nodiscard]] boost::json::object waiver_json(const office::ListedWaiver& listed);

}  // namespace safon
