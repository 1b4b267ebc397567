// One function for each verb. Each reads its options, does its work through the engine's ports, and answers with the
// exit.
#pragma once
#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"

namespace safon {

[[nodiscard]] Exit check(const Options& options);
[[nodiscard]] Exit format_files(const Options& options);  // fmt
[[nodiscard]] Exit serve_editor(const Options& options);  // lsp
[[nodiscard]] Exit test(const Options& options);
[[nodiscard]] Exit lint_policies(const Options& options);
[[nodiscard]] Exit doc(const Options& options);
[[nodiscard]] Exit diff(const Options& options);
[[nodiscard]] Exit simulate_draft(const Options& options);
[[nodiscard]] Exit policy_versions(const Options& options);
[[nodiscard]] Exit import_returns(const Options& options);
[[nodiscard]] Exit evaluate(const Options& options);
[[nodiscard]] Exit nightly(const Options& options);
[[nodiscard]] Exit runs_journal(const Options& options);
[[nodiscard]] Exit status(const Options& options);
[[nodiscard]] Exit explain_participant(const Options& options);
[[nodiscard]] Exit queue(const Options& options);
[[nodiscard]] Exit decide_case(const Options& options);    // certify, decline and defer
[[nodiscard]] Exit revoke_status(const Options& options);  // revoke and reinstate
[[nodiscard]] Exit waive(const Options& options);
[[nodiscard]] Exit waiver(const Options& options);
[[nodiscard]] Exit correct(const Options& options);
[[nodiscard]] Exit correction(const Options& options);
[[nodiscard]] Exit audit(const Options& options);
[[nodiscard]] Exit report(const Options& options);
[[nodiscard]] Exit publish(const Options& options);
[[nodiscard]] Exit intake(const Options& options);
[[nodiscard]] Exit match_participants(const Options& options);
[[nodiscard]] Exit verify_register(const Options& options);
[[nodiscard]] Exit rebuild_register(const Options& options);
[[nodiscard]] Exit back_up(const Options& options);
[[nodiscard]] Exit people_who_sign_in(const Options& options);
[[nodiscard]] Exit certificate_verb(const Options& options);
[[nodiscard]] Exit keys_verb(const Options& options);
[[nodiscard]] Exit serve(const Options& options);
[[nodiscard]] Exit completion(const Options& options);

}  // namespace safon
