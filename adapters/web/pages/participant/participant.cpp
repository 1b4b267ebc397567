// One participant: where she stands in each programme and how she came there, what waits to be decided, what is still
// needed and why, and all that was recorded.
#include <algorithm>

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/cli/verbs/officer/standing_text.hpp"
#include "adapters/cli/verbs/officer/subjects.hpp"
#include "adapters/office/decision.hpp"
#include "adapters/office/explaining.hpp"
#include "adapters/sqlite/intakes/intake_book.hpp"
#include "adapters/web/page/explained.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/certificates/holding.hpp"
#include "adapters/web/pages/corrections/told.hpp"
#include "adapters/web/pages/escalations/escalations.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/pages/participant/foreseen.hpp"
#include "adapters/web/pages/participant/subject.hpp"
#include "adapters/web/pages/revoking/revoking.hpp"
#include "adapters/web/pages/waivers/proposing.hpp"
#include "adapters/web/pages/waivers/told.hpp"

namespace safon::web {
namespace {

/// Whether people have brought it.
std::string how_html(const Visit& visit, const Programme& programme, const HeldStatus& held) {
  if (!held.certified) return {};
  const bool decided =
      held.transition < programme.transitions.size() && programme.transitions[held.transition].decided != Decided::no;
  return " <span class=\"aside\">(" + visit.html(decided ? words::by_decision : words::certified_status) + ")</span>";
}

std::string statuses_html(const Visit& visit, const Programme& programme, const ProgressState& state) {
  std::string html = "<ol class=\"line\"" + attribute("aria-label", visit.say(words::statuses_so_far)) + ">";
  for (std::size_t h = 0; h < state.history.size(); ++h) {
    const auto& held = state.history[h];
    html += std::string("<li") + (h + 1 == state.history.size() ? " aria-current=\"step\">" : ">") +
            visit.html(words::holds, {label_of(visit, programme.statuses[held.status]), to_iso(held.effective)}) +
            how_html(visit, programme, held) + "</li>";
  }
  return html + "</ol>\n";
}

std::string names_of(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

std::string decision_form(const Visit& visit, const Subject& subject, const Programme& programme, const Status& to,
                          const std::string& unique) {
  const auto choice = [&](const char* value, const Phrase& text) {
    const auto id = unique + value;
    return "<p class=\"choice\"><input type=\"radio\" name=\"decision\" required" + attribute("id", id) +
           attribute("value", value) + "><label" + attribute("for", id) + ">" + visit.html(text) + "</label></p>";
  };
  return form_html(visit, subject.path() + "/preview") + hidden_html("programme", programme.name) +
         hidden_html("status", to.name) + "<fieldset><legend>" + visit.html(words::decide) + "</legend>" +
         choice("certify", words::certify) + choice("decline", words::decline) + choice("defer", words::defer) +
         "</fieldset><p class=\"field\"><label" + attribute("for", unique + "until") + ">" +
         visit.html(words::defer_until) + "</label><input type=\"date\" name=\"until\"" +
         attribute("id", unique + "until") + "></p><p class=\"field\"><label" + attribute("for", unique + "reason") +
         ">" + visit.html(words::reason_wanted) + "</label><textarea name=\"reason\"" +
         attribute("id", unique + "reason") + "></textarea></p>" + button_html(visit.say(words::see_first)) +
         "</form>\n";
}

std::string case_html(const Visit& visit, const Subject& subject, const Programme& programme,
                      const ProgressState& state, const OpenCase& open, const std::string& unique) {
  const auto& way = programme.transitions[open.transition];
  const auto& to = programme.statuses[way.to];
  if (way.decided != Decided::no)
    return "<section class=\"case\"><h3>" + visit.html(words::case_for, {label_of(visit, to)}) + "</h3>" +
           proposal_html(visit, subject, programme, state, open, unique) + "</section>\n";
  std::string html = "<section class=\"case\"><h3>" + visit.html(words::case_for, {label_of(visit, to)}) + "</h3><p>" +
                     visit.html(words::case_since,
                                {to_iso(open.opened),
                                 people(way.certifiers - open.certified_by.size(), way.certified_by, visit.language)}) +
                     "</p>";
  if (open.due) {
    const bool late = *open.due < visit.today;
    html += late ? "<p class=\"overdue\">" : "<p>";
    html += visit.html(late ? words::is_overdue : words::due_by, {to_iso(*open.due)}) + "</p>";
  }
  if (!open.escalated_to.empty())
    html += "<p class=\"overdue\">" + visit.html(words::is_escalated, {duties_text(visit, open.escalated_to)}) + "</p>";
  if (open.deferred_until) html += "<p>" + visit.html(words::put_off_to, {to_iso(*open.deferred_until)}) + "</p>";
  if (!open.certified_by.empty())
    html += "<p>" + visit.html(words::already_certified, {names_of(open.certified_by)}) + "</p>";
  if (visit.is(office::Role::officer)) html += decision_form(visit, subject, programme, to, unique);
  return html + "</section>\n";
}

std::string ways_html(const Visit& visit, const Subject& subject, const Programme& programme,
                      const office::Explaining& explaining, const office::LoadedParticipant& participant) {
  const auto propose = [&](const std::string& requirement) { return proposal_link(visit, subject, requirement); };
  const auto& state = participant.state;
  const auto ways =
      ways_onward(programme, state, visit.language, [&](std::uint16_t way) { return explaining.declined(way); });
  std::string html;
  for (const auto& way : ways) {
    const auto whole = explaining.explained(way.node);
    const auto& to = programme.statuses[programme.transitions[way.transition].to];
    const auto title = visit.html(words::way_to, {label_of(visit, to)});
    const auto inside = "<h4>" + visit.html(words::still_needed) + "</h4>" +
                        needed_html(visit, explaining.needed(way.transition, whole)) + "<h4>" + visit.html(words::why) +
                        "</h4>" + explanation_html(visit, whole, propose);
    if (way.folded)
      html += "<details><summary>" + title + ": " + answer_html(visit, whole.answer) + "</summary>" + inside +
              "</details>\n";
    else
      html += "<h3>" + title + "</h3>" + inside;
  }
  return html;
}

std::expected<std::string, office::Refusal> programme_html(Visit& visit, const Subject& subject, std::uint16_t index,
                                                           Date on, const std::vector<LedgerEvent>& events) {
  const auto& policy = visit.policy();
  const auto& programme = policy.programmes[index];
  auto participant = office::load_participant(visit.in, policy, index, subject.name.id, on);
  if (!participant) return std::unexpected(participant.error());
  const office::Explaining explaining(policy, index, *participant, on, visit.language);
  std::string html = "<h2>" + escaped(programme_text(visit, programme.name)) + "</h2>\n";
  if (!explaining.entered()) {
    const auto why = why_not_entered(explaining.entry(), on, visit.language);
    return html + "<p>" + visit.html(words::not_entered) + (why.empty() ? "" : ": " + escaped(why)) + "</p>\n";
  }
  const auto& state = participant->state;
  html += statuses_html(visit, programme, state) + status_decision_html(visit, programme, events);
  if (state.stopped) html += "<p class=\"overdue\">" + visit.html(words::is_stopped) + "</p>";
  for (std::size_t c = 0; c < state.cases.size(); ++c)
    html += case_html(visit, subject, programme, state, state.cases[c],
                      "case-" + std::to_string(index) + "-" + std::to_string(c) + "-");
  html += revoking_html(visit, subject, programme, state, "revoking-" + std::to_string(index) + "-");
  html += issue_form_html(visit, subject, programme, state);
  html += ways_html(visit, subject, programme, explaining, *participant);
  return html + "<p>" +
         (state.next == never ? visit.html(words::nothing_changes)
                              : visit.html(words::next_change, {to_iso(state.next)})) +
         "</p>\n";
}

std::string intakes_html(Visit& visit, const Subject& subject) {
  std::vector<std::vector<std::string>> rows;
  RegisterIntakes book(visit.in);
  const auto& intakes = visit.policy().intakes;
  for (std::uint16_t i = 0; i < intakes.size(); ++i) {
    auto events = book.events(visit.policy(), i);
    if (!events) continue;
    for (const auto& event : *events)
      if (event.participant == subject.key)
        rows.push_back({escaped(intakes[i].name), to_iso(event.on),
                        escaped(heading(intake_event_name(event.kind), visit.language)),
                        event.rank ? std::to_string(event.rank) : "", event.due ? to_iso(*event.due) : "",
                        escaped(event.by), escaped(event.text)});
  }
  if (rows.empty()) return {};
  return "<h2>" + visit.html(words::intakes) + "</h2>\n" +
         table_html(visit, visit.say(words::intakes),
                    {visit.say(words::name), visit.say(words::recorded), visit.say(words::what), visit.say(words::rank),
                     visit.say(words::due), visit.say(words::by_whom), visit.say(words::reason)},
                    rows);
}

}  // namespace

http::Response participant_page(Visit& visit) {
  const OneMoment moment(visit.in);
  auto subject = subject_of(visit, visit.in);
  if (!subject) return std::move(subject.error());
  auto on = office::day_to_decide(visit.in, visit.today);
  if (!on) return trouble_page(visit, on.error());
  auto events = safon::history(visit.in, subject->key);
  if (!events) return trouble_page(visit, office::refusal(events.error()));
  std::string html;
  const auto done = visit.asked("done");
  if (const auto* decided = decision_words(done)) html += notice_html(visit.say(decided->done));
  if (done == "revoke" || done == "reinstate")
    html += notice_html(visit.say(done == "revoke" ? words::done_revoke : words::done_reinstate));
  html += "<p>" + visit.html(words::of_council, {subject->name.council}) + ". " +
          visit.html(words::as_of, {to_iso(*on)}) + ".</p>\n";
  if (!subject->name.reported) html += "<p class=\"overdue\">" + visit.html(words::nobody_reports) + "</p>\n";
  const auto waivers = their_waivers(visit, *subject);
  if (!waivers) return trouble_page(visit, waivers.error());
  html += noted_waivers_html(visit, *waivers);
  for (std::uint16_t p = 0; p < visit.policy().programmes.size(); ++p) {
    auto part = programme_html(visit, *subject, p, *on, *events);
    if (!part) return trouble_page(visit, part.error());
    html += *part;
  }
  html += their_corrections_html(visit, *subject) + their_waivers_html(visit, *subject, *waivers) +
          certificates_html(visit, *subject);
  html += intakes_html(visit, *subject);
  html += "<h2>" + visit.html(words::history) + "</h2>\n" + events_html(visit, visit.say(words::history), *events);
  return page(visit, subject->name.id, html);
}

}  // namespace safon::web
