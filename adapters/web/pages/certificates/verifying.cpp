// What anybody may ask of a certificate, on a page or by a program: whether it is valid, and by which key.
#include "adapters/certificate/credential.hpp"
#include "adapters/certificate/number.hpp"
#include "adapters/certificate/signing.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/office/certificates/issuing.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/pages.hpp"

namespace safon::web {
namespace {

http::Response form(const Visit& visit, const std::string& above, const std::string& typed, unsigned status) {
  return page(visit, visit.say(words::verify_certificate),
              above + form_html(visit, "/verify") +
                  input_html("number", visit.say(words::certificate_number), "text", "off", typed) +
                  button_html(visit.say(words::verify)) + "</form>\n",
              status);
}

const Phrase& state_phrase(office::CertificateState state) {
  switch (state) {
    case office::CertificateState::valid:
      return words::certificate_valid;
    case office::CertificateState::expired:
      return words::certificate_expired;
    case office::CertificateState::revoked:
      return words::certificate_revoked;
    case office::CertificateState::not_held:
      break;
  }
  return words::certificate_not_held;
}

/// Programs of other sites may ask for it.
http::Response file(std::string type, std::string body, const char* keep = "no-store") {
  return {.type = std::move(type),
          .body = std::move(body),
          .headers = {{"Access-Control-Allow-Origin", "*"}, {"Cache-Control", keep}}};
}

constexpr const char* keep_a_minute = "max-age=60";

std::expected<std::optional<office::Verified>, office::Refusal> asked_for(const Visit& visit) {
  const auto number = certificate::number_in(visit.parts.front());
  if (!number) return std::nullopt;
  return office::verify_certificate(visit.in, *number, visit.today);
}

}  // namespace

http::Response verify_form(Visit& visit) {
  return form(visit, "", "", 200);
}

http::Response verify_typed(Visit& visit) {
  const auto typed = visit.field("number");
  if (const auto number = certificate::number_in(typed)) return see_other("/verify/" + *number);
  return form(visit, problem_html(visit, visit.say(words::no_such_certificate)), typed, 400);
}

http::Response verify_page(Visit& visit) {
  auto found = asked_for(visit);
  if (!found) return trouble_page(visit, found.error());
  if (!*found) return form(visit, problem_html(visit, visit.say(words::no_such_certificate)), visit.parts.front(), 404);
  const auto& it = **found;
  auto policy = visit.policy_with(it.row.rests_on);
  if (!policy) return trouble_page(visit, policy.error());
  const auto award = office::award_of(visit.in, it, *(*policy)->compiled);
  if (!award) return trouble_page(visit, award.error());
  const auto in = [&](const certificate::ByLanguage& titles) {
    const auto own = titles.find(visit.language);
    return titles.empty() ? std::string() : own == titles.end() ? titles.begin()->second : own->second;
  };
  const bool valid = it.state == office::CertificateState::valid;
  const auto said = visit.say(state_phrase(it.state));
  auto html = valid ? notice_html(said) : problem_html(visit, said);
  html += "<p>" + visit.html(words::compare_with_paper) + "</p>\n";
  const auto until = it.row.until ? to_iso(Date{it.row.until->days - 1}) : visit.say(words::without_end);
  html += table_html(visit, visit.say(words::certificate) + " " + certificate::in_groups(it.row.number),
                     {visit.say(words::holder), visit.say(words::award), visit.say(words::held_since),
                      visit.say(words::valid_until), visit.say(words::issued_by)},
                     {{escaped(it.row.holder), escaped(in(award->status_titles) + ", " + in(award->programme_titles)),
                       escaped(to_iso(it.row.since)), escaped(until), escaped(it.key.issuer)}});
  for (const auto& waived : award->waived)
    html += "<p>" +
            (waived.to.empty()
                 ? visit.html(words::rests_on_waiver, {in(waived.titles), to_iso(waived.until)})
                 : visit.html(words::rests_on_adjustment, {in(waived.titles), waived.to, to_iso(waived.until)})) +
            "</p>\n";
  return page(visit, visit.say(words::verify_certificate), html);
}

http::Response credential_file(Visit& visit) {
  auto found = asked_for(visit);
  if (!found) return trouble_page(visit, found.error());
  if (!*found) return trouble_page(visit, 404, words::no_such_page);
  return file("application/jwt", (*found)->row.credential);
}

http::Response status_list_file(Visit& visit) {
  if (visit.keys.empty()) return trouble_page(visit, 404, words::no_such_page);
  const auto& text = visit.parts.front();
  if (text.size() > 9) return trouble_page(visit, 404, words::no_such_page);
  auto list = visit.status_lists.signed_list(visit.in, visit.keys, std::stoull(text), visit.now);
  if (!list) return trouble_page(visit, list.error());
  return file("application/jwt", *list, keep_a_minute);
}

http::Response key_file(Visit& visit) {
  auto keys = issuer_keys(visit.in);
  if (!keys) return trouble_page(visit, office::refusal(keys.error()));
  for (const auto& key : *keys)
    if (std::to_string(key.key) == visit.parts.front())
      return file("application/jwk+json", certificate::public_jwk(key.x, certificate::key_url(key.url, key.key)),
                  keep_a_minute);
  return trouble_page(visit, 404, words::no_such_page);
}

http::Response key_set(Visit& visit) {
  auto keys = issuer_keys(visit.in);
  if (!keys) return trouble_page(visit, office::refusal(keys.error()));
  std::string all;
  for (const auto& key : *keys)
    all += (all.empty() ? "" : ",") + certificate::public_jwk(key.x, certificate::key_url(key.url, key.key));
  return file("application/jwk-set+json", "{\"keys\":[" + all + "]}", keep_a_minute);
}

http::Response issuer_profile(Visit& visit) {
  auto keys = issuer_keys(visit.in);
  if (!keys) return trouble_page(visit, office::refusal(keys.error()));
  if (keys->empty()) return trouble_page(visit, 404, words::no_such_page);
  return file("application/ld+json", certificate::profile(keys->back().issuer, keys->back().url), keep_a_minute);
}

}  // namespace safon::web
