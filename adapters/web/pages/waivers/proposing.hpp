// The forms with which an officer proposes a waiver or an adjustment.
#pragma once
#include <string>

#include "adapters/web/pages/participant/subject.hpp"
#include "adapters/web/visit.hpp"

namespace safon::web {

/// Empty for who may not, and where the policy lets nobody waive or adjust anything.
[[nodiscard]] std::string proposal_form_html(const Visit& visit, const Subject& subject);

/// Where a link goes that asks for a waiver of one requirement; empty where the form is not, or has not that one.
[[nodiscard]] std::string proposal_link(const Visit& visit, const Subject& subject, const std::string& requirement);

}  // namespace safon::web
