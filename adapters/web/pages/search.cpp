// Finding a participant. What is typed goes in a form's body: nobody's number stands in an address or a log.
#include "adapters/cli/page/markup.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/pages.hpp"

namespace safon::web {
namespace {

constexpr std::size_t found_at_most = 50, looked_at_most = 1000;

http::Response search_form(const Visit& visit, const std::string& typed, const std::string& below) {
  return page(visit, visit.say(words::find_participant),
              form_html(visit, "/search") + input_html("id", visit.say(words::id_or_beginning), "text", "off", typed) +
                  button_html(visit.say(words::search)) + "</form>\n" + below);
}

}  // namespace

http::Response search_page(Visit& visit) {
  return search_form(visit, "", "");
}

http::Response search(Visit& visit) {
  const OneMoment moment(visit.in);
  const auto typed = visit.field("id");
  if (typed.empty()) return search_form(visit, "", "");
  auto ids = ids_with_prefix(visit.in, typed, looked_at_most);
  if (!ids) return trouble_page(visit, office::refusal(ids.error()));
  std::vector<std::vector<std::string>> rows;
  for (const auto& id : *ids) {
    auto key = find_participant(visit.in, id);
    if (!key || !*key) continue;
    auto name = name_of(visit.in, **key);
    if (!name || !*name || !visit.may_see((*name)->council)) continue;
    const auto path = "/participant/" + std::to_string(**key);
    if (id == typed) return see_other(path);
    rows.push_back({link_html(path, id), escaped((*name)->council)});
    if (rows.size() == found_at_most) break;
  }
  if (rows.empty()) return search_form(visit, typed, problem_html(visit, visit.say(words::nobody_found)));
  return search_form(
      visit, typed,
      table_html(visit, visit.say(words::found), {visit.say(words::participant), visit.say(words::council)}, rows));
}

}  // namespace safon::web
