#include "adapters/web/pages/certificates/holding.hpp"

#include <algorithm>

#include "adapters/certificate/number.hpp"
#include "adapters/certificate/page.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/office/certificates/issuing.hpp"
#include "adapters/office/certificates/waivers_behind.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/pages/waivers/told.hpp"
#include "engine/progress/before.hpp"

namespace safon::web {
namespace {

const Phrase& state_word(office::CertificateState state) {
  switch (state) {
    case office::CertificateState::valid:
      return words::state_valid;
    case office::CertificateState::expired:
      return words::state_expired;
    case office::CertificateState::revoked:
      return words::state_revoked;
    case office::CertificateState::not_held:
      break;
  }
  return words::state_not_held;
}

}  // namespace

std::string certificates_html(Visit& visit, const Subject& subject) {
  auto all = certificates(visit.in, subject.key);
  if (!all || all->empty()) return {};
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : *all) {
    auto found = office::verify_certificate(visit.in, row.number, visit.today);
    if (!found || !*found) continue;
    rows.push_back({link_html("/certificates/" + row.number, certificate::in_groups(row.number)),
                    escaped(visit.say(state_word((*found)->state))),
                    escaped(status_text(visit, row.programme, row.status)), to_iso(row.since),
                    row.until ? to_iso(Date{row.until->days - 1}) : visit.html(words::without_end), escaped(row.by)});
  }
  return "<h2>" + visit.html(words::certificates) + "</h2>\n" +
         table_html(visit, visit.say(words::certificates),
                    {visit.say(words::certificate), visit.say(words::certificate_state), visit.say(words::award),
                     visit.say(words::held_since), visit.say(words::valid_until), visit.say(words::by_whom)},
                    rows);
}

std::string issue_form_html(Visit& visit, const Subject& subject, const Programme& programme,
                            const ProgressState& state) {
  if (visit.keys.empty() || !visit.is(office::Role::officer) || state.history.empty()) return {};
  const auto& present = state.history.back();
  if (!present.certified) return {};
  if (present.transition < programme.transitions.size() &&
      programme.transitions[present.transition].decided == Decided::revoked)
    return {};
  const auto& status = programme.statuses[present.status];
  const auto since = began(programme, state.history);
  auto all = certificates(visit.in, subject.key);
  if (!all) return {};
  const bool has_one = std::ranges::any_of(*all, [&](const CertificateRow& row) {
    return row.programme == programme.name && row.status == status.name && row.since == since;
  });
  if (has_one) return {};
  const auto id = "holder-" + programme.name;
  return form_html(visit, subject.path() + "/certificate") + hidden_html("programme", programme.name) +
         hidden_html("status", status.name) + "<p class=\"field\"><label" + attribute("for", id) + ">" +
         visit.html(words::holders_name) + "</label><input type=\"text\" name=\"holder\" autocomplete=\"off\"" +
         attribute("id", id) + "></p>\n" + button_html(visit.say(words::issue_it), true) + "</form>\n";
}

http::Response issue_certificate(Visit& visit) {
  auto writer = visit.writer();
  if (!writer) return trouble_page(visit, writer.error());
  RegisterFile& in = **writer;
  auto subject = subject_of(visit, in);
  if (!subject) return std::move(subject.error());
  if (visit.keys.empty()) return trouble_page(visit, 404, words::no_such_page);
  auto issued = office::issue_certificate(in, visit.policy(),
                                          {.id = subject->name.id,
                                           .status = visit.field("status"),
                                           .programme = visit.field("programme"),
                                           .holder = visit.field("holder"),
                                           .by = visit.person->name},
                                          visit.keys, visit.today, visit.now);
  if (!issued) return trouble_page(visit, issued.error());
  return see_other("/certificates/" + issued->number);
}

http::Response certificate_page(Visit& visit) {
  const auto number = certificate::number_in(visit.parts.front());
  if (!number) return trouble_page(visit, 404, words::no_such_page);
  auto found = office::verify_certificate(visit.in, *number, visit.today);
  if (!found) return trouble_page(visit, found.error());
  if (!*found) return trouble_page(visit, 404, words::no_such_page);
  auto holder = name_of(visit.in, (*found)->row.participant);
  if (!holder) return trouble_page(visit, office::refusal(holder.error()));
  if (!*holder || !visit.may_see((*holder)->council)) return trouble_page(visit, 403, words::not_your_council);
  auto policy = visit.policy_with((*found)->row.rests_on);
  if (!policy) return trouble_page(visit, policy.error());
  const auto back = link_html("/participant/" + std::to_string((*found)->row.participant), (*holder)->id);
  std::string above;
  if ((*found)->state != office::CertificateState::valid)
    above = problem_html(visit, visit.say(state_word((*found)->state)));
  const auto& row = (*found)->row;
  const auto waived =
      office::waivers_behind(visit.in, *(*policy)->compiled, row.programme, row.status, row.participant, row.since);
  if (!waived) return trouble_page(visit, waived.error());
  for (const auto& each : *waived)
    above += "<p class=\"no-print\">" +
             (each.proposal.value
                  ? visit.html(words::certified_by_adjustment,
                               {each.proposal.what, to_text(*each.proposal.value), to_iso(*each.proposal.until)})
                  : visit.html(words::certified_by_waiver, {each.proposal.what, to_iso(*each.proposal.until)})) +
             " " + link_html("/waivers/" + std::to_string(each.number()), title_text(visit, each)) + "</p>\n";
  const auto award = office::award_of(visit.in, **found, *(*policy)->compiled);
  if (!award) return trouble_page(visit, award.error());
  return page(visit, visit.say(words::certificate),
              above + certificate::certificate_html(*award) + "<p class=\"no-print\">" + back + "</p>\n");
}

}  // namespace safon::web
