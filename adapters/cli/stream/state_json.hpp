// Where a participant stands in a programme, as JSON: what a stream gives out and takes in again the next time.
#pragma once
#include <boost/json/object.hpp>
#include <expected>
#include <string>

#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// Statuses and transitions by name. Nothing that the state does not have is written.
[[nodiscard]] boost::json::object state_json(const Programme& programme, const ProgressState& state);

/// A status that the programme no longer has is an error; an open or declined case of a transition that is gone is
/// left out, as a register does it.
[[nodiscard]] std::expected<ProgressState, std::string> state_from_json(const Programme& programme,
                                                                        const boost::json::value& json);

}  // namespace safon
