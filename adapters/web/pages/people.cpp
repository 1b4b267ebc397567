// Who may sign in, and the book of their coming and going.
#include <charconv>

#include "adapters/cli/page/markup.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/escalations/escalations.hpp"
#include "adapters/web/pages/pages.hpp"

namespace safon::web {
namespace {

constexpr std::size_t events_on_a_page = 100;

struct Kind {
  std::string_view name;
  const Phrase& phrase;
};
constexpr Kind kinds[] = {{"person_added", words::person_added},     {"person_disabled", words::person_disabled},
                          {"person_enabled", words::person_enabled}, {"person_locked", words::person_locked},
                          {"password_set", words::password_set},     {"duty_given", words::duty_given},
                          {"duty_taken", words::duty_taken},         {"signed_in", words::signed_in},
                          {"signed_out", words::signed_out},         {"sign_in_failed", words::sign_in_failed}};

std::string kind_text(const Visit& visit, const std::string& name) {
  for (const auto& kind : kinds)
    if (kind.name == name) return visit.say(kind.phrase);
  return name;
}

}  // namespace

http::Response people_page(Visit& visit) {
  auto rows = people(visit.in);
  if (!rows) return trouble_page(visit, office::refusal(rows.error()));
  std::vector<std::vector<std::string>> table;
  for (const auto& row : *rows) {
    const auto person = office::person_from(row);
    std::string roles, councils;
    for (std::size_t r = 0; r < office::role_names.size(); ++r)
      if (person.roles.has(office::Role(r)))
        roles += (roles.empty() ? "" : ", ") + role_text(visit, office::role_names[r]);
    for (const auto& council : row.councils) councils += (councils.empty() ? "" : ", ") + council;
    const std::string note = row.disabled                   ? visit.say(words::disabled)
                             : row.locked_until > visit.now ? visit.say(words::locked)
                             : row.password.empty()         ? visit.say(words::proxy_only)
                                                            : "";
    table.push_back({escaped(row.name), escaped(row.full_name), escaped(roles),
                     escaped(councils.empty() ? visit.say(words::all_of_them) : councils),
                     escaped(duties_text(visit, row.duties)), escaped(note)});
  }
  return page(visit, visit.say(words::people),
              "<p>" + visit.html(words::people_by_command) + "</p>\n" + untold_html(visit) +
                  table_html(visit, visit.say(words::people),
                             {visit.say(words::name), visit.say(words::full_name), visit.say(words::roles),
                              visit.say(words::councils), visit.say(words::duties), visit.say(words::note)},
                             table));
}

http::Response access_page(Visit& visit) {
  std::int64_t before = INT64_MAX;
  const auto asked = visit.asked("before");
  std::from_chars(asked.data(), asked.data() + asked.size(), before);
  auto events = access_events(visit.in, before, events_on_a_page);
  if (!events) return trouble_page(visit, office::refusal(events.error()));
  std::vector<std::vector<std::string>> rows;
  for (const auto& event : *events)
    rows.push_back({escaped(event.at), escaped(kind_text(visit, event.kind)), escaped(event.person), escaped(event.by),
                    escaped(event.text)});
  auto html = table_html(visit, visit.say(words::access),
                         {visit.say(words::when), visit.say(words::what), visit.say(words::who),
                          visit.say(words::by_whom), visit.say(words::details)},
                         rows);
  if (events->size() == events_on_a_page)
    html += "<p>" + link_html("/access?before=" + std::to_string(events->back().key), visit.say(words::next_page)) +
            "</p>\n";
  return page(visit, visit.say(words::access), html);
}

}  // namespace safon::web
