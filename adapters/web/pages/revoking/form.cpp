#include <algorithm>

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/revoking/revoking.hpp"
#include "engine/progress/before.hpp"

namespace safon::web {
namespace {

std::string names_of(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

/// What the form is sent with: the status that is taken away, or given back.
std::string about_html(const Programme& programme, const ProgressState& state, const Transition& way) {
  const auto held = state.history.back().status;
  const bool revoke = way.decided == Decided::revoked;
  return hidden_html("programme", programme.name) +
         hidden_html("status", programme.statuses[revoke ? held : way.to].name) +
         hidden_html("to", revoke ? programme.statuses[way.to].name : "") +
         hidden_html("way", revoke ? "revoke" : "reinstate");
}

std::string reason_html(const Visit& visit, const Phrase& label, const std::string& id) {
  return "<p class=\"field\"><label" + attribute("for", id) + ">" + visit.html(label) +
         "</label><textarea name=\"reason\"" + attribute("id", id) + "></textarea></p>";
}

}  // namespace

std::string status_decision_html(const Visit& visit, const Programme& programme, std::span<const LedgerEvent> events) {
  const auto decision = office::status_decision(events, programme.name);
  if (!decision) return {};
  const bool revoked = decision->decided == Decided::revoked;
  const auto status = status_text(visit, programme.name, revoked ? decision->from : decision->to);
  return "<p>" +
         visit.html(revoked ? words::taken_away : words::given_back,
                    {status, names_of(decision->by), to_iso(decision->on), decision->reason}) +
         "</p>\n";
}

std::string revoking_html(const Visit& visit, const Subject& subject, const Programme& programme,
                          const ProgressState& state, const std::string& unique) {
  if (!visit.is(office::Role::officer) || state.stopped) return {};
  std::string html;
  for (const auto t : office::ways_to_decide(programme, state)) {
    const auto& way = programme.transitions[t];
    if (std::ranges::find(state.cases, t, &OpenCase::transition) != state.cases.end()) continue;
    const auto held = label_of(visit, programme.statuses[state.history.back().status]);
    const auto to = label_of(visit, programme.statuses[way.to]);
    const auto title = way.decided == Decided::revoked ? visit.html(words::revoke_to, {held, to})
                                                       : visit.html(words::reinstate_in, {to});
    html += "<details><summary>" + title + "</summary><p>" +
            visit.html(words::takes_people, {people(way.certifiers, way.certified_by, visit.language)}) + "</p>" +
            form_html(visit, subject.path() + "/revoking/preview") + about_html(programme, state, way) +
            hidden_html("decision", "propose") +
            reason_html(visit, words::why_so, unique + std::to_string(t) + "-reason") +
            button_html(visit.say(words::see_first)) + "</form></details>\n";
  }
  return html;
}

std::string proposal_html(const Visit& visit, const Subject& subject, const Programme& programme,
                          const ProgressState& state, const OpenCase& open, const std::string& unique) {
  const auto& way = programme.transitions[open.transition];
  std::string html = "<p>" +
                     visit.html(words::first_said_by,
                                {names_of(open.certified_by),
                                 people(way.certifiers - open.certified_by.size(), way.certified_by, visit.language)}) +
                     "</p>";
  if (!visit.is(office::Role::officer)) return html;
  const auto choice = [&](const char* value, const Phrase& text) {
    const auto id = unique + value;
    return "<p class=\"choice\"><input type=\"radio\" name=\"decision\" required" + attribute("id", id) +
           attribute("value", value) + "><label" + attribute("for", id) + ">" + visit.html(text) + "</label></p>";
  };
  return html + form_html(visit, subject.path() + "/revoking/preview") + about_html(programme, state, way) +
         "<fieldset><legend>" + visit.html(words::decide) + "</legend>" + choice("confirm", words::confirm_proposal) +
         choice("decline", words::not_so) + "</fieldset>" + reason_html(visit, words::own_reason, unique + "reason") +
         button_html(visit.say(words::see_first)) + "</form>\n";
}

}  // namespace safon::web
