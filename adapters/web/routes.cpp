#include "adapters/web/routes.hpp"

#include <algorithm>
#include <cctype>

#include "adapters/web/pages/pages.hpp"

namespace safon::web {
namespace {

using enum office::Role;

constexpr auto nobodys = office::Roles();
constexpr auto cases = officer | auditor;                                              // who reads about participants
constexpr auto numbers = officer | auditor | policy_staff | office::Roles(operators);  // who reads what is counted
constexpr auto deliveries = officer | auditor | office::Roles(operators);              // who reads returns' faults
constexpr auto drafts = auditor | policy_staff;                                        // who asks what one would change
constexpr auto book = auditor | administrator;

// Read it as a matrix: each row says who may ask for it. An administrator looks after people and sees no participant;
// nobody but an officer decides, and an auditor changes nothing: what she finds of a change is written down beside it.
constexpr Route all[] = {
    {"GET", "/style.css", Who::anybody, nobodys, style_sheet},
    {"GET", "/script.js", Who::anybody, nobodys, script_file},
    {"GET", "/health", Who::anybody, nobodys, health},
    {"GET", "/sign-in", Who::anybody, nobodys, sign_in_page},
    {"POST", "/sign-in", Who::anybody, nobodys, sign_in},
    {"POST", "/sign-out", Who::signed_in, nobodys, sign_out},
    {"GET", "/password", Who::signed_in, nobodys, password_page},
    {"POST", "/password", Who::signed_in, nobodys, change_password},
    {"GET", "/", Who::signed_in, nobodys, home},
    {"GET", "/queue", Who::roles, cases, queue_page},
    {"GET", "/queue/decide", Who::roles, officer, several_page},
    {"POST", "/queue/decide/preview", Who::roles, officer, preview_several},
    {"POST", "/queue/decide", Who::roles, officer, decide_several},
    {"GET", "/search", Who::roles, cases, search_page},
    {"POST", "/search", Who::roles, cases, search},
    {"POST", "/search/found", Who::roles, cases, search_found},
    {"GET", "/participant/*", Who::roles, cases, participant_page},
    {"POST", "/participant/*/preview", Who::roles, officer, preview_decision},
    {"POST", "/participant/*/decide", Who::roles, officer, decide},
    {"POST", "/participant/*/waiver/preview", Who::roles, officer, preview_proposal},
    {"POST", "/participant/*/waiver", Who::roles, officer, propose_waiver},
    {"GET", "/waivers", Who::roles, cases, waivers_page},
    {"GET", "/waivers/*", Who::roles, cases, waiver_page},
    {"POST", "/waivers/*/preview", Who::roles, officer, preview_answer},
    {"POST", "/waivers/*/answer", Who::roles, officer, answer_waiver},
    {"POST", "/participant/*/revoking/preview", Who::roles, officer, preview_revoking},
    {"POST", "/participant/*/revoking", Who::roles, officer, decide_revoking},
    {"GET", "/participant/*/correction", Who::roles, officer, correction_form_page},
    {"POST", "/participant/*/correction/preview", Who::roles, officer, preview_correction},
    {"POST", "/participant/*/correction", Who::roles, officer, record_correction},
    {"GET", "/corrections", Who::roles, cases, corrections_page},
    {"GET", "/corrections/*", Who::roles, cases, one_correction_page},
    {"POST", "/corrections/*/withdraw", Who::roles, officer, withdraw_correction},
    {"GET", "/overview", Who::roles, numbers, overview_page},
    {"GET", "/programmes", Who::roles, numbers, programmes_page},
    {"GET", upload_path, Who::roles, drafts, draft_page},
    {"POST", upload_path, Who::roles, drafts, simulate_draft, true},
    {"GET", "/audit", Who::roles, auditor, audit_page},
    {"GET", "/audit/waivers", Who::roles, auditor, waiver_audit_page},
    {"GET", "/audits", Who::roles, cases, audits_page},
    {"GET", "/audits/*", Who::roles, cases, one_audit_page},
    {"POST", "/audits/*/finding", Who::roles, auditor, record_finding},
    {"POST", "/audits/*/answer", Who::roles, officer, record_audit_answer},
    {"GET", "/runs", Who::roles, deliveries, runs_page},
    {"GET", "/imports", Who::roles, deliveries, imports_page},
    {"GET", "/imports/*", Who::roles, deliveries, rejections_page},
    {"GET", "/people", Who::roles, book, people_page},
    {"GET", "/certificates/*", Who::roles, cases, certificate_page},
    {"POST", "/participant/*/certificate", Who::roles, officer, issue_certificate},
    {"GET", "/verify", Who::anybody, nobodys, verify_form},
    {"POST", "/verify", Who::anybody, nobodys, verify_typed},
    {"GET", "/verify/*", Who::anybody, nobodys, verify_page},
    {"GET", "/credentials/*", Who::anybody, nobodys, credential_file},
    {"GET", "/status-lists/*", Who::anybody, nobodys, status_list_file},
    {"GET", "/keys/*", Who::anybody, nobodys, key_file},
    {"GET", "/.well-known/jwks.json", Who::anybody, nobodys, key_set},
    {"GET", "/issuer", Who::anybody, nobodys, issuer_profile},
    {"GET", "/access", Who::roles, book, access_page},
};

/// Whether a path is of this pattern. A star is a number: nothing that people are called stands in an address.
bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>& parts) {
  parts.clear();
  while (!pattern.empty()) {
    if (pattern.front() != '*') {
      if (path.empty() || path.front() != pattern.front()) return false;
      pattern.remove_prefix(1), path.remove_prefix(1);
      continue;
    }
    std::size_t digits = 0;
    while (digits < path.size() && std::isdigit(static_cast<unsigned char>(path[digits]))) ++digits;
    if (digits == 0 || digits > 18) return false;
    parts.emplace_back(path.substr(0, digits));
    pattern.remove_prefix(1), path.remove_prefix(digits);
  }
  return path.empty();
}

}  // namespace

std::span<const Route> routes() {
  return all;
}

const Route* find_route(std::string_view method, std::string_view path, std::vector<std::string>& parts,
                        bool& other_method) {
  other_method = false;
  for (const auto& route : all) {
    if (!fits(route.path, path, parts)) continue;
    if (route.method == method || (method == "HEAD" && route.method == "GET")) return &route;
    other_method = true;
  }
  return nullptr;
}

bool allowed(const Route& route, const office::Person* person) {
  if (route.who == Who::anybody) return true;
  return person && (route.who == Who::signed_in || person->roles.meets(route.roles));
}

}  // namespace safon::web
