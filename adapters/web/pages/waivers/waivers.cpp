// All waivers, and what was recorded about them.
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/sqlite/waivers/waiver_book.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/pages/waivers/told.hpp"

namespace safon::web {
namespace {

constexpr std::size_t waivers_on_a_page = 100, events_on_a_page = 100;

std::string page_link(const Visit& visit, std::size_t from) {
  return "/waivers?council=" + http::encoded(visit.asked("council")) + "&which=" + http::encoded(visit.asked("which")) +
         "&from=" + std::to_string(from);
}

}  // namespace

http::Response waivers_page(Visit& visit) {
  if (!visit.loaded) return trouble_page(visit, 503, words::no_policy);
  const OneMoment moment(visit.in);
  auto all = waivers_seen(visit);
  if (!all) return trouble_page(visit, all.error());
  const auto council = visit.asked("council");
  const bool every = visit.asked("which") == "all";
  std::erase_if(*all, [&](const office::ListedWaiver& each) {
    return (!every && !is_open(visit, each)) || (!council.empty() && each.council != council);
  });
  const auto from =
      std::min<std::size_t>(all->size(), std::size_t(std::max<std::int64_t>(0, number_in(visit.asked("from"), 0))));
  const auto end = std::min(all->size(), from + waivers_on_a_page);
  const std::vector<office::ListedWaiver> shown(all->begin() + std::ptrdiff_t(from),
                                                all->begin() + std::ptrdiff_t(end));
  auto html = "<form class=\"filters\" method=\"get\" action=\"/waivers\">" +
              select_html("council", visit.say(words::council), council_choices(visit), council) +
              select_html("which", visit.say(words::which_waivers),
                          {{"open", visit.say(words::open_waivers)}, {"all", visit.say(words::every_waiver)}},
                          every ? "all" : "open") +
              button_html(visit.say(words::show), true) + "</form>\n" +
              waivers_table_html(visit, visit.say(words::waivers), shown);
  if (from > 0) html += "<p>" + link_html(page_link(visit, 0), visit.say(words::first_page)) + "</p>\n";
  if (end < all->size()) html += "<p>" + link_html(page_link(visit, end), visit.say(words::next_page)) + "</p>\n";
  return page(visit, visit.say(words::waivers), html);
}

http::Response waiver_audit_page(Visit& visit) {
  const OneMoment moment(visit.in);
  const auto events = page_of_waiver_events(visit.in, number_in(visit.asked("before"), INT64_MAX),
                                            visit.person->councils, events_on_a_page);
  if (!events) return trouble_page(visit, office::refusal(events.error()));
  std::vector<std::vector<std::string>> rows;
  for (const auto& [key, policy, version, event] : *events)
    rows.push_back({std::to_string(key), day_html(event.on),
                    link_html("/participant/" + std::to_string(event.participant), event.id),
                    link_html("/waivers/" + std::to_string(event.waiver), std::to_string(event.waiver)),
                    escaped(heading(waiver_event_name(event.kind), visit.language)),
                    escaped(event.what + (event.value ? ": " + to_text(*event.value) : "")),
                    event.until ? day_html(*event.until) : "", event.known_from ? day_html(*event.known_from) : "",
                    escaped(event.by), escaped(heading(event.role, visit.language)), escaped(event.reason),
                    escaped(event.evidence), escaped(policy + " " + version)});
  auto html = table_html(
      visit, visit.say(words::waivers_recorded),
      {visit.say(words::number), visit.say(words::recorded), visit.say(words::participant), visit.say(words::waivers),
       visit.say(words::what), visit.say(words::waived_or_adjusted), visit.say(words::until),
       visit.say(words::known_from), visit.say(words::by_whom), visit.say(words::in_role), visit.say(words::reason),
       visit.say(words::accepted_instead), visit.say(words::rests_on)},
      rows);
  if (events->size() == events_on_a_page)
    html += "<p>" +
            link_html("/audit/waivers?before=" + std::to_string(events->back().key), visit.say(words::next_page)) +
            "</p>\n";
  html += "<p>" + link_html("/audit", visit.say(words::audit)) + "</p>\n";
  return page(visit, visit.say(words::waivers_recorded), html);
}

}  // namespace safon::web
