// One function for each route. What they may be asked by whom is in routes.cpp.
#pragma once
#include "adapters/web/visit.hpp"

namespace safon::web {

[[nodiscard]] http::Response style_sheet(Visit& visit);
[[nodiscard]] http::Response script_file(Visit& visit);
[[nodiscard]] http::Response health(Visit& visit);
[[nodiscard]] http::Response home(Visit& visit);

[[nodiscard]] http::Response sign_in_page(Visit& visit);
[[nodiscard]] http::Response sign_in(Visit& visit);
[[nodiscard]] http::Response sign_out(Visit& visit);
[[nodiscard]] http::Response password_page(Visit& visit);
[[nodiscard]] http::Response change_password(Visit& visit);

[[nodiscard]] http::Response queue_page(Visit& visit);
[[nodiscard]] http::Response several_page(Visit& visit);
[[nodiscard]] http::Response preview_several(Visit& visit);
[[nodiscard]] http::Response decide_several(Visit& visit);
[[nodiscard]] http::Response search_page(Visit& visit);
[[nodiscard]] http::Response search(Visit& visit);
/// The part of that page that has the answer.
[[nodiscard]] http::Response search_found(Visit& visit);
[[nodiscard]] http::Response participant_page(Visit& visit);
[[nodiscard]] http::Response preview_decision(Visit& visit);
[[nodiscard]] http::Response decide(Visit& visit);
[[nodiscard]] http::Response preview_revoking(Visit& visit);
[[nodiscard]] http::Response decide_revoking(Visit& visit);

[[nodiscard]] http::Response correction_form_page(Visit& visit);
[[nodiscard]] http::Response preview_correction(Visit& visit);
[[nodiscard]] http::Response record_correction(Visit& visit);
[[nodiscard]] http::Response corrections_page(Visit& visit);
[[nodiscard]] http::Response one_correction_page(Visit& visit);
[[nodiscard]] http::Response withdraw_correction(Visit& visit);

[[nodiscard]] http::Response waivers_page(Visit& visit);
[[nodiscard]] http::Response waiver_page(Visit& visit);
[[nodiscard]] http::Response preview_answer(Visit& visit);
[[nodiscard]] http::Response answer_waiver(Visit& visit);
[[nodiscard]] http::Response preview_proposal(Visit& visit);
[[nodiscard]] http::Response propose_waiver(Visit& visit);

[[nodiscard]] http::Response overview_page(Visit& visit);
[[nodiscard]] http::Response programmes_page(Visit& visit);
[[nodiscard]] http::Response draft_page(Visit& visit);
[[nodiscard]] http::Response simulate_draft(Visit& visit);
[[nodiscard]] http::Response audit_page(Visit& visit);
[[nodiscard]] http::Response waiver_audit_page(Visit& visit);
[[nodiscard]] http::Response audits_page(Visit& visit);
[[nodiscard]] http::Response one_audit_page(Visit& visit);
[[nodiscard]] http::Response record_finding(Visit& visit);
[[nodiscard]] http::Response record_audit_answer(Visit& visit);
[[nodiscard]] http::Response runs_page(Visit& visit);
[[nodiscard]] http::Response imports_page(Visit& visit);
[[nodiscard]] http::Response rejections_page(Visit& visit);

[[nodiscard]] http::Response certificate_page(Visit& visit);
[[nodiscard]] http::Response issue_certificate(Visit& visit);
[[nodiscard]] http::Response verify_form(Visit& visit);
[[nodiscard]] http::Response verify_typed(Visit& visit);
[[nodiscard]] http::Response verify_page(Visit& visit);
// For programs:
[[nodiscard]] http::Response credential_file(Visit& visit);
[[nodiscard]] http::Response status_list_file(Visit& visit);
[[nodiscard]] http::Response key_file(Visit& visit);
[[nodiscard]] http::Response key_set(Visit& visit);
[[nodiscard]] http::Response issuer_profile(Visit& visit);

[[nodiscard]] http::Response people_page(Visit& visit);
[[nodiscard]] http::Response access_page(Visit& visit);

}  // namespace safon::web
