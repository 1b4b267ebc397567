// What waits of audits, for the page on which people begin.
#pragma once
#include <string>

#include "adapters/web/visit.hpp"

namespace safon::web {

/// Links with numbers: disputes for officers, changes to look at for auditors; empty where nothing waits.
[[nodiscard]] std::string audits_waiting_html(const Visit& visit);

}  // namespace safon::web
