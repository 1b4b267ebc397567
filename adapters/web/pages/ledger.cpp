// What was recorded, by whom and on what: the ledger, and the nights that wrote it.
#include <algorithm>

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/pages.hpp"

namespace safon::web {
namespace {

constexpr std::size_t events_on_a_page = 100, runs_on_a_page = 200;

}  // namespace

http::Response audit_page(Visit& visit) {
  const OneMoment moment(visit.in);
  auto events =
      page_of_events(visit.in, number_in(visit.asked("before"), INT64_MAX), visit.person->councils, events_on_a_page);
  if (!events) return trouble_page(visit, office::refusal(events.error()));
  std::vector<std::vector<std::string>> rows;
  for (const auto& event : *events) {
    auto key = find_participant(visit.in, event.id);
    const auto id = key && *key ? link_html("/participant/" + std::to_string(**key), event.id) : escaped(event.id);
    rows.push_back({std::to_string(event.sequence), to_iso(event.on), id, escaped(heading(event.kind, visit.language)),
                    escaped(programme_text(visit, event.programme)),
                    escaped(status_text(visit, event.programme, event.from)),
                    escaped(status_text(visit, event.programme, event.to)), to_iso(event.effective), escaped(event.by),
                    escaped(event.text), escaped(event.policy + " " + event.policy_version)});
  }
  auto html = table_html(
      visit, visit.say(words::audit),
      {visit.say(words::number), visit.say(words::recorded), visit.say(words::participant), visit.say(words::what),
       visit.say(words::programme), visit.say(words::from_status), visit.say(words::to_status),
       visit.say(words::counts_from), visit.say(words::by_whom), visit.say(words::reason), visit.say(words::rests_on)},
      rows);
  if (events->size() == events_on_a_page)
    html += "<p>" + link_html("/audit?before=" + std::to_string(events->back().sequence), visit.say(words::next_page)) +
            "</p>\n";
  html += "<p>" + link_html("/audit/waivers", visit.say(words::waivers_recorded)) + "</p>\n";
  return page(visit, visit.say(words::audit), html);
}

http::Response runs_page(Visit& visit) {
  auto all = runs(visit.in);
  if (!all) return trouble_page(visit, office::refusal(all.error()));
  std::ranges::reverse(*all);
  std::vector<std::vector<std::string>> rows;
  for (const auto& run : *all) {
    if (rows.size() == runs_on_a_page) break;
    rows.push_back({to_iso(run.as_of), escaped(run.started),
                    escaped(run.finished.value_or(visit.say(words::not_ended))),
                    escaped(run.policy + " " + run.policy_version), std::to_string(run.counts.participants),
                    std::to_string(run.counts.status_changes), std::to_string(run.counts.cases_opened),
                    std::to_string(run.counts.reviews_opened), std::to_string(run.counts.stopped)});
  }
  return page(
      visit, visit.say(words::runs),
      table_html(visit, visit.say(words::runs),
                 {visit.say(words::day), visit.say(words::started), visit.say(words::ended), visit.say(words::rests_on),
                  visit.say(words::were_due), visit.say(words::changes), visit.say(words::opened_cases),
                  visit.say(words::opened_reviews), visit.say(words::conflicts)},
                 rows));
}

}  // namespace safon::web
