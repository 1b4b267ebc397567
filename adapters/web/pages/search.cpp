// Finding a participant: by the button, or while one types, where scripts run. What is typed goes in a form's body:
// nobody's number stands in an address or a log.
#include "adapters/cli/page/markup.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/pages.hpp"

namespace safon::web {
namespace {

constexpr std::size_t found_at_most = 50, looked_at_most = 1000;

http::Response search_form(const Visit& visit, const std::string& typed, const std::string& below) {
  return page(visit, visit.say(words::find_participant),
              form_html(visit, "/search", "find") +
                  input_html("id", visit.say(words::id_or_beginning), "text", "off", typed) +
                  button_html(visit.say(words::search)) + "</form>\n<div id=\"found\">" + below +
                  "</div>\n<script src=\"/script.js\"></script>\n");
}

struct Found {
  std::string id, council, path;
};

/// Whose number begins with what is typed, as far as the visitor may see them: some of them where they are many.
Answered<std::vector<Found>> find(Visit& visit, const std::string& typed) {
  std::vector<Found> found;
  auto ids = ids_with_prefix(visit.in, typed, looked_at_most);
  if (!ids) return std::unexpected(ids.error());
  for (auto& id : *ids) {
    auto key = find_participant(visit.in, id);
    if (!key) return std::unexpected(key.error());
    if (!*key) continue;
    auto name = name_of(visit.in, **key);
    if (!name) return std::unexpected(name.error());
    if (!*name || !visit.may_see((*name)->council)) continue;
    found.push_back({std::move(id), std::move((*name)->council), "/participant/" + std::to_string(**key)});
    if (found.size() == found_at_most) break;
  }
  return found;
}

std::string found_html(const Visit& visit, const std::vector<Found>& found) {
  const auto all = found.size() == found_at_most ? visit.say(words::found_first, {std::to_string(found_at_most)})
                                                 : visit.say(words::found_all, {std::to_string(found.size())});
  std::vector<std::vector<std::string>> rows;
  for (const auto& each : found) rows.push_back({link_html(each.path, each.id), escaped(each.council)});
  return "<p role=\"status\">" + escaped(all) + "</p>\n" +
         table_html(visit, visit.say(words::found), {visit.say(words::participant), visit.say(words::council)}, rows);
}

}  // namespace

http::Response search_page(Visit& visit) {
  return search_form(visit, "", "");
}

http::Response search(Visit& visit) {
  const OneMoment moment(visit.in);
  const auto typed = visit.field("id");
  if (typed.empty()) return search_form(visit, "", "");
  auto found = find(visit, typed);
  if (!found) return trouble_page(visit, office::refusal(found.error()));
  // Numbers come sorted, so that one that is just what was typed is the first.
  if (!found->empty() && found->front().id == typed) return see_other(found->front().path);
  if (found->empty()) return search_form(visit, typed, problem_html(visit, visit.say(words::nobody_found)));
  return search_form(visit, typed, found_html(visit, *found));
}

http::Response search_found(Visit& visit) {
  const OneMoment moment(visit.in);
  const auto typed = visit.field("id");
  http::Response part;
  if (typed.empty()) return part;
  auto found = find(visit, typed);
  if (!found) return trouble_page(visit, office::refusal(found.error()));
  part.body =
      found->empty() ? "<p role=\"status\">" + visit.html(words::nobody_found) + "</p>\n" : found_html(visit, *found);
  return part;
}

}  // namespace safon::web
