#include "adapters/web/pages/participant/foreseen.hpp"

#include <algorithm>

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/web/page/fields.hpp"
#include "engine/progress/event_name.hpp"

namespace safon::web {
namespace {

std::string event_text(const Visit& visit, const Programme& programme, const Event& event) {
  auto text = heading(event_name(event.kind), visit.language);
  if (event.kind == EventKind::status_changed)
    text += ": " + label_of(visit, programme.statuses[event.from]) + " → " +
            visit.say(words::holds, {label_of(visit, programme.statuses[event.to]), to_iso(event.effective)});
  else if (event.transition != none16)
    text += ": " + label_of(visit, programme.statuses[programme.transitions[event.transition].to]);
  return text + (event.by.empty() ? "" : " (" + event.by + ")");
}

}  // namespace

const DecisionWords* decision_words(std::string_view name) {
  static constexpr DecisionWords all[] = {{"certify", words::will_certify, words::confirm_certify, words::done_certify},
                                          {"decline", words::will_decline, words::confirm_decline, words::done_decline},
                                          {"defer", words::will_defer, words::confirm_defer, words::done_defer}};
  const auto* found = std::ranges::find(all, name, &DecisionWords::name);
  return found == std::end(all) ? nullptr : found;
}

std::optional<std::string> slip(const Visit& visit, const std::string& decision, const std::string& reason,
                                const std::string& until, std::size_t longest) {
  if (!decision_words(decision)) return visit.say(words::choose_first);
  const bool defers = decision == "defer";
  if (defers && !parse_iso_date(until)) return visit.say(words::day_to_defer);
  if (decision != "certify" && reason.find_first_not_of(" \t\r\n") == std::string::npos)
    return visit.say(defers ? words::reason_to_defer : words::reason_first);
  if (reason.size() > longest) return visit.say(words::reason_too_long, {std::to_string(longest)});
  return std::nullopt;
}

std::string foreseen_html(const Visit& visit, const office::Outcome& outcome, const office::DecisionAsked& asked) {
  const auto& programme = visit.policy().programmes[outcome.wanted.programme];
  std::string html = "<ul>";
  for (std::size_t e = outcome.brought; e < outcome.events.size(); ++e)
    html += "<li>" + escaped(event_text(visit, programme, outcome.events[e])) + "</li>";
  const auto* open = office::open_case(programme, outcome.after, outcome.wanted.status);
  if (asked.certify && open) {
    const auto& way = programme.transitions[open->transition];
    html += "<li>" +
            visit.html(way.decided == Decided::no ? words::still_to_certify : words::others_to_confirm,
                       {people(way.certifiers - open->certified_by.size(), way.certified_by, visit.language)}) +
            "</li>";
  }
  const auto* was_open = office::open_case(programme, outcome.participant.state, outcome.wanted.status);
  const bool proposed = was_open && programme.transitions[was_open->transition].decided != Decided::no;
  if (asked.defer_until)
    html += "<li>" + visit.html(words::stays_open, {to_iso(*asked.defer_until)}) + "</li>";
  else if (!asked.certify)
    html += "<li>" + visit.html(proposed ? words::proposal_ends : words::stays_closed) + "</li>";
  return html + "</ul>\n";
}

std::string brought_html(const Visit& visit, const office::Outcome& outcome) {
  if (outcome.brought == 0) return {};
  const auto& programme = visit.policy().programmes[outcome.wanted.programme];
  std::string html = "<ul>";
  for (std::size_t e = 0; e < outcome.brought; ++e)
    html += "<li>" + escaped(event_text(visit, programme, outcome.events[e])) + "</li>";
  return html + "</ul>\n";
}

}  // namespace safon::web
