// Revoking and reinstating: first what will happen, then the decision itself, through the same code as `safon revoke`
// and `safon reinstate`.
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/pages/participant/foreseen.hpp"
#include "adapters/web/pages/participant/not_decided.hpp"
#include "adapters/web/pages/revoking/revoking.hpp"

namespace safon::web {
namespace {

constexpr std::size_t longest_reason = 4000;  // bytes

bool revokes(const Visit& visit) {
  return visit.field("way") == "revoke";
}
bool declines(const Visit& visit) {
  return visit.field("decision") == "decline";
}

/// What is wrong with the form; none when nothing is.
std::optional<std::string> wrong_with(const Visit& visit) {
  const auto decision = visit.field("decision"), way = visit.field("way"), reason = visit.field("reason");
  if ((decision != "propose" && decision != "confirm" && decision != "decline") ||
      (way != "revoke" && way != "reinstate"))
    return visit.say(words::choose_confirm);
  if (decision == "decline" && reason.find_first_not_of(" \t\r\n") == std::string::npos)
    return visit.say(words::reason_first);
  if (reason.size() > longest_reason) return visit.say(words::reason_too_long, {std::to_string(longest_reason)});
  return std::nullopt;
}

/// A reason of blanks is none.
std::string reason_in(const Visit& visit) {
  const auto reason = visit.field("reason");
  return reason.find_first_not_of(" \t\r\n") == std::string::npos ? std::string() : reason;
}

office::DecisionAsked asked_by(const Visit& visit, const Subject& subject) {
  office::DecisionAsked asked{.id = subject.name.id,
                              .status = visit.field("status"),
                              .to = visit.field("to"),
                              .programme = visit.field("programme"),
                              .by = visit.person->name,
                              .reason = reason_in(visit),
                              .defer_until = {},
                              .on = {},
                              .seen = {}};
  if (declines(visit)) {
    asked.certify = false;
    if (revokes(visit)) asked.status = asked.to;  // a case is called after the status that it is for
  } else {
    asked.decided = revokes(visit) ? Decided::revoked : Decided::reinstated;
  }
  if (const auto seen = number_in(visit.field("seen"), -1); seen >= 0) asked.seen = std::uint64_t(seen);
  return asked;
}

std::string title_of(const Visit& visit, const Subject& subject, const std::string& status) {
  if (declines(visit)) return visit.say(words::will_refuse, {subject.name.id});
  return visit.say(revokes(visit) ? words::will_revoke : words::will_reinstate, {status, subject.name.id});
}

}  // namespace

http::Response preview_revoking(Visit& visit) {
  const OneMoment moment(visit.in);
  auto subject = subject_of(visit, visit.in);
  if (!subject) return std::move(subject.error());
  if (const auto wrong = wrong_with(visit)) return cannot_decide(visit, *subject, *wrong, 400);
  const auto asked = asked_by(visit, *subject);
  auto outcome = office::foresee_decision(visit.in, visit.policy(), asked, visit.today);
  if (!outcome) return decision_refused(visit, visit.in, *subject, outcome.error());
  const auto& programme = visit.policy().programmes[outcome->wanted.programme];
  auto html = "<p><strong>" + visit.html(words::nothing_yet) + "</strong></p>\n<h2>" + visit.html(words::what_happens) +
              "</h2>" + foreseen_html(visit, *outcome, asked);
  const bool moves = outcome->after.history.size() > outcome->participant.state.history.size();
  if (moves && revokes(visit)) html += "<p>" + visit.html(words::certificates_end) + "</p>\n";
  if (const auto brought = brought_html(visit, *outcome); !brought.empty())
    html += "<h3>" + visit.html(words::brought_too) + "</h3>" + brought;
  if (!asked.reason.empty()) html += "<p>" + visit.html(words::your_reason, {asked.reason}) + "</p>\n";
  html += "<p>" + visit.html(words::on_record_as, {visit.person->name, to_iso(outcome->on)}) + "</p>\n" +
          form_html(visit, subject->path() + "/revoking");
  for (const char* name : {"programme", "status", "to", "way", "decision", "reason"})
    html += hidden_html(name, visit.field(name));
  const auto& button = declines(visit)  ? words::confirm_decline
                       : revokes(visit) ? words::confirm_revoke
                                        : words::confirm_reinstate;
  html += hidden_html("seen", std::to_string(outcome->seen)) + button_html(visit.say(button)) + "</form>\n" +
          back_html(visit, *subject);
  return page(visit, title_of(visit, *subject, status_text(visit, programme.name, visit.field("status"))), html);
}

http::Response decide_revoking(Visit& visit) {
  auto writer = visit.writer();
  if (!writer) return trouble_page(visit, writer.error());
  RegisterFile& in = **writer;
  auto subject = subject_of(visit, in);
  if (!subject) return std::move(subject.error());
  if (const auto wrong = wrong_with(visit)) return cannot_decide(visit, *subject, *wrong, 400);
  auto taken = office::take_decision(in, visit.policy(), asked_by(visit, *subject), visit.today);
  if (!taken) return decision_refused(visit, in, *subject, taken.error());
  return see_other(subject->path() + "?done=" + (declines(visit) ? "decline" : visit.field("way")));
}

}  // namespace safon::web
