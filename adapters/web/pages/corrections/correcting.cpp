// Correcting a record: the form, what will be recorded, and the recording, through the same code as `safon correct`.
#include <algorithm>

#include "adapters/cli/page/markup.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/page/refused.hpp"
#include "adapters/web/pages/corrections/told.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/pages/participant/not_decided.hpp"

namespace safon::web {
namespace {

constexpr std::size_t longest_text = 4000;  // bytes, of a source and of a reason

std::string area_html(std::string_view name, std::string_view label) {
  return "<p class=\"field\"><label" + attribute("for", name) + ">" + escaped(label) + "</label><textarea" +
         attribute("id", name) + attribute("name", name) + " required></textarea></p>";
}

http::Response cannot(const Visit& visit, const Subject& subject, std::string_view why, unsigned status,
                      const std::string& more = {}) {
  return page(
      visit, visit.say(words::cannot_record),
      problem_html(visit, why) + (more.empty() ? "" : "<p>" + escaped(more) + "</p>\n") + back_html(visit, subject),
      status);
}

http::Response refused(const Visit& visit, const Subject& subject, const office::Refusal& refusal) {
  if (refusal.fault && refusal.fault != RegisterFault::stale) return trouble_page(visit, refusal);
  // What to type on a command line is of no use here.
  std::string hint = refusal.hint.contains("safon ") ? "" : refusal.hint;
  if (visit.language == "cy") hint = in_welsh(hint).value_or(hint);
  return cannot(visit, subject, refusal_text(visit, refusal), refusal.ground == office::Ground::words ? 400 : 409,
                hint);
}

/// What the form asks for; or what it lacks.
std::expected<office::CorrectionAsked, std::string> asked_by(const Visit& visit, const Subject& subject) {
  office::CorrectionAsked asked{.id = subject.name.id,
                                .field = visit.field("field"),
                                .value = visit.field("value"),
                                .source = visit.field("source"),
                                .reason = visit.field("reason"),
                                .by = visit.person->name,
                                .role = {},
                                .on = {},
                                .seen = {}};
  if (std::max(asked.source.size(), asked.reason.size()) > longest_text)
    return std::unexpected(visit.say(words::reason_too_long, {std::to_string(longest_text)}));
  if (const auto seen = number_in(visit.field("seen"), -1); seen >= 0) asked.seen = seen;
  return asked;
}

}  // namespace

http::Response correction_form_page(Visit& visit) {
  const OneMoment moment(visit.in);
  auto subject = subject_of(visit, visit.in);
  if (!subject) return std::move(subject.error());
  const auto values = office::values_to_correct(visit.in, subject->key);
  if (!values) return trouble_page(visit, values.error());
  std::vector<Choice> choices;
  for (const auto& [field, value] : *values) choices.push_back({field, field + ": " + value});
  const auto html =
      "<p>" + visit.html(words::correct_told) + "</p>\n" + form_html(visit, subject->path() + "/correction/preview") +
      select_html("field", visit.say(words::which_value), choices, visit.asked("field")) +
      input_html("value", visit.say(words::what_is_right), "text", "off") + "<p>" + visit.html(words::how_to_write) +
      "</p>" + area_html("source", visit.say(words::its_source)) + area_html("reason", visit.say(words::reason)) +
      button_html(visit.say(words::see_first)) + "</form>\n" + back_html(visit, *subject);
  return page(visit, visit.say(words::correct_record_of, {subject->name.id}), html);
}

http::Response preview_correction(Visit& visit) {
  const OneMoment moment(visit.in);
  auto subject = subject_of(visit, visit.in);
  if (!subject) return std::move(subject.error());
  const auto asked = asked_by(visit, *subject);
  if (!asked) return cannot(visit, *subject, asked.error(), 400);
  const auto outcome = office::foresee_correction(visit.in, *asked, visit.today);
  if (!outcome) return refused(visit, *subject, outcome.error());
  const CorrectionEvent& event = outcome->event;
  auto html = "<p><strong>" + visit.html(words::nothing_yet) + "</strong></p>\n<h2>" + visit.html(words::what_happens) +
              "</h2><p>" + escaped(event.field) + ": " +
              visit.html(words::will_become, {outcome->recorded, outcome->becomes}) + "</p>\n";
  if (outcome->replaces)
    html += "<p>" + visit.html(words::replaces_other, {std::to_string(*outcome->replaces)}) + "</p>\n";
  html += "<p>" + visit.html(words::lasts_while, {event.was}) + "</p>\n<p>" +
          visit.html(words::source, {event.source}) + "</p>\n<p>" + visit.html(words::your_reason, {event.reason}) +
          "</p>\n<p>" + visit.html(words::on_record_as, {visit.person->name, to_iso(event.on)}) + "</p>\n" +
          form_html(visit, subject->path() + "/correction");
  for (const char* name : {"field", "value", "source", "reason"}) html += hidden_html(name, visit.field(name));
  html += hidden_html("seen", std::to_string(outcome->seen)) + button_html(visit.say(words::confirm_correction)) +
          "</form>\n" + back_html(visit, *subject);
  return page(visit, visit.say(words::about_to_correct, {event.field, event.id}), html);
}

http::Response record_correction(Visit& visit) {
  auto writer = visit.writer();
  if (!writer) return trouble_page(visit, writer.error());
  RegisterFile& in = **writer;
  auto subject = subject_of(visit, in);
  if (!subject) return std::move(subject.error());
  const auto asked = asked_by(visit, *subject);
  if (!asked) return cannot(visit, *subject, asked.error(), 400);
  const auto outcome = office::correct_record(in, visit.policy(), *asked, visit.today);
  if (!outcome) return refused(visit, *subject, outcome.error());
  return see_other("/corrections/" + std::to_string(outcome->event.correction) + "?done=1");
}

}  // namespace safon::web
