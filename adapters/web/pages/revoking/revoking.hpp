// What a participant's page says of statuses that officers take away and give back, and the forms for it.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "adapters/office/revoking.hpp"
#include "adapters/web/pages/participant/subject.hpp"

namespace safon::web {

/// Who took away what was held, or gave it back, and why; empty where the rules have brought the present status.
[[nodiscard]] std::string status_decision_html(const Visit& visit, const Programme& programme,
                                               std::span<const LedgerEvent> events);

/// For officers: a form for each way on which they may lead from here, but for those that are proposed already.
/// `unique`: begins the names of its fields on the page.
[[nodiscard]] std::string revoking_html(const Visit& visit, const Subject& subject, const Programme& programme,
                                        const ProgressState& state, const std::string& unique);

/// Of a case that somebody has proposed: who, and the form to confirm it.
[[nodiscard]] std::string proposal_html(const Visit& visit, const Subject& subject, const Programme& programme,
                                        const ProgressState& state, const OpenCase& open, const std::string& unique);

}  // namespace safon::web
