#include "adapters/web/page/fields.hpp"

#include <algorithm>

#include "adapters/cli/page/markup.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "adapters/web/page/layout.hpp"

namespace safon::web {
namespace {

const Phrase& role_phrase(office::Role role) {
  switch (role) {
    case office::Role::officer:
      return words::officer;
    case office::Role::policy_staff:
      return words::policy_staff;
    case office::Role::auditor:
      return words::auditor;
    case office::Role::operators:
      return words::operators;
    case office::Role::administrator:
      return words::administrator;
  }
  return words::officer;
}

}  // namespace

std::int64_t number_in(std::string_view text, std::int64_t otherwise) {
  std::int64_t number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  return wrong == std::errc() && end == text.data() + text.size() && !text.empty() ? number : otherwise;
}

std::string select_html(std::string_view name, std::string_view label, const std::vector<Choice>& choices,
                        std::string_view chosen) {
  std::string html = "<p class=\"field\"><label" + attribute("for", name) + ">" + escaped(label) + "</label><select" +
                     attribute("id", name) + attribute("name", name) + ">";
  for (const auto& choice : choices)
    html += "<option" + attribute("value", choice.value) + (choice.value == chosen ? " selected>" : ">") +
            escaped(choice.text) + "</option>";
  return html + "</select></p>";
}

std::vector<std::string> councils_asked(const Visit& visit) {
  const auto asked = visit.asked("council");
  if (!asked.empty() && visit.may_see(asked)) return {asked};
  return visit.person->councils;
}

std::vector<Choice> council_choices(const Visit& visit) {
  std::vector<Choice> choices{{"", visit.say(words::all_of_them)}};
  if (auto all = councils(visit.in))
    for (auto& council : *all)
      if (visit.may_see(council)) choices.push_back({council, council});
  return choices;
}

std::string council_filter_html(const Visit& visit, std::string_view path) {
  return "<form class=\"filters\" method=\"get\"" + attribute("action", path) + ">" +
         select_html("council", visit.say(words::council), council_choices(visit), visit.asked("council")) +
         button_html(visit.say(words::show), true) + "</form>\n";
}

std::string councils_text(const Visit& visit, const std::vector<std::string>& councils) {
  std::string all;
  for (const auto& council : councils) all += (all.empty() ? "" : ", ") + council;
  return all.empty() ? visit.say(words::everybody) : all;
}

std::string label_of(const Visit& visit, const Status& status) {
  return std::string(status.label.in(visit.language, status.name));
}

std::string status_text(const Visit& visit, std::string_view programme, std::string_view status) {
  if (visit.loaded)
    for (const auto& each : visit.policy().programmes)
      if (each.name == programme)
        for (const auto& one : each.statuses)
          if (one.name == status) return label_of(visit, one);
  return std::string(status);
}

std::string programme_text(const Visit& visit, std::string_view programme) {
  if (visit.loaded)
    for (const auto& each : visit.policy().programmes)
      if (each.name == programme) return std::string(each.label.in(visit.language, each.name));
  return std::string(programme);
}

std::string role_text(const Visit& visit, std::string_view role) {
  const auto known = office::role_of(role);
  return known ? visit.say(role_phrase(*known)) : std::string(role);
}

}  // namespace safon::web
