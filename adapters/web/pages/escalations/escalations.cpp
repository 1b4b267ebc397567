#include "adapters/web/pages/escalations/escalations.hpp"

#include <algorithm>

#include "adapters/cli/page/markup.hpp"
#include "adapters/office/people/duties.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"

namespace safon::web {
namespace {

constexpr std::string_view mine = "mine";

/// None: the policy cannot be read, or has none.
std::vector<Duty> duties_of(const Visit& visit) {
  return visit.loaded ? visit.policy().duties : std::vector<Duty>();
}

}  // namespace

std::string duty_text(const Visit& visit, std::string_view duty) {
  const auto all = duties_of(visit);
  const auto found = std::ranges::find(all, duty, &Duty::name);
  return std::string(found == all.end() ? duty : found->label.in(visit.language, duty));
}

std::string duties_text(const Visit& visit, const std::vector<std::string>& duties) {
  std::string text;
  for (const auto& duty : duties) text += (text.empty() ? "" : ", ") + duty_text(visit, duty);
  return text;
}

std::vector<std::string> duties_asked(const Visit& visit) {
  const auto asked = visit.asked("escalated");
  if (asked.empty()) return {};
  if (asked != mine) return {asked};
  // Whoever holds none has no case of her own, rather than all.
  return visit.person->duties.empty() ? std::vector<std::string>{""} : visit.person->duties;
}

std::string duty_select_html(const Visit& visit) {
  const auto duties = duties_of(visit);
  if (duties.empty()) return {};
  std::vector<Choice> choices{{"", visit.say(words::escalated_or_not)}};
  if (!visit.person->duties.empty()) choices.push_back({std::string(mine), visit.say(words::to_me)});
  for (const auto& duty : duties) choices.push_back({duty.name, duty_text(visit, duty.name)});
  return select_html("escalated", visit.say(words::escalated_to_whom), choices, visit.asked("escalated"));
}

std::string untold_html(const Visit& visit) {
  auto duties = office::untold_duties(visit.in);
  if (!duties) return {};
  std::string html;
  for (auto& duty : *duties) {
    std::erase_if(duty.untold, [&](const EscalatedCases& each) { return !visit.may_see(each.council); });
    if (!duty.untold.empty())
      html += "<p class=\"overdue\">" +
              visit.html(words::escalated_to_nobody, {duty_text(visit, duty.duty), office::untold_councils(duty)}) +
              "</p>\n";
  }
  return html;
}

std::string escalated_html(const Visit& visit) {
  std::string html;
  if (const auto& duties = visit.person->duties; !duties.empty()) {
    const auto cases = page_of_cases(
        visit.in,
        {.councils = visit.person->councils, .programme = {}, .due_before = {}, .duties = duties, .limit = 0});
    if (cases && cases->all > 0)
      html += "<p class=\"overdue\">" +
              link_html("/queue?escalated=" + std::string(mine),
                        visit.say(words::escalated_to_you, {std::to_string(cases->all), duties_text(visit, duties)})) +
              "</p>\n";
  }
  return html + untold_html(visit);
}

}  // namespace safon::web
