// Deciding: first what will happen, then the decision itself, through the same code as `safon certify`, `decline` and
// `defer`.
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/pages/participant/foreseen.hpp"
#include "adapters/web/pages/participant/not_decided.hpp"
#include "adapters/web/pages/participant/subject.hpp"
#include "engine/value/date.hpp"

namespace safon::web {
namespace {

constexpr std::size_t longest_reason = 4000;  // bytes

office::DecisionAsked asked_by(const Visit& visit, const Subject& subject) {
  office::DecisionAsked asked{.certify = visit.field("decision") == "certify",
                              .id = subject.name.id,
                              .status = visit.field("status"),
                              .programme = visit.field("programme"),
                              .by = visit.person->name,
                              .reason = visit.field("reason"),
                              .on = {},
                              .seen = {}};
  if (visit.field("decision") == "defer") asked.defer_until = parse_iso_date(visit.field("until"));
  if (const auto seen = number_in(visit.field("seen"), -1); seen >= 0) asked.seen = std::uint64_t(seen);
  return asked;
}

/// What the form lacks.
std::optional<std::string> lacking(const Visit& visit) {
  return slip(visit, visit.field("decision"), visit.field("reason"), visit.field("until"), longest_reason);
}

}  // namespace

http::Response preview_decision(Visit& visit) {
  const OneMoment moment(visit.in);
  auto subject = subject_of(visit, visit.in);
  if (!subject) return std::move(subject.error());
  if (const auto wrong = lacking(visit)) return cannot_decide(visit, *subject, *wrong, 400);
  const auto asked = asked_by(visit, *subject);
  auto outcome = office::foresee_decision(visit.in, visit.policy(), asked, visit.today);
  if (!outcome) return decision_refused(visit, visit.in, *subject, outcome.error());
  const auto& say = *decision_words(visit.field("decision"));
  const auto& programme = visit.policy().programmes[outcome->wanted.programme];
  const auto to = label_of(visit, programme.statuses[outcome->wanted.status]);
  auto html = "<p><strong>" + visit.html(words::nothing_yet) + "</strong></p>\n" + "<h2>" +
              visit.html(words::what_happens) + "</h2>" + foreseen_html(visit, *outcome, asked);
  if (const auto brought = brought_html(visit, *outcome); !brought.empty())
    html += "<h3>" + visit.html(words::brought_too) + "</h3>" + brought;
  if (!asked.reason.empty()) html += "<p>" + visit.html(words::your_reason, {asked.reason}) + "</p>\n";
  html += "<p>" + visit.html(words::on_record_as, {visit.person->name, to_iso(outcome->on)}) + "</p>\n" +
          form_html(visit, subject->path() + "/decide");
  for (const char* name : {"programme", "status", "decision", "until", "reason"})
    html += hidden_html(name, visit.field(name));
  html += hidden_html("seen", std::to_string(outcome->seen)) + button_html(visit.say(say.confirm)) + "</form>\n" +
          back_html(visit, *subject);
  return page(visit, visit.say(say.about, {asked.id, to}), html);
}

http::Response decide(Visit& visit) {
  auto writer = visit.writer();
  if (!writer) return trouble_page(visit, writer.error());
  RegisterFile& in = **writer;
  auto subject = subject_of(visit, in);
  if (!subject) return std::move(subject.error());
  if (const auto wrong = lacking(visit)) return cannot_decide(visit, *subject, *wrong, 400);
  const auto asked = asked_by(visit, *subject);
  auto taken = office::take_decision(in, visit.policy(), asked, visit.today);
  if (!taken) return decision_refused(visit, in, *subject, taken.error());
  return see_other(subject->path() + "?done=" + visit.field("decision"));
}

}  // namespace safon::web
