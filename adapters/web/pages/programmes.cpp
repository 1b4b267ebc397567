// The programmes as drawings, with how many stand where, and the same as tables beneath.
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/cli/page/status_diagram.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/headcount.hpp"
#include "adapters/web/pages/pages.hpp"

namespace safon::web {
namespace {

std::string ways_html(const Visit& visit, const Wording& say, const model::Programme& programme) {
  std::vector<std::vector<std::string>> rows;
  for (const auto* way : ways_of(programme)) {
    std::vector<std::string> from;
    for (const auto status : way->from)
      from.push_back(say.named(programme.statuses[status].label, programme.statuses[status].name));
    const auto& to = programme.statuses[way->to];
    rows.push_back({std::to_string(rows.size() + 1),
                    way->from_any ? visit.html(words::any_status) : say.listed(from, false),
                    way->restores ? visit.html(words::held_before) : say.named(to.label, to.name),
                    way->certifiers == 0 ? visit.html(words::by_itself)
                                         : escaped(people(way->certifiers, way->certified_by, visit.language))});
  }
  return table_html(visit, visit.say(words::ways_between, {say.plain(programme.label, programme.name)}),
                    {visit.say(words::number), visit.say(words::from_status), visit.say(words::to_status),
                     visit.say(words::who_decides)},
                    rows);
}

std::string programme_html(const Visit& visit, const Wording& say, const model::Programme& programme,
                           const std::vector<FunnelRow>& counted, const std::vector<std::string>& councils) {
  const auto name = say.plain(programme.label, programme.name);
  std::vector<std::string> counts;
  std::vector<std::vector<std::string>> rows;
  for (const auto& status : programme.statuses) {
    counts.push_back(std::to_string(headcount(counted, programme.name, status.name, councils)));
    rows.push_back({say.named(status.label, status.name), counts.back()});
  }
  return "<h2>" + say.named(programme.label, programme.name) +
         "</h2>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\"" +
         attribute("aria-label", visit.say(words::drawing_of, {name})) + ">\n" +
         status_diagram(say, programme, counts) + "</div>\n<p class=\"aside\">" + diagram_legend(say) + "</p>\n" +
         ways_html(visit, say, programme) +
         table_html(visit, visit.say(words::by_status, {name}), {visit.say(words::status), visit.say(words::how_many)},
                    rows);
}

}  // namespace

http::Response programmes_page(Visit& visit) {
  if (!visit.loaded) return trouble_page(visit, 503, words::no_policy);
  const OneMoment moment(visit.in);
  const auto councils = councils_asked(visit);
  auto counted = funnel(visit.in);
  if (!counted) return trouble_page(visit, office::refusal(counted.error()));
  const auto& model = *visit.loaded->model;
  const Wording say{.language = visit.language, .main = model.languages.empty() ? "en" : model.languages.front()};
  auto html = council_filter_html(visit, "/programmes");
  for (const auto& programme : model.programmes) html += programme_html(visit, say, programme, *counted, councils);
  return page(visit, visit.say(words::programmes_of, {councils_text(visit, councils)}), html);
}

}  // namespace safon::web
