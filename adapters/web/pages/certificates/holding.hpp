// The certificates of one participant, on the participant's page.
#pragma once
#include <string>

#include "adapters/office/participant.hpp"
#include "adapters/web/pages/participant/subject.hpp"
#include "adapters/web/visit.hpp"

namespace safon::web {

/// Those that were issued; empty where there are none.
[[nodiscard]] std::string certificates_html(Visit& visit, const Subject& subject);

/// A form to issue one, for an officer, where the present status was certified and has none; else empty.
[[nodiscard]] std::string issue_form_html(Visit& visit, const Subject& subject, const Programme& programme,
                                          const ProgressState& state);

}  // namespace safon::web
