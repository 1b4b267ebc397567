// Why a decision was not taken, as a page.
#pragma once
#include <string>
#include <string_view>

#include "adapters/web/pages/participant/subject.hpp"

namespace safon::web {

[[nodiscard]] std::string back_html(const Visit& visit, const Subject& subject);
[[nodiscard]] http::Response cannot_decide(const Visit& visit, const Subject& subject, std::string_view why,
                                           unsigned status);
/// The second of two officers is told what the first has done.
[[nodiscard]] http::Response decision_refused(Visit& visit, RegisterFile& in, const Subject& subject,
                                              const office::Refusal& refusal);

}  // namespace safon::web
