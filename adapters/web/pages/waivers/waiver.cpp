// One waiver: how it stands and came to, and the answers that an officer may give; first what will happen, then the
// answer itself, through the same code as `safon waiver`.
#include <algorithm>
#include <array>

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/office/waivers/rule_texts.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/page/refused.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/pages/waivers/told.hpp"
#include "engine/value/person_name.hpp"

namespace safon::web {
namespace {

using Kind = WaiverEventKind;
using Waits = office::ListedWaiver::Waits;

constexpr std::size_t longest_reason = 4000;  // bytes

struct Answer {
  std::string_view name;
  Kind kind;
  const Phrase &choice, &about;
};
constexpr auto answers = std::to_array<Answer>({
    {"approve", Kind::approved, words::approve, words::about_to_approve},
    {"reconfirm", Kind::confirmed, words::reconfirm, words::about_to_reconfirm},
    {"refuse", Kind::refused, words::refuse, words::about_to_refuse},
    {"withdraw", Kind::withdrawn, words::withdraw, words::about_to_withdraw},
});

const Answer* answer_named(std::string_view name) {
  const auto found = std::ranges::find(answers, name, &Answer::name);
  return found == answers.end() ? nullptr : &*found;
}

/// A waiver with whom it is for.
struct Found {
  office::ListedWaiver listed;
  std::vector<WaiverEvent> events;
  Subject subject;
  [[nodiscard]] std::string path() const { return "/waivers/" + std::to_string(listed.waiver.number()); }
};

/// The one that the address names; or the page that says why not. From then on `visit.loaded` is the policy that its
/// participant is under.
std::expected<Found, http::Response> found_in(Visit& visit, RegisterFile& in) {
  if (!visit.loaded) return std::unexpected(trouble_page(visit, 503, words::no_policy));
  const auto number = number_in(visit.parts.front(), 0);
  auto events = office::events_of_waiver(in, visit.policy(), number);
  if (!events) return std::unexpected(trouble_page(visit, events.error()));
  auto subject = find_subject(visit, in, events->front().participant);
  if (!subject) {
    const auto& why = subject.error();
    return std::unexpected(why.refusal ? trouble_page(visit, *why.refusal) : trouble_page(visit, why.status, why.why));
  }
  auto all = office::list_waivers(in, visit.policy(), visit.today);
  if (!all) return std::unexpected(trouble_page(visit, all.error()));
  const auto found = std::ranges::find(*all, number, [](const auto& each) { return each.waiver.number(); });
  if (found == all->end()) return std::unexpected(trouble_page(visit, 404, words::no_such_page));
  return Found{.listed = std::move(*found), .events = std::move(*events), .subject = std::move(*subject)};
}

/// The officer may still put a name to it: has not proposed it, nor signed what it waits for.
bool may_sign(const Visit& visit, const office::ListedWaiver& listed) {
  const auto& own = visit.person->name;
  return !same_person(own, listed.waiver.proposal.by) && !is_among(own, listed.approved_by);
}

std::vector<const Answer*> possible(const Visit& visit, const office::ListedWaiver& listed) {
  std::vector<const Answer*> all;
  const bool sign = may_sign(visit, listed);
  const bool waits = listed.waits != Waits::nobody;
  const bool open = is_open(visit, listed);
  for (const auto& each : answers) {
    const bool offered = each.kind == Kind::approved    ? listed.waits == Waits::approval && sign
                         : each.kind == Kind::confirmed ? listed.waits == Waits::confirmation && sign
                         : each.kind == Kind::refused   ? waits
                                                        : open;
    if (offered) all.push_back(&each);
  }
  return all;
}

std::string answer_form_html(const Visit& visit, const Found& found) {
  if (!visit.is(office::Role::officer)) return {};
  const auto offered = possible(visit, found.listed);
  if (offered.empty()) return {};
  std::string html = "<section class=\"case\"><h2>" + visit.html(words::answer_waiver) + "</h2>";
  if (found.listed.waits != Waits::nobody && !may_sign(visit, found.listed))
    html += "<p>" + visit.html(words::others_answer) + "</p>";
  html +=
      form_html(visit, found.path() + "/preview") + "<fieldset><legend>" + visit.html(words::your_answer) + "</legend>";
  for (const auto* each : offered)
    html += "<p class=\"choice\"><input type=\"radio\" name=\"answer\" required" + attribute("id", each->name) +
            attribute("value", each->name) + "><label" + attribute("for", each->name) + ">" + visit.html(each->choice) +
            "</label></p>";
  return html + "</fieldset><p class=\"field\"><label for=\"reason\">" + visit.html(words::answer_reason) +
         "</label><textarea id=\"reason\" name=\"reason\"></textarea></p>" + button_html(visit.say(words::see_first)) +
         "</form></section>\n";
}

std::string events_table_html(const Visit& visit, const std::vector<WaiverEvent>& events) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& event : events)
    rows.push_back({day_html(event.on),
                    escaped(heading(waiver_event_name(event.kind), visit.language)) +
                        (event.value ? " (" + escaped(to_text(*event.value)) + ")" : ""),
                    escaped(event.by), escaped(heading(event.role, visit.language)), escaped(event.reason),
                    escaped(event.evidence), event.until ? day_html(*event.until) : "",
                    event.known_from ? day_html(*event.known_from) : ""});
  return table_html(visit, visit.say(words::history),
                    {visit.say(words::recorded), visit.say(words::what), visit.say(words::by_whom),
                     visit.say(words::in_role), visit.say(words::reason), visit.say(words::accepted_instead),
                     visit.say(words::until), visit.say(words::known_from)},
                    rows);
}

/// What the officer compares who is asked to confirm it again; empty where nobody is.
std::expected<std::string, office::Refusal> changed_html(Visit& visit, const Found& found) {
  if (found.listed.waits != Waits::confirmation) return std::string();
  const auto texts = office::rule_texts(visit.in, visit.policy(), found.listed.waiver, visit.policy_with);
  if (!texts) return std::unexpected(texts.error());
  return "<h2>" + visit.html(words::rule_has_changed) + "</h2>\n<h3>" + visit.html(words::rule_was) + "</h3><pre>" +
         escaped(texts->before) + "</pre>\n<h3>" + visit.html(words::rule_is) + "</h3><pre>" + escaped(texts->now) +
         "</pre>\n";
}

std::string back_html(const Visit& visit, const Found& found) {
  return "<p>" + link_html(found.path(), visit.say(words::back_to_waiver)) + "</p>\n";
}

http::Response cannot(const Visit& visit, const Found& found, std::string_view why, unsigned status) {
  return page(visit, visit.say(words::cannot_record), problem_html(visit, why) + back_html(visit, found), status);
}

http::Response refused(const Visit& visit, const Found& found, const office::Refusal& refusal) {
  if (refusal.fault) return trouble_page(visit, refusal);
  return cannot(visit, found, refusal_text(visit, refusal), 409);
}

/// What the form says; or what it lacks.
std::expected<office::WaiverAnswer, std::string> answer_in(const Visit& visit, const Found& found) {
  const auto* answer = answer_named(visit.field("answer"));
  auto reason = visit.field("reason");
  if (!answer) return std::unexpected(visit.say(words::answer_first));
  const bool ends = answer->kind == Kind::refused || answer->kind == Kind::withdrawn;
  if (ends && reason.find_first_not_of(" \t\r\n") == std::string::npos)
    return std::unexpected(visit.say(words::reason_missing));
  if (reason.size() > longest_reason)
    return std::unexpected(visit.say(words::reason_too_long, {std::to_string(longest_reason)}));
  return office::WaiverAnswer{.number = found.listed.waiver.number(),
                              .kind = answer->kind,
                              .by = visit.person->name,
                              .role = {},
                              .reason = std::move(reason),
                              .on = {}};
}

}  // namespace

http::Response waiver_page(Visit& visit) {
  const OneMoment moment(visit.in);
  const auto found = found_in(visit, visit.in);
  if (!found) return std::move(found.error());
  const auto& listed = found->listed;
  const auto title = title_text(visit, listed.waiver);
  const auto changed = changed_html(visit, *found);
  if (!changed) return trouble_page(visit, changed.error());
  std::string html = visit.asked("done").empty() ? "" : notice_html(visit.say(words::recorded_now));
  html += waivers_table_html(visit, title, {listed}) + "<h2>" + visit.html(words::history) + "</h2>\n" +
          events_table_html(visit, found->events) + *changed + answer_form_html(visit, *found);
  return page(visit, title, html);
}

http::Response preview_answer(Visit& visit) {
  const OneMoment moment(visit.in);
  const auto found = found_in(visit, visit.in);
  if (!found) return std::move(found.error());
  const auto answer = answer_in(visit, *found);
  if (!answer) return cannot(visit, *found, answer.error(), 400);
  const auto outcome = office::foresee_answer(visit.in, visit.policy(), *answer, visit.today);
  if (!outcome) return refused(visit, *found, outcome.error());
  auto html = waivers_table_html(visit, visit.say(words::waivers), {found->listed}) + "<p><strong>" +
              visit.html(words::nothing_yet) + "</strong></p>\n<h2>" + visit.html(words::what_happens) + "</h2>" +
              foreseen_html(visit, *outcome);
  if (!answer->reason.empty()) html += "<p>" + visit.html(words::your_reason, {answer->reason}) + "</p>\n";
  html += "<p>" + visit.html(words::on_record_as, {visit.person->name, to_iso(outcome->event.on)}) + "</p>\n" +
          form_html(visit, found->path() + "/answer") + hidden_html("answer", visit.field("answer")) +
          hidden_html("reason", visit.field("reason")) + button_html(visit.say(words::confirm_it)) + "</form>\n" +
          back_html(visit, *found);
  const auto& about = answer_named(visit.field("answer"))->about;
  const auto& named = found->listed.waiver.proposal.value ? words::adjustment_named : words::waiver_named;
  return page(visit, visit.say(about, {visit.say(named, {std::to_string(answer->number)})}), html);
}

http::Response answer_waiver(Visit& visit) {
  auto writer = visit.writer();
  if (!writer) return trouble_page(visit, writer.error());
  RegisterFile& in = **writer;
  const auto found = found_in(visit, in);
  if (!found) return std::move(found.error());
  const auto answer = answer_in(visit, *found);
  if (!answer) return cannot(visit, *found, answer.error(), 400);
  const auto taken = office::answer_waiver(in, visit.policy(), *answer, visit.today);
  if (!taken) return refused(visit, *found, taken.error());
  return see_other(found->path() + "?done=1");
}

}  // namespace safon::web
