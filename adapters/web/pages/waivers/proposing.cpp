#include "adapters/web/pages/waivers/proposing.hpp"

#include <algorithm>

#include "adapters/cli/page/markup.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/page/refused.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/pages/waivers/told.hpp"
#include "engine/value/date.hpp"

namespace safon::web {
namespace {

constexpr std::size_t longest_text = 4000;  // bytes, of a reason and of evidence
constexpr const char* place_of_form = "propose-waiver";

std::string area_html(std::string_view name, std::string_view label) {
  return "<p class=\"field\"><label" + attribute("for", name) + ">" + escaped(label) + "</label><textarea" +
         attribute("id", name) + attribute("name", name) + "></textarea></p>";
}

std::string back_html(const Visit& visit, const Subject& subject) {
  return "<p>" + link_html(subject.path(), visit.say(words::go_back)) + "</p>\n";
}

http::Response cannot(const Visit& visit, const Subject& subject, std::string_view why, unsigned status) {
  return page(visit, visit.say(words::cannot_record), problem_html(visit, why) + back_html(visit, subject), status);
}

http::Response refused(const Visit& visit, const Subject& subject, const office::Refusal& refusal) {
  if (refusal.fault) return trouble_page(visit, refusal);
  return cannot(visit, subject, refusal_text(visit, refusal), 409);
}

/// What the form asks for; or what it lacks.
std::expected<office::WaiverAsked, std::string> asked_by(const Visit& visit, const Subject& subject) {
  const auto until = parse_iso_date(visit.field("waive-until"));
  office::WaiverAsked asked{.id = subject.name.id,
                            .requirement = visit.field("requirement"),
                            .until = until.value_or(visit.today),
                            .by = visit.person->name,
                            .role = {},
                            .reason = visit.field("waive-reason"),
                            .evidence = visit.field("evidence"),
                            .on = {}};
  if (!until) return std::unexpected(visit.say(words::day_wanted));
  if (asked.reason.find_first_not_of(" \t\r\n") == std::string::npos)
    return std::unexpected(visit.say(words::reason_missing));
  if (std::max(asked.reason.size(), asked.evidence.size()) > longest_text)
    return std::unexpected(visit.say(words::reason_too_long, {std::to_string(longest_text)}));
  return asked;
}

}  // namespace

std::string proposal_form_html(const Visit& visit, const Subject& subject) {
  const auto& waivables = visit.policy().waivables;
  if (waivables.empty() || !visit.is(office::Role::officer)) return {};
  std::vector<Choice> choices;
  for (const auto& each : waivables)
    choices.push_back({each.requirement, std::string(each.label.in(visit.language, each.requirement))});
  return "<section class=\"case\"" + attribute("id", place_of_form) + "><h3>" + visit.html(words::propose_waiver) +
         "</h3><p>" + visit.html(words::propose_told) + "</p>" + form_html(visit, subject.path() + "/waiver/preview") +
         select_html("requirement", visit.say(words::requirement), choices, visit.asked("waive")) +
         "<p class=\"field\"><label for=\"waive-until\">" + visit.html(words::last_day) +
         "</label><input type=\"date\" id=\"waive-until\" name=\"waive-until\" required></p>" +
         area_html("waive-reason", visit.say(words::reason)) +
         area_html("evidence", visit.say(words::evidence_instead)) + button_html(visit.say(words::see_first)) +
         "</form></section>\n";
}

std::string proposal_link(const Visit& visit, const Subject& subject, const std::string& requirement) {
  const auto& waivables = visit.policy().waivables;
  if (!visit.is(office::Role::officer) ||
      std::ranges::find(waivables, requirement, &Waivable::requirement) == waivables.end())
    return {};
  return subject.path() + "?waive=" + http::encoded(requirement) + "#" + place_of_form;
}

http::Response preview_proposal(Visit& visit) {
  const OneMoment moment(visit.in);
  auto subject = subject_of(visit, visit.in);
  if (!subject) return std::move(subject.error());
  const auto asked = asked_by(visit, *subject);
  if (!asked) return cannot(visit, *subject, asked.error(), 400);
  const auto outcome = office::foresee_waiver(visit.in, visit.policy(), *asked, visit.today);
  if (!outcome) return refused(visit, *subject, outcome.error());
  auto html = "<p><strong>" + visit.html(words::nothing_yet) + "</strong></p>\n<h2>" + visit.html(words::what_happens) +
              "</h2>" + foreseen_html(visit, *outcome) + "<p>" + visit.html(words::your_reason, {asked->reason}) +
              "</p>\n<p>" + visit.html(words::until) + ": " + to_iso(asked->until) + "</p>\n";
  if (!asked->evidence.empty())
    html += "<p>" + visit.html(words::accepted_instead) + ": " + escaped(asked->evidence) + "</p>\n";
  html += "<p>" + visit.html(words::on_record_as, {visit.person->name, to_iso(outcome->event.on)}) + "</p>\n" +
          form_html(visit, subject->path() + "/waiver");
  for (const char* name : {"requirement", "waive-until", "waive-reason", "evidence"})
    html += hidden_html(name, visit.field(name));
  html += button_html(visit.say(words::confirm_it)) + "</form>\n" + back_html(visit, *subject);
  return page(visit, visit.say(words::about_to_propose, {asked->id}), html);
}

http::Response propose_waiver(Visit& visit) {
  auto writer = visit.writer();
  if (!writer) return trouble_page(visit, writer.error());
  RegisterFile& in = **writer;
  auto subject = subject_of(visit, in);
  if (!subject) return std::move(subject.error());
  const auto asked = asked_by(visit, *subject);
  if (!asked) return cannot(visit, *subject, asked.error(), 400);
  const auto proposed = office::propose_waiver(in, visit.policy(), *asked, visit.today);
  if (!proposed) return refused(visit, *subject, proposed.error());
  return see_other("/waivers/" + std::to_string(proposed->event.waiver) + "?done=1");
}

}  // namespace safon::web
