// Deciding: first what will happen, then the decision itself, through the same code as `safon certify` and `decline`.
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/office/decision.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/pages/participant/subject.hpp"
#include "engine/progress/event_name.hpp"

namespace safon::web {
namespace {

constexpr std::size_t longest_reason = 4000;  // bytes
constexpr int tries_while_busy = 3;

office::DecisionAsked asked_by(const Visit& visit, const Subject& subject) {
  office::DecisionAsked asked{.certify = visit.field("decision") == "certify",
                              .id = subject.name.id,
                              .status = visit.field("status"),
                              .programme = visit.field("programme"),
                              .by = visit.person->name,
                              .reason = visit.field("reason"),
                              .on = {},
                              .seen = {}};
  if (const auto seen = number_in(visit.field("seen"), -1); seen >= 0) asked.seen = std::uint64_t(seen);
  return asked;
}

/// What is wrong with the form; none when nothing is.
std::optional<std::string> slip(const Visit& visit) {
  const auto decision = visit.field("decision"), reason = visit.field("reason");
  if (decision != "certify" && decision != "decline") return visit.say(words::choose_first);
  if (decision == "decline" && reason.find_first_not_of(" \t\r\n") == std::string::npos)
    return visit.say(words::reason_first);
  if (reason.size() > longest_reason) return visit.say(words::reason_too_long, {std::to_string(longest_reason)});
  return std::nullopt;
}

std::string back_html(const Visit& visit, const Subject& subject) {
  return "<p>" + link_html(subject.path(), visit.say(words::go_back)) + "</p>\n";
}

http::Response cannot(const Visit& visit, const Subject& subject, std::string_view why, unsigned status) {
  return page(visit, visit.say(words::cannot_decide), problem_html(visit, why) + back_html(visit, subject), status);
}

/// The second of two officers is told what the first has done.
http::Response somebody_was_faster(Visit& visit, RegisterFile& in, const Subject& subject) {
  constexpr std::size_t last_events = 5;
  auto events = safon::history(in, subject.key);
  if (!events) return trouble_page(visit, office::refusal(events.error()));
  return page(visit, visit.say(words::faster),
              "<p>" + visit.html(words::faster_text, {subject.name.id}) + "</p>\n" +
                  events_html(visit, visit.say(words::history), *events, last_events) + back_html(visit, subject),
              409);
}

http::Response refused(Visit& visit, RegisterFile& in, const Subject& subject, const office::Refusal& refusal) {
  if (refusal.fault == RegisterFault::stale) return somebody_was_faster(visit, in, subject);
  if (refusal.fault) return trouble_page(visit, refusal);
  return cannot(visit, subject, refusal.message, 409);
}

std::string event_text(const Visit& visit, const Programme& programme, const Event& event) {
  auto text = heading(event_name(event.kind), visit.language);
  if (event.kind == EventKind::status_changed)
    text += ": " + label_of(visit, programme.statuses[event.from]) + " → " +
            visit.say(words::holds, {label_of(visit, programme.statuses[event.to]), to_iso(event.effective)});
  else if (event.transition != none16)
    text += ": " + label_of(visit, programme.statuses[programme.transitions[event.transition].to]);
  return text + (event.by.empty() ? "" : " (" + event.by + ")");
}

std::string what_happens_html(const Visit& visit, const office::Outcome& outcome, bool certify) {
  const auto& programme = visit.policy().programmes[outcome.wanted.programme];
  std::string html = "<h2>" + visit.html(words::what_happens) + "</h2><ul>";
  for (std::size_t e = outcome.brought; e < outcome.events.size(); ++e)
    html += "<li>" + escaped(event_text(visit, programme, outcome.events[e])) + "</li>";
  const auto* open = office::open_case(programme, outcome.after, outcome.wanted.status);
  if (certify && open) {
    const auto& way = programme.transitions[open->transition];
    html += "<li>" +
            visit.html(words::still_to_certify,
                       {people(way.certifiers - open->certified_by.size(), way.certified_by, visit.language)}) +
            "</li>";
  }
  if (!certify) html += "<li>" + visit.html(words::stays_closed) + "</li>";
  html += "</ul>\n";
  if (outcome.brought == 0) return html;
  html += "<h3>" + visit.html(words::brought_too) + "</h3><ul>";
  for (std::size_t e = 0; e < outcome.brought; ++e)
    html += "<li>" + escaped(event_text(visit, programme, outcome.events[e])) + "</li>";
  return html + "</ul>\n";
}

}  // namespace

http::Response preview_decision(Visit& visit) {
  const OneMoment moment(visit.in);
  auto subject = subject_of(visit, visit.in);
  if (!subject) return std::move(subject.error());
  if (const auto wrong = slip(visit)) return cannot(visit, *subject, *wrong, 400);
  const auto asked = asked_by(visit, *subject);
  auto outcome = office::foresee_decision(visit.in, visit.policy(), asked, visit.today);
  if (!outcome) return refused(visit, visit.in, *subject, outcome.error());
  const auto& programme = visit.policy().programmes[outcome->wanted.programme];
  const auto to = label_of(visit, programme.statuses[outcome->wanted.status]);
  auto html = "<p><strong>" + visit.html(words::nothing_yet) + "</strong></p>\n" +
              what_happens_html(visit, *outcome, asked.certify);
  if (!asked.reason.empty()) html += "<p>" + visit.html(words::your_reason, {asked.reason}) + "</p>\n";
  html += "<p>" + visit.html(words::on_record_as, {visit.person->name, to_iso(outcome->on)}) + "</p>\n" +
          form_html(visit, subject->path() + "/decide");
  for (const char* name : {"programme", "status", "decision", "reason"}) html += hidden_html(name, visit.field(name));
  html += hidden_html("seen", std::to_string(outcome->seen)) +
          button_html(visit.say(asked.certify ? words::confirm_certify : words::confirm_decline)) + "</form>\n" +
          back_html(visit, *subject);
  return page(visit, visit.say(asked.certify ? words::will_certify : words::will_decline, {asked.id, to}), html);
}

http::Response decide(Visit& visit) {
  auto writer = visit.writer();
  if (!writer) return trouble_page(visit, writer.error());
  RegisterFile& in = **writer;
  auto subject = subject_of(visit, in);
  if (!subject) return std::move(subject.error());
  if (const auto wrong = slip(visit)) return cannot(visit, *subject, *wrong, 400);
  const auto asked = asked_by(visit, *subject);
  for (int t = 1;; ++t) {
    auto outcome = office::foresee_decision(in, visit.policy(), asked, visit.today);
    if (!outcome) return refused(visit, in, *subject, outcome.error());
    auto recorded = office::record_decision(in, visit.policy(), *outcome);
    if (recorded) return see_other(subject->path() + "?done=" + visit.field("decision"));
    if (recorded.error().fault != RegisterFault::busy || t == tries_while_busy)
      return refused(visit, in, *subject, recorded.error());
  }
}

}  // namespace safon::web
