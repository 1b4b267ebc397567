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

/// The fields of one of the two forms. Their names are also where they are on the page, so no two are alike.
struct Form {
  const char *what, *until, *reason, *evidence;
  const char* to = nullptr;  // of a parameter only
};
constexpr Form waives{"requirement", "waive-until", "waive-reason", "evidence"};
constexpr Form adjusts{"parameter", "adjust-until", "adjust-reason", "adjust-evidence", "adjust-to"};

const Form& sent_form(const Visit& visit) {
  return visit.field(adjusts.what).empty() ? waives : adjusts;
}

/// What the form asks for; or what it lacks.
std::expected<office::WaiverAsked, std::string> asked_by(const Visit& visit, const Subject& subject) {
  const Form& form = sent_form(visit);
  const auto until = parse_iso_date(visit.field(form.until));
  office::WaiverAsked asked{.id = subject.name.id,
                            .what = visit.field(form.what),
                            .until = until.value_or(visit.today),
                            .by = visit.person->name,
                            .role = {},
                            .reason = visit.field(form.reason),
                            .evidence = visit.field(form.evidence),
                            .to = {},
                            .on = {}};
  if (form.to) asked.to = visit.field(form.to);
  if (asked.to && asked.to->empty()) return std::unexpected(visit.say(words::value_wanted));
  if (!until) return std::unexpected(visit.say(words::day_wanted));
  if (asked.reason.find_first_not_of(" \t\r\n") == std::string::npos)
    return std::unexpected(visit.say(words::reason_missing));
  if (std::max(asked.reason.size(), asked.evidence.size()) > longest_text)
    return std::unexpected(visit.say(words::reason_too_long, {std::to_string(longest_text)}));
  return asked;
}

/// What the two forms have in common, to the button.
std::string rest_html(const Visit& visit, const Form& form) {
  const std::string until = form.until;
  return "<p class=\"field\"><label" + attribute("for", until) + ">" + visit.html(words::last_day) +
         "</label><input type=\"date\"" + attribute("id", until) + attribute("name", until) + " required></p>" +
         area_html(form.reason, visit.say(words::reason)) +
         area_html(form.evidence, visit.say(words::evidence_instead)) + button_html(visit.say(words::see_first)) +
         "</form></section>\n";
}

std::string section_html(const Visit& visit, const Subject& subject, const char* place, const Phrase& title,
                         const Phrase& told) {
  return "<section class=\"case\"" + attribute("id", place) + "><h3>" + visit.html(title) + "</h3><p>" +
         visit.html(told) + "</p>" + form_html(visit, subject.path() + "/waiver/preview");
}

/// "Hours at sea: 12 for everybody; between 6 and 12"
std::string parameter_text(const Visit& visit, const Waivable& waivable) {
  const Adjustable& adjustable = *waivable.adjustable;
  const auto own = adjustable.on(visit.today);
  const auto between = visit.say(
      words::between, {to_text({adjustable.kind, adjustable.least}), to_text({adjustable.kind, adjustable.most})});
  return visit.say(words::choice_of_parameter,
                   {std::string(waivable.label.in(visit.language, waivable.what)), own ? to_text(*own) : "–", between});
}

}  // namespace

std::string proposal_form_html(const Visit& visit, const Subject& subject) {
  if (!visit.is(office::Role::officer)) return {};
  std::vector<Choice> requirements, parameters;
  for (const auto& each : visit.policy().waivables)
    if (each.adjustable)
      parameters.push_back({each.what, parameter_text(visit, each)});
    else
      requirements.push_back({each.what, std::string(each.label.in(visit.language, each.what))});
  std::string html;
  if (!requirements.empty())
    html += section_html(visit, subject, place_of_form, words::propose_waiver, words::propose_told) +
            select_html(waives.what, visit.say(words::requirement), requirements, visit.asked("waive")) +
            rest_html(visit, waives);
  if (!parameters.empty())
    html +=
        section_html(visit, subject, "propose-adjustment", words::propose_adjustment, words::propose_adjustment_told) +
        select_html(adjusts.what, visit.say(words::parameter), parameters, "") + "<p class=\"field\"><label" +
        attribute("for", adjusts.to) + ">" + visit.html(words::adjusted_to) + "</label><input type=\"text\"" +
        attribute("id", adjusts.to) + attribute("name", adjusts.to) + " required></p>" + rest_html(visit, adjusts);
  return html;
}

std::string proposal_link(const Visit& visit, const Subject& subject, const std::string& requirement) {
  const auto& waivables = visit.policy().waivables;
  const auto found = std::ranges::find(waivables, requirement, &Waivable::what);
  if (!visit.is(office::Role::officer) || found == waivables.end() || found->adjustable) return {};
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
  const Form& form = sent_form(visit);
  for (const char* name : {form.what, form.until, form.reason, form.evidence, form.to})
    if (name) html += hidden_html(name, visit.field(name));
  html += button_html(visit.say(words::confirm_it)) + "</form>\n" + back_html(visit, *subject);
  return page(visit, visit.say(asked->to ? words::about_to_adjust : words::about_to_propose, {asked->id}), html);
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
